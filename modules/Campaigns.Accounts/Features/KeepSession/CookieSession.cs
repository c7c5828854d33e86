using System.Security.Claims;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Accounts.Features.KeepSession;

/// <summary>The cookie that names a session. It ends with the browser, and the session's row decides before; all by the real clock: the
/// business clock of a demo stands still.</summary>
internal static class CookieSession
{
    private const string SessionClaim = "session";

    // Longer than the longest session that can be set.
    private static readonly TimeSpan Outermost = TimeSpan.FromDays(7);

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.TimeProvider = TimeProvider.System;
        options.ExpireTimeSpan = Outermost;
        options.SlidingExpiration = false;
        options.LoginPath = "/login";
        options.ReturnUrlParameter = "returnUrl";
        Guard(options, "campaigns");
        options.Events = new() { OnValidatePrincipal = Validate, OnRedirectToLogin = ToLogin, OnRedirectToAccessDenied = Deny };
    }

    /// <summary>Out of reach of scripts and of other sites' forms.</summary>
    public static void Guard(CookieAuthenticationOptions options, string name)
    {
        options.Cookie.Name = name;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }

    /// <summary>Opens a new session, never one the browser brought along, and ends the one it had: whoever planted a cookie before has nothing of it.</summary>
    public static async Task Open(HttpContext http, Guid accountId)
    {
        var sessions = http.RequestServices.GetRequiredService<Sessions>();
        if (http.RequestServices.GetRequiredService<CurrentSession>().Id is { } before) await sessions.End(before, http.RequestAborted);
        var id = await sessions.Open(accountId, Traces.Device(http.Request), Traces.Address(http.Connection.RemoteIpAddress), http.RequestAborted);
        var claims = new[] { new Claim(ClaimTypes.NameIdentifier, accountId.ToString()), new Claim(SessionClaim, id.ToString()) };
        await http.SignInAsync(SchemeNames.Cookie, new(new ClaimsIdentity(claims, SchemeNames.Cookie)));
    }

    public static async Task Close(HttpContext http)
    {
        if (http.RequestServices.GetRequiredService<CurrentSession>().Id is { } id) await http.RequestServices.GetRequiredService<Sessions>().End(id, http.RequestAborted);
        await http.SignOutAsync(SchemeNames.Cookie);
    }

    private static async Task Validate(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        if (Guid.TryParse(context.Principal?.FindFirstValue(SessionClaim), out var id)
            && await services.GetRequiredService<Sessions>().Find(id, context.HttpContext.RequestAborted) is { } session
            && context.Principal.FindFirstValue(ClaimTypes.NameIdentifier) == session.AccountId.ToString())
        {
            services.GetRequiredService<CurrentSession>().Is(session);
            return;
        }

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
