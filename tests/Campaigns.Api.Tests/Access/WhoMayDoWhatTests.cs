using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Campaigns.Testing.Site;
using Xunit;

namespace Campaigns.Api.Tests.Access;

/// <summary>Walks every endpoint of the running product, page and API, as the public and as every role at the province and at one district, with records
/// within and outside that district, and compares each answer with the decision in <c>who-may-do-what.txt</c>.</summary>
public sealed partial class WhoMayDoWhatTests(WhoMayDoWhatTests.World world) : IClassFixture<WhoMayDoWhatTests.World>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_endpoint_has_a_decision_and_every_decision_an_endpoint()
    {
        var served = await Decisions.Served(world.Site);
        var undecided = served.Except(world.Decisions.ByName.Keys).Order().Select(name =>
            $"{name} has no decision. Say who may call it in tests/Campaigns.Api.Tests/Access/who-may-do-what.txt, for example:\n    {name} : planners{(name.Contains("{id:guid}", StringComparison.Ordinal) ? " : of event" : "")}");
        var gone = world.Decisions.ByName.Keys.Except(served).Order().Select(name => $"{name} has a decision, and nothing answers there. Take the line out.");
        Assert.True(!undecided.Concat(gone).Any(), string.Join('\n', undecided.Concat(gone)));
        Assert.True(served.Count > 100, $"Only {served.Count} endpoints were found");
    }

    [Fact]
    public Task The_public_gets_what_is_public_and_is_sent_to_sign_in_for_everything_else() => Walk(world.Decisions.ByName.Values, async (decision, found) =>
    {
        var client = decision.IsApi ? world.PublicApi : world.PublicPages;
        var status = await Send(client, decision, decision.Kind is null ? null : world.Records.In(decision.Kind), null, decision.Field is { } f ? world.Records.In(f.Kind) : null);
        var turnedAway = decision.IsApi ? status == 401 : status == 302;
        if (decision.Who is null == turnedAway || status == 403 || status >= 500) found.Add($"{decision.Name} as the public: {status}");
    });

    [Fact]
    public Task Every_role_gets_over_the_API_what_is_decided_and_nothing_outside_its_area() => Walk(Staff(api: true), async (decision, found) =>
    {
        foreach (var caller in world.Callers)
        {
            var inside = await Send(caller.Api, decision, decision.Kind is null ? null : world.Records.In(decision.Kind));
            if (May(decision, caller) ? inside is 401 or 404 or >= 500 || inside == 403 && !decision.IfAsked : inside != Refused(decision)) found.Add($"{decision.Name} as {caller}: {inside}");
            if (!caller.Local || decision.Kind is not { } kind || world.Records.Out(kind) is not { } elsewhere) continue;
            var outside = await Send(caller.Api, decision, elsewhere);
            if (outside != (May(decision, caller) ? 404 : Refused(decision))) found.Add($"{decision.Name} as {caller}, a record outside: {outside}");
        }
    });

    [Fact]
    public Task Every_role_sees_the_pages_that_are_decided_and_finds_nothing_outside_its_area() => Walk(Staff(api: false).Where(d => d.Method != "POST"), async (decision, found) =>
    {
        foreach (var caller in world.Callers)
        {
            var inside = await Send(caller.Pages, decision, decision.Kind is null ? null : world.Records.In(decision.Kind));
            if (May(decision, caller) ? inside is 403 or 404 or >= 500 || inside == 302 && decision.Name != "GET /account" : inside != Refused(decision)) found.Add($"{decision.Name} as {caller}: {inside}");
            if (!caller.Local || !May(decision, caller) || decision.Kind is not { } kind || world.Records.Out(kind) is not { } elsewhere) continue;
            var outside = await Send(caller.Pages, decision, elsewhere);
            if (outside != 404) found.Add($"{decision.Name} as {caller}, a record outside: {outside}");
        }
    });

    // A form that is allowed is sent without its antiforgery token, which is looked at after the permission and before anything happens.
    [Fact]
    public Task Every_role_sends_the_forms_that_are_decided_and_reaches_nothing_outside_its_area() => Walk(Staff(api: false).Where(d => d.Method == "POST" && !d.NoPermission), async (decision, found) =>
    {
        var (own, field) = (decision.Kind is null ? null : world.Records.In(decision.Kind), decision.Field is { } f ? world.Records.In(f.Kind) : null);
        foreach (var caller in world.Callers)
        {
            var may = May(decision, caller);
            var inside = await Send(caller.Pages, decision, own, may ? null : caller.Antiforgery, field);
            if (may ? inside != 400 : inside is not (403 or 404)) found.Add($"{decision.Name} as {caller}: {inside}");
            if (!caller.Local || !may) continue;
            if (decision.Kind is { } kind && world.Records.Out(kind) is { } elsewhere && await Send(caller.Pages, decision, elsewhere, caller.Antiforgery, field) is var far and not 404)
                found.Add($"{decision.Name} as {caller}, a record outside: {far}");
            if (decision.Field is { } named && world.Records.Out(named.Kind) is { } hidden && await Send(caller.Pages, decision, own, caller.Antiforgery, hidden) is var slipped and not 404)
                found.Add($"{decision.Name} as {caller}, {named.Name} outside: {slipped}");
        }
    });

    private IEnumerable<Decision> Staff(bool api) => world.Decisions.ByName.Values.Where(d => d.Who is not null && d.IsApi == api);

    private static bool May(Decision decision, Caller caller) => decision.NoPermission || decision.Who!.Contains(caller.Role) && !(decision.WholeTree && caller.Local);

    private static int Refused(Decision decision) => decision.IfAsked ? 404 : 403;

    private static async Task Walk(IEnumerable<Decision> decisions, Func<Decision, ConcurrentBag<string>, Task> look)
    {
        var found = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(decisions, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = Ct }, async (decision, _) => await look(decision, found));
        Assert.True(found.IsEmpty, $"{found.Count} answers are not as decided:\n" + string.Join('\n', found.Order().Take(60)));
    }

    // What is sent to the API is malformed on purpose: that comes after permission and record, so nothing is changed.
    private static async Task<int> Send(HttpClient client, Decision decision, string? id, string? antiforgery = null, string? field = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(decision.Method == "*" ? "GET" : decision.Method), decision.Address(id).TrimStart('/'));
        if (decision.IsApi && decision.Method is not ("GET" or "DELETE")) request.Content = new StringContent("{", Encoding.UTF8, "application/json");
        if (!decision.IsApi && decision.Method == "POST")
        {
            var form = new Dictionary<string, string>();
            if (antiforgery is not null) form["__RequestVerificationToken"] = antiforgery;
            if (decision.Field is { } named && field is not null) form[named.Name] = field;
            request.Content = new FormUrlEncodedContent(form);
        }

        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Ct);
        return (int)answer.StatusCode;
    }

    public sealed class World : IAsyncLifetime
    {
        internal TestSite Site { get; private set; } = null!;

        internal Decisions Decisions { get; } = Decisions.Read();

        internal Records Records { get; private set; } = null!;

        internal IReadOnlyList<Caller> Callers { get; private set; } = [];

        internal HttpClient PublicApi { get; private set; } = null!;

        internal HttpClient PublicPages => PublicApi;

        public async ValueTask InitializeAsync()
        {
            // Refusals are asked for by the thousand, some of them by the public.
            Site = await TestSite.World(settings: new() { ["RateLimits:PublicLookupsPerMinute"] = "1000000" });
            await DemoWorlds.SwitchAllOn(Site);
            Records = await Access.Records.Find(Site);
            Callers = await Access.Callers.All(Site);
            PublicApi = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Site.Address };
        }

        public async ValueTask DisposeAsync()
        {
            if (Site is not null) await Site.DisposeAsync();
        }
    }
}
