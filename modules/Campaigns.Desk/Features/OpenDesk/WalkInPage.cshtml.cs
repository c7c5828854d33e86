using System.Text.Json;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Registrations.Contracts;
using Campaigns.Ui;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Campaigns.Desk.Features.OpenDesk;

/// <summary>Somebody who had not registered stands at the door.</summary>
[Authorize(AttendancePermissions.Record)]
internal sealed class WalkInPage(IAttendance attendance, IUnits units, IStringLocalizer texts, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; init; }

    [BindProperty]
    public WalkInForm Form { get; init; } = new();

    public DeskRoster Roster { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Communes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Load(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        var person = JsonSerializer.SerializeToElement(Form, Api.Json);
        var result = await attendance.Apply(Id, [new(Form.Once, AttendanceKind.Register, clock.GetUtcNow()) { Person = person }], ct);
        if (!result.Succeeded) return NotFound();
        if (result.Value[0] is { Result: AttendanceResult.Refused } refused) return this.Refused("_WalkIn", [Failure.Invalid("registrations." + refused.Reason, FieldOf(refused.Reason!))]);
        return this.Done($"/desk/{Id}", texts["desk.added", Form.FullName ?? ""]);
    }

    private static string FieldOf(string reason) => reason switch
    {
        "name-missing" or "name-invalid" => "Form.FullName",
        "phone-missing" or "phone-invalid" => "Form.Phone",
        "people-invalid" => "Form.People",
        "unit-unknown" => "Form.UnitCode",
        "consent-missing" => "Form.Consent",
        _ => "Form.Hamlet",
    };

    private async Task<bool> Load(CancellationToken ct)
    {
        if (await attendance.Desk(Id, ct) is not { } roster) return false;
        Roster = roster;
        var near = string.Join('/', roster.ScopePath.Split('/').Take(2)) + "/";
        Communes = [.. (await units.List(UnitLevel.Commune, clock.Today(), null, ct)).OrderBy(u => u.Path.StartsWith(near, StringComparison.Ordinal) ? 0 : 1).Select(u => new SelectListItem(u.FullName, u.Code))];
        return true;
    }
}

/// <summary>What the desk asks somebody at the door; members named as in the public body.</summary>
internal sealed record WalkInForm
{
    public string? FullName { get; init; }

    public string? Phone { get; init; }

    public bool NoPhone { get; init; }

    public string? UnitCode { get; init; }

    public string? Hamlet { get; init; }

    public int People { get; init; } = 1;

    public bool Consent { get; init; }

    /// <summary>Names this form for good: sent twice it adds one person.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Guid Once { get; init; } = Guid.CreateVersion7();
}
