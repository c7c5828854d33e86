using Campaigns.Kernel.Settings;
using Campaigns.Ui;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Campaigns.Training.Features.VerifyCertificate;

/// <summary>Anybody with a code sees whether it proves anything today. Never similar codes, never a search by name.</summary>
[AllowAnonymous, EnableRateLimiting(RateLimitPolicies.PublicLookups)]
internal sealed class VerifyPage(Verification verification, ISettings<CertificateSettings> settings) : PageModel
{
    /// <summary>As it stands in the address.</summary>
    [BindProperty(SupportsGet = true, Name = "code")]
    public string? Typed { get; set; }

    public Verified? Found { get; private set; }

    public bool Unknown { get; private set; }

    public string Issuer => settings.Current.Issuer;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(Typed)) return Page();
        Found = await verification.Find(Typed, ct);
        Unknown = Found is null;

        // One address for each certificate: what was typed into the box goes on to it.
        if (Found is not null && RouteData.Values["code"] as string != Found.Code) return this.Done($"/certificates/verify/{Found.Code}");
        return Unknown ? new PageResult { StatusCode = 404 } : Page();
    }
}
