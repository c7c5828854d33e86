using System.Security.Claims;
using Campaigns.Accounts.Features.CheckAccess;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Accounts.Features.SignIn;

/// <summary>The session of a person at a browser. It lasts by the real clock: the business clock of a demo stands still.</summary>
internal static class CookieSession
{
    private const string StampClaim = "stamp";

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.TimeProvider = TimeProvider.System;
        options.ExpireTimeSpan = TimeSpan.FromHours(12);
        options.SlidingExpiration = true;
        options.LoginPath = "/login";
        options.ReturnUrlParameter = "returnUrl";
        options.Cookie.Name = "campaigns";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Events = new() { OnValidatePrincipal = Validate, OnRedirectToLogin = ToLogin, OnRedirectToAccessDenied = Deny };
    }

    public static Task Open(HttpContext http, SignedIn who)
    {
        var claims = new[] { new Claim(ClaimTypes.NameIdentifier, who.AccountId.ToString()), new Claim(ClaimTypes.Name, who.UserName), new Claim(StampClaim, who.Stamp) };
        return http.SignInAsync(SchemeNames.Cookie, new(new ClaimsIdentity(claims, SchemeNames.Cookie)));
    }

    private static async Task Validate(CookieValidatePrincipalContext context)
    {
        var reader = context.HttpContext.RequestServices.GetRequiredService<AccessReader>();
        if (Guid.TryParse(context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            && await reader.IsCurrent(id, context.Principal.FindFirstValue(StampClaim), context.HttpContext.RequestAborted)) return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(SchemeNames.Cookie);
    }

    // A sign-in page swapped into a piece of another page helps nobody: htmx is told to go there.
    private static Task ToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (!context.Request.WantsFragment())
        {
            context.Response.Redirect(context.RedirectUri);
            return Task.CompletedTask;
        }

        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        context.Response.Headers["HX-Redirect"] = context.Request.PathBase + "/login" + QueryString.Create("returnUrl", Where(context.Request));
        return Task.CompletedTask;
    }

    private static string Where(HttpRequest request) =>
        Uri.TryCreate(request.Headers["HX-Current-URL"], UriKind.Absolute, out var page) && page.Authority == request.Host.Value ? page.PathAndQuery : "/admin";

    // Bare, so that the site's own page for this status answers.
    private static Task Deny(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
