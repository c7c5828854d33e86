using Campaigns.Accounts.Contracts;
using Campaigns.Testing.Site;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Api.Tests.Access;

/// <summary>For each kind of record one within Hoằng Hóa district and one outside it.</summary>
internal sealed class Records
{
    public const string Area = "38/399";

    private readonly Dictionary<string, (string In, string? Out)> _ids = [];

    public string In(string kind) => _ids[kind].In;

    /// <summary>Null for what belongs to no area.</summary>
    public string? Out(string kind) => _ids[kind].Out;

    public static async Task<Records> Find(TestSite site)
    {
        var all = new Records();
        foreach (var (kind, table, more) in new[]
                 {
                     ("event", "evt_event", ""),
                     ("venue", "evt_venue", ""),
                     ("roster", "reg_roster", "and desk_staff_ids = '[]'"),
                     ("registration", "reg_registration", ""),
                     ("person", "ppl_person", ""),
                     ("enrolment", "ins_enrolment", ""),
                     ("staff", "net_employee", ""),
                 })
            all._ids[kind] = (await Need(site, kind, table, $"scope_path like '{Area}%' {more}"), await Need(site, kind, table, $"scope_path like '38/%' and scope_path not like '{Area}%' {more}"));

        await all.Campaigns(site);
        await all.Accounts(site);
        all._ids["content"] = (await Need(site, "content", "cnt_content_item", "type = 'announcement'"), null);
        all._ids["message"] = (await Message(site), null);
        return all;
    }

    private async Task Campaigns(TestSite site)
    {
        var api = await site.Api("admin");
        var districts = (await api.GetAsync("units?level=district&limit=100").Must(200)).GetProperty("items").EnumerateArray().Select(u => u.GetProperty("code").GetString()!).ToList();
        var made = new List<string>();
        foreach (var unit in new[] { "399", districts.First(d => d != "399") })
            made.Add((await api.Post("campaigns", new { name = "Huyện " + unit, product = "VSI", startsOn = "2019-01-01", endsOn = "2019-12-31", target = 100, unitCode = unit }).Must(201)).GetProperty("id").GetString()!);
        _ids["campaign"] = (made[0], made[1]);
    }

    private async Task Accounts(TestSite site)
    {
        var (near, far) = await site.In(async s =>
        {
            var accounts = s.GetRequiredService<IAccounts>();
            return (await accounts.Ensure(new("walk.near", "Ở Gần", "post", ["presenter"], Area, TestSite.Password), default),
                await accounts.Ensure(new("walk.far", "Ở Xa", "post", ["presenter"], "38/380", TestSite.Password), default));
        });
        _ids["account"] = (near.ToString(), far.ToString());
        _ids["grant"] = (await Need(site, "grant", "acc_grant", $"upper(account_id) = '{near.ToString().ToUpperInvariant()}'"), await Need(site, "grant", "acc_grant", $"upper(account_id) = '{far.ToString().ToUpperInvariant()}'"));
    }

    // Somebody registers, so that there is a message to look at.
    private static async Task<string> Message(TestSite site)
    {
        var api = await site.Api();
        var slug = await site.Text("select slug from evt_event where id in (select id from reg_roster where open = 1) order by starts_at desc limit 1");
        await api.Post($"events/{slug}/registrations", Journey.Person(4_711)).Must(201);
        await site.Deliver();
        return await Need(site, "message", "ntf_message", "1 = 1");
    }

    private static async Task<string> Need(TestSite site, string kind, string table, string where) =>
        await site.Text($"select id from {table} where {where} order by id limit 1") ?? throw new InvalidOperationException($"The demo world has no {kind} with {where}");
}
