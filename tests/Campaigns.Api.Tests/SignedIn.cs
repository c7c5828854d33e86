using System.Text.RegularExpressions;
using Campaigns.Testing.Site;

namespace Campaigns.Api.Tests;

/// <summary>Signs in by the page, as a browser does.</summary>
internal static partial class SignedIn
{
    public static async Task<HttpClient> As(TestSite site, string user)
    {
        var pages = site.Pages();
        using var answer = await Post(pages, "/login", "/login", new() { ["UserName"] = user, ["Password"] = TestSite.Password });
        if ((int)answer.StatusCode is not (302 or 303)) throw new Xunit.Sdk.XunitException($"{user} could not sign in: {(int)answer.StatusCode}");
        return pages;
    }

    /// <summary>Posts a form with the antiforgery token of the page it stands on.</summary>
    public static async Task<HttpResponseMessage> Post(HttpClient pages, string page, string address, Dictionary<string, string> fields)
    {
        fields["__RequestVerificationToken"] = Antiforgery().Match(await pages.GetStringAsync(page)).Groups[1].Value;
        return await pages.PostAsync(address, new FormUrlEncodedContent(fields));
    }

    [GeneratedRegex("__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Antiforgery();
}
