using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Features.RegisterAttendee;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Campaigns.Registrations.Features.AddAttendee;

/// <summary>Staff add somebody: on one page, because staff know the form.</summary>
internal abstract class AddPersonPage(AddingAccess access, IHandler<AddAttendee, Guid> add, IUnits units, IStringLocalizer texts, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; init; }

    [BindProperty]
    public RegistrationForm Form { get; init; } = new() { People = 1 };

    public Offering Offering { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Communes { get; private set; } = [];

    /// <summary>They stand at the door.</summary>
    public abstract bool Present { get; }

    /// <summary>Where to go on.</summary>
    public abstract string List { get; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Load(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        var result = await add.Handle(new(Id, Form.Whole(), Present), ct);
        return result.Succeeded ? this.Done(List, texts["registrations.added", Form.FullName ?? ""]) : this.Refused("_AddPerson", result.Failures);
    }

    private async Task<bool> Load(CancellationToken ct)
    {
        if (await access.Find(Id, Present, ct) is not { } offering) return false;
        Offering = offering;
        var near = string.Join('/', offering.ScopePath.Split('/').Take(2)) + "/";
        Communes = [.. (await units.List(UnitLevel.Commune, clock.Today(), null, ct)).OrderBy(u => u.Path.StartsWith(near, StringComparison.Ordinal) ? 0 : 1).Select(u => new SelectListItem(u.FullName, u.Code))];
        return true;
    }
}

/// <summary>From the list, ahead of the day.</summary>
[Authorize(Permissions.Edit)]
internal sealed class AddAttendeePage(AddingAccess access, IHandler<AddAttendee, Guid> add, IUnits units, IStringLocalizer texts, TimeProvider clock) : AddPersonPage(access, add, units, texts, clock)
{
    public override bool Present => false;

    public override string List => $"/admin/events/{Id}/registrations";
}
