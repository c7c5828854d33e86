using Campaigns.Testing.Site;

namespace Campaigns.Browser.Tests;

/// <summary>Every page there is, each with an address in the demo world; a name in braces stands for something of it.</summary>
internal static class EveryPage
{
    public static readonly string[] Public =
    [
        "/", "/events", "/events?view=month", "/events?view=map", "/events/{held}", "/events/{open}", "/announcements", "/calculator", "/help", "/privacy", "/accessibility", "/search?q=bao hiem", "/login", "/login/forgotten", "/login/outside?handler=Failed", "/certificates/verify",
        "/certificates/verify/{certificate}", "/classes", "/classes/{class}", "/no-such-page", "/events/{open}/register", "/pages/{page}", "/announcements/{announced}",
    ];

    public static readonly string[] Staff =
    [
        "/admin", "/admin/events", "/admin/events/lifecycle", "/admin/events/new", "/admin/calendar", "/admin/calendar?view=presenters&from=2019-05-06", "/admin/calendar?view=board", "/admin/calendar?view=map",
        "/admin/venues", "/admin/staff", "/admin/people", "/admin/areas", "/admin/organisations", "/admin/campaigns", "/admin/targets", "/admin/targets?edit=true", "/admin/campaigns/new",
        "/admin/dashboard", "/admin/dashboard?area=399", "/admin/enrolments", "/admin/rules", "/admin/announcements", "/admin/media", "/admin/outbox", "/admin/users", "/admin/roles", "/admin/roles/{role}",
        "/admin/delegations", "/admin/access/why?account=desk&permission=events.event-plan", "/admin/modules", "/admin/modules/{feature}", "/admin/audit", "/admin/operations", "/admin/plan",
        "/admin/system/demo", "/admin/courses", "/admin/courses/new", "/admin/certifications", "/admin/certifications/gaps", "/admin/certifications/import", "/admin/certifications/overrides", "/admin/certifications/effects", "/admin/my-training", "/admin/my-training/here",
        "/admin/certificates/{certificate}", "/account", "/admin/account/second-factor", "/admin/account/confirm", "/admin/users/new", "/desk", "/admin/approvals",
        "/admin/approvals?tab=all", "/admin/approvals/preferences", "/admin/workflows", "/admin/workflows/{route}", "/admin/workflows/report", "/admin/workflows/report/requests?what=closed", "/admin/workflows/calendar",
        "/admin/my-papers", "/admin/observations", "/admin/paper-results", "/admin/question-bank", "/admin/question-bank/new?kind=case", "/admin/blueprints", "/admin/blueprints/{blueprint}",
        "/desk/shell", "/admin/account", "/admin/accounts/{account}", "/admin/announcements/new", "/admin/announcements/{content}", "/admin/announcements/{content}/preview",
        "/admin/approvals/{request}", "/admin/audit/{entry}", "/admin/campaigns/{campaign}", "/admin/courses/{course}", "/admin/courses/{session-course}/sessions/{session}", "/admin/courses/{session-course}/sessions/{session}/wall",
        "/admin/events/assign", "/admin/assignments/{search}", "/admin/events/{planned}/postpone", "/admin/events/{planned}/report",
        "/admin/events/grid", "/admin/events/views", "/admin/events/{planned}", "/admin/events/{planned}/call-list", "/admin/events/{planned}/cancel", "/admin/events/{planned}/invitations", "/admin/events/{planned}/invitations/import", "/admin/events/{planned}/move",
        "/admin/events/{planned}/registrations", "/admin/events/{planned}/registrations/bulk", "/admin/events/{planned}/registrations/form", "/admin/events/{planned}/registrations/import",
        "/admin/events/{planned}/registrations/new", "/admin/events/{planned}/substitute", "/admin/events/{draft}/time", "/admin/observations/{observation}",
        "/admin/paper-results/{sitting}", "/admin/people/{person}", "/admin/question-bank/{question}", "/admin/question-bank/{question}/edit",
        "/admin/registrations/{registration}", "/admin/registrations/{registration}/edit", "/admin/settings", "/admin/settings/{setting}", "/admin/staff/{employee}", "/admin/users/{account}", "/admin/users/{account}/outside", "/admin/account/outside", "/admin/venues/{venue}", "/admin/venues/new",
        "/desk/{planned}", "/desk/{planned}/close", "/desk/{planned}/conflicts", "/desk/{planned}/new", "/desk/{planned}/screen",
    ];

    /// <summary>Pages that are only there after something was done: the journeys that do it look at them.</summary>
    public static readonly string[] OfJourneys =
    [
        "/login/password/{}", "/login/second-step", "/logout", "/admin/outbox/{}", "/admin/mailings/{}", "/admin/my-papers/paper/{}", "/admin/my-papers/review/{}",
        "/events/{}/register/list", "/my/{}", "/my/{}/change", "/my/{}/choose", "/my/{}/withdraw", "/stand-in/{}", "/invited/{}", "/approvals/link/{}", "/setup/code", "/setup/progress", "/setup/{}",
    ];

    // A search for people that found nobody for one draft.
    private const string Search = """
        insert into evt_assignment_run (id, scope_path, first_day, last_day, presenters, desk, asked_by, created_at, status, turns, most_turns, version, best_filled, best_open, best_metres, best_unevenness, best_remarks,
            by_date_filled, by_date_open, by_date_metres, by_date_unevenness, by_date_remarks, proposal)
        select '01A217C5-283D-7F7C-8D1D-D62D45335863', '38', '2019-05-01', '2019-06-30', 1, 0, 'An', 0, 'Done', 2, 2, 1, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0,
            '[{"EventId":"' || id || '","Role":0,"StaffId":null,"Locked":false,"Help":{"TextKey":"events.help-nobody","Args":[]}}]'
        from evt_event where status = 'draft' order by starts_at desc limit 1
        on conflict (id) do update set turns = 2 returning lower(id)
        """;

    // Any of its kind will do; the oldest is always the same one.
    private static readonly Dictionary<string, string> Things = new(StringComparer.Ordinal)
    {
        ["held"] = "select slug from evt_event where status = 'reported' order by starts_at limit 1",
        ["open"] = "select slug from evt_event where status = 'published' order by starts_at desc limit 1",
        ["planned"] = Id("evt_event where status = 'published' order by starts_at desc"),
        ["draft"] = Id("evt_event where status = 'draft' order by starts_at desc"),
        ["search"] = Search,
        ["announced"] = "select slug from cnt_content_item where type = 'announcement' order by slug limit 1",
        ["page"] = "select slug from cnt_content_item where type = 'page' order by slug limit 1",
        ["content"] = Id("cnt_content_item where type = 'announcement' order by slug"),
        ["account"] = Id("acc_account where user_name = 'desk'"),
        ["request"] = Id("apr_request order by id"),
        ["entry"] = "select max(seq) from core_audit",
        ["campaign"] = Id("tgt_campaign"),
        ["course"] = Id("trn_course order by code"),
        ["session-course"] = "select c.code from trn_course c join trn_session s on s.course_id = c.id order by s.id limit 1",
        ["session"] = Id("trn_session order by id"),
        ["class"] = "select slug from trn_session where slug is not null order by id limit 1",
        ["observation"] = "select lower(cast(staff_id as text)) from asm_observation order by id limit 1",
        ["sitting"] = Id("asm_sitting order by id"),
        ["person"] = Id("ppl_person order by id"),
        ["question"] = Id("asm_question order by id"),
        ["registration"] = Id("reg_registration where status = 'confirmed' order by id"),
        ["setting"] = "select 'site.general'",
        ["employee"] = Id("net_employee order by id"),
        ["certificate"] = "select 'TH-2018-000201'",
        ["feature"] = "select 'Events'",
        ["role"] = "select 'desk'",
        ["route"] = "select 'conference-plan'",
        ["blueprint"] = "select 'BHXH-01'",
        ["venue"] = Id("evt_venue order by id"),
    };

    /// <summary>With what stands in for the names in braces.</summary>
    public static async Task<string> Address(TestSite site, string path)
    {
        while (path.IndexOf('{', StringComparison.Ordinal) is >= 0 and var from)
        {
            var to = path.IndexOf('}', from);
            var name = path[(from + 1)..to];
            path = path[..from] + (await site.Text(Things[name]) ?? throw new InvalidOperationException($"The world has no {name}")) + path[(to + 1)..];
        }

        return path;
    }

    /// <summary>Without what differs between addresses of one page.</summary>
    public static string Shape(string path) => string.Join('/', path.Split('?')[0].Split('/').Select(part => part.StartsWith('{') ? "{}" : part));

    private static string Id(string from) => $"select lower(cast(id as text)) from {from} limit 1";
}
