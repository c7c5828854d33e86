using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Features.Api;
using Campaigns.Kernel.Commands;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Campaigns.Approvals.Features.ChoosePreferences;

/// <summary>How one is told, and the PIN for links that want one.</summary>
[Authorize]
internal sealed class PreferencesPage(CurrentCaller caller, ApprovalsDbContext db, IStringLocalizer texts) : PageModel
{
    private const string Here = "/admin/approvals/preferences";

    [BindProperty]
    public bool Digest { get; set; }

    /// <summary>Six to twelve digits; empty leaves the one that is there.</summary>
    [BindProperty]
    public string? Pin { get; set; }

    public bool HasPin { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var found = await Find(ct);
        (Digest, HasPin) = (found?.Digest == true, found?.PinHash is not null);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var found = await Find(ct);
        HasPin = found?.PinHash is not null;
        if (Pin is { Length: > 0 } pin && (pin.Length is < 6 or > 12 || !pin.All(char.IsAsciiDigit))) return this.Refused("_Preferences", [Failure.Invalid("approvals.pin-form", "pin")]);
        if (found is null) db.Add(found = new Preference { UserId = caller.UserId });
        found.Digest = Digest;
        if (Pin is { Length: > 0 }) found.PinHash = new PasswordHasher<string>().HashPassword(caller.UserId, Pin);
        await db.SaveChangesAsync(ct);
        return this.Done(Here, texts["approvals.preferences-saved"]);
    }

    private Task<Preference?> Find(CancellationToken ct) => db.Preferences.SingleOrDefaultAsync(p => p.UserId == caller.UserId, ct);
}
