using Campaigns.Data.Paging;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.RegisterAttendee;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Campaigns.Registrations.Features.CorrectAttendee;

/// <summary>The form to put somebody's particulars right. Who may not see phones gets an empty field, and what stays empty stays as it was.</summary>
[Authorize(Permissions.Edit)]
internal sealed class CorrectPage(RegistrationsDbContext db, IHandler<CorrectAttendee, Guid> correct, IActor actor, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; init; }

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public RegistrationForm Form { get; init; } = new();

    public Registration Row { get; private set; } = null!;

    public string Title { get; private set; } = "";

    public bool SeesPhone => actor.Has(Permissions.PhoneView, new Scope(Row.ScopePath));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        Version = Row.Version;
        (Form.FullName, Form.Hamlet, Form.People, Form.Need) = (Row.FullName, Row.Hamlet, Row.People, Row.Need);
        Form.NoPhone = Row.Phone is null;
        if (SeesPhone && Row.Phone is { } phone) Form.Phone = Formats.Phone(phone);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        var body = new RegistrationBody { FullName = Form.FullName, Phone = Form.Phone, NoPhone = Form.NoPhone, Hamlet = Form.Hamlet, People = Form.People, Need = Form.Need };
        var result = await correct.Handle(new(Id, Version, body), ct);
        return result.Succeeded ? this.Done($"/admin/registrations/{Id}", texts["registrations.changed"]) : this.Refused("_Correct", result.Failures);
    }

    private async Task<bool> Load(CancellationToken ct)
    {
        if (await db.Registrations.AsNoTracking().Where(r => r.Id == Id).Within(actor, Permissions.Edit).SingleOrDefaultAsync(ct) is not { } row) return false;
        Row = row;
        Title = await db.Rosters.AsNoTracking().Where(r => r.Id == row.RosterId).Select(r => r.Title).SingleAsync(ct);
        return true;
    }
}
