using System.Net;
using Campaigns.Runtime.Web;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Runtime.Setup;

/// <summary>Until an installation is set up everything leads to <c>/setup</c>; after that <c>/setup</c> is not there.
/// (1) Who sits at the machine itself may set it up. (2) Everybody else shows the code that the machine's log and a file of its data path say,
/// and is known by a cookie from then on: a stranger who comes first cannot make himself the administrator.</summary>
internal static class SetupGate
{
    public const string Cookie = "campaigns-setup";

    private static readonly TimeSpan KnownFor = TimeSpan.FromDays(7);
    private static readonly TimeSpan LastPage = TimeSpan.FromMinutes(2);
    private static readonly string[] Forwarding = ["X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Forwarded", "Via", "X-Original-For", "X-Original-Proto"];

    public static async Task Invoke(HttpContext context, RequestDelegate next)
    {
        var state = context.RequestServices.GetRequiredService<SetupState>();
        var path = context.Request.Path;
        var asks = path.StartsWithSegments("/setup");
        if (state.Done ? !asks || ShowsTheEnd(state, path) : IsOpen(path)) await next(context);
        else if (state.Done) context.Response.StatusCode = StatusCodes.Status404NotFound;
        else if (Errors.IsApi(context)) await Problems.Write(context, StatusCodes.Status503ServiceUnavailable, "not-set-up");
        else if (!asks) context.Response.Redirect(context.Request.PathBase + "/setup");
        else if (path == "/setup/code" || await IsKnown(context, state)) await next(context);
        else context.Response.Redirect(context.Request.PathBase + "/setup/code");
    }

    /// <summary>Whether this request may set up: from the machine itself, or with the cookie.</summary>
    public static async Task<bool> IsKnown(HttpContext context, SetupState state)
    {
        if (IsAtTheMachine(context)) return true;
        if (context.Request.Cookies[Cookie] is not { Length: > 0 } shown) return false;
        try
        {
            return Protector(context).Unprotect(shown) == await state.Mark(context.RequestAborted);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return false;
        }
    }

    /// <summary>From now on this browser is known.</summary>
    public static async Task Remember(HttpContext context, SetupState state) => context.Response.Cookies.Append(Cookie, Protector(context).Protect(await state.Mark(context.RequestAborted), KnownFor), new()
    {
        HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, MaxAge = KnownFor, Path = "/", IsEssential = true,
    });

    // A proxy on the same machine comes from loopback too: it is told by its headers, by HTTP/1.0 or by a public name. Where none of
    // that shows, Setup__AskCode=true asks everybody.
    internal static bool IsAtTheMachine(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address)
        && context.Request.Protocol != "HTTP/1.0" && !Forwarding.Any(context.Request.Headers.ContainsKey)
        && context.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]"
        && !context.RequestServices.GetRequiredService<IConfiguration>().GetValue("Setup:AskCode", false);

    private static ITimeLimitedDataProtector Protector(HttpContext context) =>
        context.RequestServices.GetRequiredService<IDataProtectionProvider>().CreateProtector("setup-cookie").ToTimeLimitedDataProtector();

    private static bool ShowsTheEnd(SetupState state, PathString path) => path == "/setup/progress" && state.FinishedAt > TimeProvider.System.GetUtcNow() - LastPage;

    private static bool IsOpen(PathString path) => path.StartsWithSegments("/health") || path.StartsWithSegments("/_content") || path.StartsWithSegments("/metrics");
}
