using System.Text;
using System.Text.Json;
using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Features.Api;
using Campaigns.Approvals.Features.EditRoute;
using Campaigns.Approvals.Features.Shared;
using Campaigns.Kernel.Commands;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Campaigns.Approvals.Features.Workflows;

/// <summary>A route in the list.</summary>
internal sealed record WorkflowLine(string Key, string Title, string SubjectType, int Version, int Running, bool HasDraft);

/// <summary>All routes; in and out as one file.</summary>
[Authorize(Permissions.RouteRead)]
internal sealed class RoutesPage(CurrentCaller caller, ApprovalsDbContext db, Bundles bundles, IStringLocalizer texts) : PageModel
{
    private const long Largest = 1024 * 1024;

    [BindProperty]
    public IFormFile? Bundle { get; init; }

    public IReadOnlyList<WorkflowLine> Lines { get; private set; } = [];

    public bool CanEdit => caller.Caller.Holds(Permissions.RouteEdit, "");

    public Task OnGetAsync(CancellationToken ct) => Load(ct);

    public async Task<IActionResult> OnGetExportAsync(CancellationToken ct) =>
        File(Encoding.UTF8.GetBytes((await bundles.Export([], ct)).ToJsonString()), "application/json", "routes.json");

    public async Task<IActionResult> OnPostImportAsync(CancellationToken ct)
    {
        if (!CanEdit) return StatusCode(403);
        await Load(ct);
        if (Bundle is not { Length: > 0 and <= Largest }) return this.Refused("_Import", [Failure.Invalid("approvals.bundle-unreadable", "bundle")]);
        try
        {
            using var doc = await JsonDocument.ParseAsync(Bundle.OpenReadStream(), cancellationToken: ct);
            var (done, faults, failure) = await bundles.Import(doc.RootElement, caller.UserId, ct);
            if (failure is not null) return this.Refused("_Import", [failure]);
            return done is null
                ? this.Refused("_Import", [.. faults.Take(5).Select(f => Failure.Invalid("approvals.bundle-fault", "bundle", f.Pointer, texts["approvals.route-" + f.Code, f.Detail].Value))])
                : this.Done("/admin/workflows", texts["approvals.imported", done.Created.Count, done.Unchanged.Count]);
        }
        catch (JsonException)
        {
            return this.Refused("_Import", [Failure.Invalid("approvals.bundle-unreadable", "bundle")]);
        }
    }

    private async Task Load(CancellationToken ct)
    {
        var heads = await db.Routes.AsNoTracking().OrderBy(r => r.Key).ToListAsync(ct);
        var newest = (await db.Editions.AsNoTracking().ToListAsync(ct)).GroupBy(e => e.RouteKey).ToDictionary(g => g.Key, g => g.OrderBy(e => e.Number).ToList());
        var running = await db.Requests.Where(r => r.State == RequestState.InProgress || r.State == RequestState.Returned).GroupBy(r => r.RouteKey).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        Lines = [.. heads.Select(h =>
        {
            var editions = newest.GetValueOrDefault(h.Key, []);
            using var doc = JsonDocument.Parse(editions[^1].Doc);
            var title = Domain.Routes.RouteReader.Read(doc.RootElement.Clone()).Route?.Title.Title(h.Key) ?? h.Key;
            return new WorkflowLine(h.Key, title, h.SubjectType, h.CurrentVersion, running.GetValueOrDefault(h.Key), editions.Exists(e => e.State == VersionState.Draft));
        })];
    }
}
