using System.Security.Claims;
using Campaigns.Accounts.Features.KeepSession;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;

namespace Campaigns.Accounts.Features.SecondStep;

/// <summary>Somebody showed a right password and no code yet. Kept in a sealed cookie for five minutes.</summary>
internal static class HalfWay
{
    private const string NextClaim = "next";

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.TimeProvider = TimeProvider.System;
        options.ExpireTimeSpan = TimeSpan.FromMinutes(5);
        options.SlidingExpiration = false;
        options.LoginPath = "/login";
        CookieSession.Guard(options, "campaigns-step");
    }

    public static Task Enter(HttpContext http, Guid accountId, string next) => http.SignInAsync(SchemeNames.HalfWay,
        new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, accountId.ToString()), new(NextClaim, next)], SchemeNames.HalfWay)));

    /// <summary>Whose second step it is and where they want to go; null when nobody is half way.</summary>
    public static async Task<(Guid AccountId, string Next)?> Who(HttpContext http)
    {
        var found = await http.AuthenticateAsync(SchemeNames.HalfWay);
        return Guid.TryParse(found.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? (id, found.Principal.FindFirstValue(NextClaim) ?? "/admin") : null;
    }

    public static Task Leave(HttpContext http) => http.SignOutAsync(SchemeNames.HalfWay);
}
