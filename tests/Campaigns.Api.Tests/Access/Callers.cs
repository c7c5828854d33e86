using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Campaigns.Accounts.Contracts;
using Campaigns.Testing.Site;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Api.Tests.Access;

/// <summary>Somebody with one role at one place, with a token for the API and a session for pages.</summary>
/// <param name="Local">Holds it for Hoằng Hóa district; else for the province.</param>
internal sealed record Caller(string Role, bool Local, HttpClient Api, HttpClient Pages, string Antiforgery)
{
    public override string ToString() => Role + (Local ? " of the district" : " of the province");
}

/// <summary>Each role of the product at the province and at one district.</summary>
internal static partial class Callers
{
    public static async Task<IReadOnlyList<Caller>> All(TestSite site)
    {
        var wanted = Decisions.Roles.SelectMany(role => new[] { (role, local: false), (role, local: true) }).ToList();
        await site.In(async s =>
        {
            var accounts = s.GetRequiredService<IAccounts>();
            foreach (var (role, local) in wanted) await accounts.Ensure(new(NameOf(role, local), "Người Thử", "post", [role], local ? Records.Area : "38", TestSite.Password), default);
            return 0;
        });
        var callers = new List<Caller>();
        foreach (var (role, local) in wanted) callers.Add(await Enter(site, role, local));
        return callers;
    }

    /// <summary>One of them alone.</summary>
    public static async Task<Caller> One(TestSite site, string role, bool local)
    {
        await site.In(async s => await s.GetRequiredService<IAccounts>().Ensure(new(NameOf(role, local), "Người Thử", "post", [role], local ? Records.Area : "38", TestSite.Password), default));
        return await Enter(site, role, local);
    }

    private static string NameOf(string role, bool local) => $"walk.{role}.{(local ? "district" : "province")}";

    private static async Task<Caller> Enter(TestSite site, string role, bool local)
    {
        var pages = await SignedIn.As(site, NameOf(role, local));
        var token = Antiforgery().Match(await pages.GetStringAsync("/admin/delegations")).Groups[1].Value;
        var api = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = site.Address };
        api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await site.Token(NameOf(role, local)));
        return new(role, local, api, pages, token);
    }

    [GeneratedRegex("__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Antiforgery();
}
