using System.Text.RegularExpressions;
using Campaigns.Testing.Site;

namespace Campaigns.Api.Tests;

/// <summary>Signs in by the page, as a browser does.</summary>
internal static partial class SignedIn
{
    public static async Task<HttpClient> As(TestSite site, string user)
    {
        var pages = site.Pages();
        var form = await pages.GetStringAsync("/login");
        using var answer = await pages.PostAsync("/login", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["UserName"] = user,
            ["Password"] = TestSite.Password,
            ["__RequestVerificationToken"] = Antiforgery().Match(form).Groups[1].Value,
        }));
        if ((int)answer.StatusCode is not (302 or 303)) throw new Xunit.Sdk.XunitException($"{user} could not sign in: {(int)answer.StatusCode}");
        return pages;
    }

    [GeneratedRegex("__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Antiforgery();
}
