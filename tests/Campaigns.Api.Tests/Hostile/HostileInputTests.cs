using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Campaigns.Api.Tests.Access;
using Campaigns.Testing.Site;
using Xunit;

namespace Campaigns.Api.Tests.Hostile;

/// <summary>Every endpoint, page and API, gets what somebody who means ill would send, as somebody who may call it. None breaks, none leads away, none
/// speaks of its inside, and nothing of a person is in logs, metrics or traces afterwards.</summary>
public sealed class HostileInputTests : IAsyncLifetime
{
    // They start the world anew, end the walker's own session, or answer for a minute: nothing hostile about that.
    private static readonly string[] LeftOut = ["/admin/system/demo", "/logout", "/admin/account?EndAll", "/hangfire", "/stream"];

    // Every door is knocked at in either form; the short one brings each a few of the gifts, others to the next door, so that all are brought.
    private static readonly bool Long = Environment.GetEnvironmentVariable("CAMPAIGNS_LONG") is { Length: > 0 };
    private const int Few = 4;

    private readonly ConcurrentBag<string> _found = [];
    private readonly Dictionary<string, Caller> _callers = [];
    private TestSite _site = null!;
    private Records _records = null!;
    private IReadOnlyList<Door> _doors = [];
    private HttpClient _public = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.World(clock: "2019-03-01T09:00:00+07:00", settings: new() { ["RateLimits:PublicPostsPerMinute"] = "1000000" });
        _records = await Records.Find(_site);
        _doors = [.. (await Door.All(_site, Decisions.Read())).Where(d => !LeftOut.Any(l => d.Decision.Name.Contains(l, StringComparison.Ordinal)))];
        _public = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = _site.Address };
        foreach (var role in _doors.Select(d => RoleFor(d.Decision)).OfType<string>().Distinct()) _callers[role] = await Callers.One(_site, role, local: false);
    }

    public async ValueTask DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Nothing_breaks_leads_away_or_speaks_of_its_inside()
    {
        var traced = new ConcurrentBag<string>();
        using var listener = Listen(traced);
        Assert.True(_doors.Count > 150, $"only {_doors.Count} doors were found");
        await Parallel.ForEachAsync(_doors, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = Ct }, async (door, _) => await Knock(door));
        await Plant();
        await _site.Deliver();
        Assert.True(_found.IsEmpty, $"{_found.Count} answers:\n" + string.Join('\n', _found.Distinct().Order().Take(40)));
        await Nothing_of_a_person_is_left(traced);
    }

    private async Task Knock(Door door)
    {
        foreach (var request in Some(Requests(door).ToList()))
        {
            using (request)
            {
                var client = RoleFor(door.Decision) is not { } role ? _public : door.Decision.IsApi ? _callers[role].Api : _callers[role].Pages;
                using var answer = await client.SendAsync(request, Ct);
                await Look(door, request, answer);
            }
        }
    }

    private int _turn;

    private IEnumerable<HttpRequestMessage> Some(List<HttpRequestMessage> all)
    {
        var from = Interlocked.Add(ref _turn, Few);
        return Long ? all : all.Where((_, i) => (i - from % all.Count + all.Count) % all.Count < Few);
    }

    private async Task Look(Door door, HttpRequestMessage request, HttpResponseMessage answer)
    {
        var what = $"{door.Decision.Name}: {(int)answer.StatusCode} for {Short(request)}";
        if ((int)answer.StatusCode >= 500) _found.Add(what);
        if (answer.Headers.Location is { IsAbsoluteUri: true } away && away.Host != _site.Address.Host) _found.Add($"{what}, led to {away}");
        if (answer.Content.Headers.ContentType?.MediaType is not ("text/html" or "application/json" or "application/problem+json")) return;
        var text = await answer.Content.ReadAsStringAsync(Ct);
        if (text.Contains("<script>alert(1)", StringComparison.Ordinal) || text.Contains("<img src=x", StringComparison.Ordinal)) _found.Add(what + ", and carried a script out");
        if (text.Contains("   at Campaigns.", StringComparison.Ordinal) || text.Contains("root:x:0", StringComparison.Ordinal)) _found.Add(what + ", and spoke of its inside");
    }

    private IEnumerable<HttpRequestMessage> Requests(Door door)
    {
        var decision = door.Decision;
        var id = decision.Kind is null ? null : _records.In(decision.Kind);
        if (decision.Method is "GET" or "*")
        {
            foreach (var text in HostileValues.Texts.Where(t => t.Length < 3_000))
            {
                var address = decision.Address(id).TrimStart('/');
                yield return new(HttpMethod.Get, address + (address.Contains('?', StringComparison.Ordinal) ? '&' : '?') + string.Join('&', door.Members.Select(m => $"{m}={Uri.EscapeDataString(text)}")));
            }
        }
        else if (decision.IsApi)
        {
            foreach (var body in HostileValues.Bodies().Concat(HostileValues.Bodies(door.Members)))
                yield return new(new HttpMethod(decision.Method), decision.Address(id).TrimStart('/')) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        }
        else
        {
            var token = RoleFor(decision) is { } role ? _callers[role].Antiforgery : "";
            foreach (var text in HostileValues.Texts.Where(t => t.Length < 3_000 || door.Members.Count < 20))
                yield return new(HttpMethod.Post, decision.Address(id).TrimStart('/')) { Content = new FormUrlEncodedContent([.. door.Members.Select(m => KeyValuePair.Create(m, text.Replace("\ud800", "\uFFFD", StringComparison.Ordinal))), new("__RequestVerificationToken", token)]) };
        }
    }

    // One person goes through the doors that people go through, and each is told something that is refused, so that refusals are logged too.
    private async Task Plant()
    {
        using var api = await _site.Api("admin");
        var published = await Journey.Published(api);
        var (slug, id) = (published.GetProperty("slug").GetString(), published.GetProperty("id").GetString());
        object person = new { fullName = HostileValues.Name, phone = HostileValues.Phone, email = HostileValues.Mail, citizenId = HostileValues.CitizenId, consent = true };
        await _public.Post($"/api/v1/events/{slug}/registrations", person).Must(201);
        await _public.Post($"/api/v1/events/{slug}/registrations", person).Must(409);
        await _public.Post($"/api/v1/events/{slug}/registrations", new { fullName = HostileValues.Name, phone = HostileValues.Phone + "x", consent = true }).Must(422);
        foreach (var words in new[] { HostileValues.Name, HostileValues.Phone, HostileValues.CitizenId })
        {
            await api.GetAsync($"registrations?event={id}&q={Uri.EscapeDataString(words)}", Ct).Must(200);
            using var page = await _callers["admin"].Pages.GetAsync($"/admin/people?q={Uri.EscapeDataString(words)}", Ct);
            page.EnsureSuccessStatusCode();
        }

        using var refused = await _public.PostAsync("/login", new FormUrlEncodedContent([new("UserName", HostileValues.Mail), new("Password", HostileValues.Remark)]), Ct);
        await api.Post($"events/{id}/cancel", new { reason = HostileValues.Remark }).Must(200);
    }

    private async Task Nothing_of_a_person_is_left(IEnumerable<string> traced)
    {
        var logs = Directory.GetFiles(Path.Combine(_site.DataPath, "logs"));
        Assert.NotEmpty(logs);
        var places = new Dictionary<string, string> { ["metrics"] = await (await _site.Api("admin")).GetStringAsync("/metrics", Ct), ["traces"] = string.Join('\n', traced) };
        foreach (var log in logs) places[Path.GetFileName(log)] = await ReadShared(log);
        Assert.Contains("campaigns_registrations_total", places["metrics"], StringComparison.Ordinal);
        Assert.Contains("HttpRequestIn", places["traces"], StringComparison.Ordinal);
        var told = from place in places
                   from mark in new[] { HostileValues.Name, "Zẩmxquýnh", HostileValues.Phone, "84987650123", HostileValues.Mail, HostileValues.CitizenId, HostileValues.Remark }
                   where place.Value.Contains(mark, StringComparison.OrdinalIgnoreCase)
                   select $"{mark} is in {place.Key}";
        Assert.Empty(told);
    }

    private static ActivityListener Listen(ConcurrentBag<string> traced)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name != "System.Net.Http", // That is this test itself, asking.
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = a => traced.Add($"{a.DisplayName} {string.Join(' ', a.TagObjects.Select(t => $"{t.Key}={t.Value}"))} {string.Join(' ', a.Events.Select(e => e.Name))}"),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static async Task<string> ReadShared(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(Ct);
    }

    // Doors of one's own account lock it after a few wrong passwords: that is somebody's who opens no others.
    private static string? RoleFor(Decision decision) => decision.Who is null ? null : decision.NoPermission ? "presenter" : decision.Who.Contains("admin") ? "admin" : decision.Who[0];

    private static string Short(HttpRequestMessage request)
    {
        var said = request.Content is null ? request.RequestUri!.OriginalString : request.Content.ReadAsStringAsync(Ct).GetAwaiter().GetResult();
        return said.Length > 160 ? said[..160] + "…" : said;
    }
}
