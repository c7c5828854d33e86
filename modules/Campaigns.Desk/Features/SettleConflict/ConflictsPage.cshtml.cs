using Campaigns.Desk.Domain;
using Campaigns.Kernel.Commands;
using Campaigns.Registrations.Contracts;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Campaigns.Desk.Features.SettleConflict;

/// <summary>What both sides changed at one meeting: to be chosen, and what was chosen by whom.</summary>
[Authorize(AttendancePermissions.Record)]
internal sealed class ConflictsPage(ConflictsQuery conflicts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; init; }

    public IReadOnlyList<ConflictResource> Items { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Load(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid conflict, string? keep, [FromServices] IHandler<SettleConflict, Conflict> settle, CancellationToken ct)
    {
        if (!await Load(ct) || Items.All(c => c.Id != conflict)) return NotFound();
        var settled = await settle.Handle(new(conflict, keep), ct);
        return settled.Succeeded ? this.Done($"/desk/{Id}/conflicts") : this.Refused("_Conflicts", settled.Failures);
    }

    public string Show(string field, string? value) => value is null ? "—" : field == "phone" ? Formats.Phone(value) : value;

    public static string Key(string field) => field == "fullName" ? "full-name" : field;

    private async Task<bool> Load(CancellationToken ct)
    {
        if (await conflicts.Of(Id, ct) is not { } items) return false;
        Items = items;
        return true;
    }
}
