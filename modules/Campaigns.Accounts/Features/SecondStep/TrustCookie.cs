using Microsoft.AspNetCore.Http;

namespace Campaigns.Accounts.Features.SecondStep;

/// <summary>What a trusted browser holds.</summary>
internal static class TrustCookie
{
    private const string Name = "campaigns-device";

    public static string? Read(HttpRequest request) => request.Cookies[Name];

    public static void Write(HttpContext http, string text, TimeSpan lasts) => http.Response.Cookies.Append(Name, text, new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
        MaxAge = lasts,
        IsEssential = true,
    });
}
