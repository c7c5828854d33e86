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
        foreach (var (kind, table) in new[]
                 {
                     ("event", "evt_event"), ("venue", "evt_venue"), ("roster", "reg_roster"), ("registration", "reg_registration"), ("person", "ppl_person"), ("enrolment", "ins_enrolment"), ("staff", "net_employee"), ("sitting", "asm_sitting"),
                 })
            all._ids[kind] = (await Need(site, kind, table, $"scope_path like '{Area}%'"), await Need(site, kind, table, $"scope_path like '38/%' and scope_path not like '{Area}%'"));

        await all.Meeting(site);
        await all.Mailings(site);
        all._ids["assignment"] = (await Assignment(site, Area), await Assignment(site, "38/380"));
        await all.Campaigns(site);
        await all.Substitution(site);
        await all.Accounts(site);
        await all.Training(site);
        all._ids["request"] = (await Need(site, "request", "apr_request", "area = '15994'"), await Need(site, "request", "apr_request", "area <> '15994'"));
        all._ids["item"] = (await Need(site, "item", "apr_work_item", Of(all.In("request"))), await Need(site, "item", "apr_work_item", Of(all.Out("request")!)));
        all._ids["incident"] = (await Incident(site, all.In("request")), await Incident(site, all.Out("request")!));
        all._ids["question"] = (await Need(site, "question", "asm_question", "1 = 1"), null);
        await all.Desk(site);
        all._ids["picture"] = (await Picture(site, Area, all.In("event")), await Picture(site, "38/380", all.Out("event")!));
        all._ids["content"] = (await Need(site, "content", "cnt_content_item", "type = 'announcement'"), null);
        all._ids["message"] = (await Need(site, "message", "ntf_message", "1 = 1"), null);
        return all;
    }

    // One whose desk is everybody's of the area, with somebody registered: so there is also a message to look at.
    private async Task Meeting(TestSite site)
    {
        var api = await site.Api("admin");
        var draft = await Journey.Draft(api, starts: "2019-05-20T08:00:00+07:00", ends: "2019-05-20T10:00:00+07:00");
        var id = draft.GetProperty("id").GetString()!;
        await api.Post($"events/{id}/submit").Must(200);
        var published = await api.Post($"events/{id}/publish").Must(200);
        await (await site.Api()).Post($"events/{published.GetProperty("slug").GetString()}/registrations", Journey.Person(4_711)).Must(201);
        await site.Deliver();
        _ids["roster"] = (id, _ids["roster"].Out);
    }

    // Somebody registered for what was then called off.
    private async Task Mailings(TestSite site)
    {
        var api = await site.Api("admin");
        var campaign = await Journey.LargestCampaign(api);
        var made = new List<string>();
        foreach (var unit in new[] { "399", "380" })
        {
            var body = System.Text.Json.JsonSerializer.SerializeToNode(Journey.Body(campaign, 50, "2019-05-22T08:00:00+07:00", "2019-05-22T10:00:00+07:00"))!.AsObject();
            body["unitCode"] = unit;
            var id = (await api.Post("events", body).Must(201)).GetProperty("id").GetString();
            await api.Post($"events/{id}/submit").Must(200);
            var slug = (await api.Post($"events/{id}/publish").Must(200)).GetProperty("slug").GetString();
            await (await site.Api()).Post($"events/{slug}/registrations", Journey.Person(4_712)).Must(201);
            await api.Post($"events/{id}/cancel", new { reason = "Bão" }).Must(200);
            made.Add((await site.Text($"select id from evt_mailing where lower(cast(event_id as text)) = '{id}'"))!);
        }

        _ids["mailing"] = (made[0], made[1]);
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

    private async Task Substitution(TestSite site)
    {
        var (away, stands) = await site.In(async s => (await s.GetRequiredService<IAccounts>().Find("approver.bhxh", default), await s.GetRequiredService<IAccounts>().Find("officer.hoanghoa", default)));
        var made = await (await site.Api("admin")).Post("approvals/substitutions", new { principalId = away, substituteId = stands, from = "2019-05-01T00:00:00+07:00", to = "2019-05-02T00:00:00+07:00", reason = "nghỉ" }).Must(201);
        _ids["substitution"] = (made.GetProperty("id").GetString()!, null);
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

    // A class with somebody of the district and somebody of elsewhere, each with a score.
    private async Task Training(TestSite site)
    {
        var api = await site.Api("admin");
        var course = await Need(site, "course", "trn_course", "code = 'BHXH-01'");
        var session = (await api.Post($"courses/{course}/sessions", new { startsAt = "2019-05-20T08:00:00+07:00", endsAt = "2019-05-20T11:00:00+07:00", place = "Hội trường", capacity = 10 }).Must(201)).GetProperty("id").GetString()!;
        var scores = new List<string>();
        foreach (var staffId in new[] { _ids["staff"].In, _ids["staff"].Out })
        {
            await api.Post($"sessions/{session}/participants", new { staffId }).Must(201);
            scores.Add((await api.Post("assessments", new { sessionId = session, staffId, kind = "paper", score = 70 }).Must(201)).GetProperty("id").GetString()!);
        }

        (_ids["course"], _ids["session"], _ids["assessment"]) = ((course, null), (session, null), (scores[0], scores[1]));
    }

    // A search for people that is over.
    private static async Task<string> Assignment(TestSite site, string area)
    {
        var id = Guid.CreateVersion7().ToString().ToUpperInvariant();
        var score = string.Join(", ", from answer in new[] { "best", "by_date" } from part in new[] { "filled", "open", "metres", "unevenness", "remarks" } select $"{answer}_{part}");
        await site.Text($"""
            insert into evt_assignment_run (id, scope_path, first_day, last_day, presenters, desk, asked_by, created_at, status, turns, most_turns, proposal, version, {score})
            values ('{id}', '{area}', '2019-05-01', '2019-05-31', 1, 0, 'An', 0, 'Done', 1, 1, '[]', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0) returning id
            """);
        return id;
    }

    private static async Task<string> Picture(TestSite site, string area, string meeting)
    {
        var id = Guid.CreateVersion7().ToString().ToUpperInvariant();
        await site.Text($"insert into cnt_picture (id, scope_path, about_kind, about_id, alt, width, height, sha256, size, \"by\", at, version) values ('{id}', '{area}', 'events.event', '{meeting.ToUpperInvariant()}', 'Hội trường', 1, 1, '{new string('a', 64)}', 1, 'An', 0, 0) returning id");
        await site.Text($"insert into cnt_picture_file (picture_id, size, content) values ('{id}', 'Whole', x'FFD8') returning picture_id");
        return id;
    }

    private static async Task<string> Incident(TestSite site, string request)
    {
        var id = Guid.CreateVersion7().ToString().ToUpperInvariant();
        await site.Text($"insert into apr_incident (id, request_id, kind, open, blocking, opened_at) values ('{id}', '{request.ToUpperInvariant()}', 'vacant-seat', 1, 0, 0) returning id");
        return id;
    }

    private static string Of(string request) => $"lower(cast(request_id as text)) = '{request.ToLowerInvariant()}'";

    // Two devices wrote over each other, at a desk within the area and at one outside.
    private async Task Desk(TestSite site)
    {
        var api = await site.Api("admin");
        var conflicts = new List<string>();
        foreach (var registration in new[] { _ids["registration"].In, _ids["registration"].Out })
            foreach (var device in new[] { "first", "second" })
            {
                var edit = new { id = $"{device}-{registration}", kind = "edit", data = new { registrationId = registration, version = 0, fields = new { hamlet = $"thôn {device}" } } };
                var answer = (await api.Post("desk/sync", new { deviceId = $"access-{device}", operations = new[] { edit } }).Must(200)).GetProperty("results")[0];
                if (device == "second") conflicts.Add(answer.GetProperty("conflictId").GetString()!);
            }

        _ids["conflict"] = (conflicts[0], conflicts[1]);
    }

    private static async Task<string> Need(TestSite site, string kind, string table, string where) =>
        await site.Text($"select id from {table} where {where} order by id limit 1") ?? throw new InvalidOperationException($"The demo world has no {kind} with {where}");
}
