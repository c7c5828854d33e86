using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Campaigns.Data;
using Campaigns.Testing.Site;
using Xunit;

namespace Campaigns.Reliability.Tests;

/// <summary>The process is killed between two steps of a decision: while it is recorded, on the way to the owner's command, in that command, before its
/// answer is written, while people are told. Whatever was answered is there, nothing counts twice, each command and each message has its effect once, and
/// what was half-way goes on by itself. A few places here; each single step with <c>./test --long</c>.</summary>
public abstract class DecisionKillTests(DatabaseProvider provider)
{
    private const string World = "thanh-hoa-2019";
    private const string Clock = "2019-03-01T09:00:00+07:00";
    private const string Title = "Tin chờ duyệt ";
    private const int Group = 3;

    private static readonly bool Long = System.Environment.GetEnvironmentVariable("CAMPAIGNS_LONG") is { Length: > 0 };

    // In the words of the database where the name says more than a number.
    private static readonly string[] Named = ["before:update apr_action_run", "before:update apr_notice"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    // Each costs a start of the program, so the short form has one: the command is done, and its answer is not written.
    private IReadOnlyList<string> Strikes => Long ? [.. Named, .. Enumerable.Range(1, 120).Select(n => n.ToString(CultureInfo.InvariantCulture))] : [Named[0]];

    [Fact]
    public async Task Whatever_was_answered_counts_once_and_what_was_half_way_goes_on()
    {
        await using var world = await Prepared();
        var answered = new Dictionary<Guid, string>();
        foreach (var strike in Strikes) await Strike(world, strike, answered);
        await using var host = await HostProcess.Start(url => Environment(world, url));
        await GoesOn(world, host, answered);
        Assert.Empty(await Wrong(world, answered));

        // The check itself: with the marks of what was delivered and the names of what was sent taken away, people are told twice.
        await world.Run("update ntf_message set key = key || '?' where template like 'approvals.%'");
        await world.Run("update apr_notice set sent_at = null");
        await world.Run("update core_inbox set done_at = null, lease_until = null where name like 'job:%TellPeople%'");
        await GoesOn(world, host, answered);
        Assert.Contains(await Wrong(world, answered), w => w.StartsWith("told 2 times", StringComparison.Ordinal));
    }

    private async Task<WorldFiles> Prepared()
    {
        var world = await WorldFiles.Copy(World, provider);
        await Pulse.DropIn(world);
        foreach (var user in new[] { "coordinator", "editor", "approver.bhxh" }) await Token(world, user);
        return world;
    }

    // Puts a few up, then decides until the process is dead; with a number beyond all steps it is killed at the end.
    private async Task Strike(WorldFiles world, string strike, Dictionary<Guid, string> answered)
    {
        await using var host = await HostProcess.Start(url => new(Environment(world, url)) { ["PULSE_STRIKE"] = strike });
        try
        {
            await Submit(host, strike);
            foreach (var user in new[] { "editor", "approver.bhxh" }) await DecideAll(host, user, answered);
            await host.Ended(TimeSpan.FromSeconds(!strike.StartsWith("before:", StringComparison.Ordinal) ? 2 : Long ? 300 : 30), Ct); // What follows a decision is struck as well; in the long form behind leases of the dead.
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException)
        {
            // Struck in the middle: this one was not answered. The connection breaks a moment before the process is gone.
            await host.Ended(TimeSpan.FromSeconds(10), Ct);
        }

        // A step with a name is there in each run: had nobody died before it, this would be a test of nothing.
        Assert.True(host.HasExited || !strike.StartsWith("before:", StringComparison.Ordinal), $"Nothing was struck {strike}");
        await host.Kill();

        // A delivery of the dead process is taken again when its lease is over: the time until then is passed over here.
        if (!Long) await world.Run("update core_inbox set lease_until = null where done_at is null");
    }

    private static async Task Submit(HostProcess host, string strike)
    {
        using var http = Client(host, "coordinator");
        for (var n = 0; n < Group; n++)
        {
            using var made = await http.PostAsJsonAsync("content/announcement", new { title = $"{Title}{strike.GetHashCode(StringComparison.Ordinal)} {n}", summary = "Tóm tắt", body = "Nội dung" }, Ct);
            Assert.True(made.IsSuccessStatusCode, await made.Content.ReadAsStringAsync(Ct));
            using var asked = await http.PostAsync(made.Headers.Location!.OriginalString["/api/v1/".Length..] + "/submit", null, Ct);
            Assert.True(asked.IsSuccessStatusCode, await asked.Content.ReadAsStringAsync(Ct));
        }
    }

    private static async Task DecideAll(HostProcess host, string user, Dictionary<Guid, string> answered)
    {
        using var http = Client(host, user);
        // What was struck down stays in the inbox, so the long form has more of it than one page holds.
        for (string? page = "approvals/inbox?limit=200&subjectType=content.publication"; page is { };)
        {
            var inbox = await http.GetFromJsonAsync<JsonElement>(page, Ct);
            foreach (var item in inbox.GetProperty("items").EnumerateArray().Where(i => i.GetProperty("card").GetProperty("title").GetString()!.Contains(Title, StringComparison.Ordinal)))
            {
                var id = item.GetProperty("id").GetGuid();
                using var said = await http.PostAsJsonAsync($"approvals/work-items/{id}/decision", new { outcome = "approve", subjectVersion = item.GetProperty("subjectVersion").GetString() }, Ct);
                Assert.True(said.IsSuccessStatusCode, await said.Content.ReadAsStringAsync(Ct));
                answered[id] = user;
            }

            page = inbox.GetProperty("next").GetString() is { } next ? $"approvals/inbox?limit=200&subjectType=content.publication&cursor={Uri.EscapeDataString(next)}" : null;
        }
    }

    // Nobody helps: everybody decides what still waits for them, and the rest goes on by itself.
    private static async Task GoesOn(WorldFiles world, HostProcess host, Dictionary<Guid, string> answered)
    {
        await DecideAll(host, "editor", answered);
        await DecideAll(host, "approver.bhxh", answered);
        await world.Settled(but: "SweepTimers");
    }

    private static async Task<List<string>> Wrong(WorldFiles world, Dictionary<Guid, string> answered)
    {
        var wrong = new List<string>();
        const string Ours = $"from apr_request r where r.title like '%{Title}%'";
        var decided = await world.Ids("select item_id from apr_audit_row where event = 'Decided'");
        wrong.AddRange(decided.GroupBy(i => i).Where(g => g.Count() > 1).Select(g => $"{g.Key} was decided {g.Count()} times"));
        wrong.AddRange(answered.Keys.Except(decided).Select(i => $"the decision on {i} was answered and is lost"));
        wrong.AddRange((await world.Texts($"select r.number || ' ' || r.state || ' ' || r.execution {Ours} and (r.state <> 'Approved' or r.execution <> 'Succeeded')")).Select(r => "not at its end: " + r));
        await Once("published", $"select r.subject_id {Ours}", "select lower(cast(record_id as varchar(40))) from core_audit where action = 'content.publish'");
        wrong.AddRange((await world.Texts($"select n.key from apr_notice n join apr_request r on r.id = n.request_id where r.title like '%{Title}%' and n.sent_at is null")).Select(k => "nobody was told: " + k));
        const string Messages = $"from ntf_message m join apr_request r on r.id = m.about_id where r.title like '%{Title}%'";
        wrong.AddRange((await world.Texts($"select m.channel || ' ' || replace(m.key, '?', '') {Messages}")).CountBy(t => t).Where(t => t.Value > 1).Select(t => $"told {t.Value} times: {t.Key}"));
        wrong.AddRange((await world.Texts($"select n.key from apr_notice n join apr_request r on r.id = n.request_id where r.title like '%{Title}%'")).Except(await world.Texts($"select replace(m.key, '?', '') {Messages}")).Select(k => "nobody was told: " + k));
        return wrong;

        async Task Once(string what, string all, string done)
        {
            var (wanted, happened) = ((await world.Texts(all)).ConvertAll(t => t.ToLowerInvariant()), (await world.Texts(done)).CountBy(t => t).ToDictionary());
            wrong.AddRange(wanted.Where(w => happened.GetValueOrDefault(w) != 1).Select(w => $"{w} was {what} {happened.GetValueOrDefault(w)} times"));
        }
    }

    // As the verb makes one, without a process of its own for each.
    private static Task Token(WorldFiles world, string user)
    {
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(TokenOf(user))));
        var sqlite = world.Database.Provider == DatabaseProvider.Sqlite;
        var (id, bytes, from, until) = sqlite
            ? ($"'{Guid.CreateVersion7().ToString().ToUpperInvariant()}'", $"x'{hash}'", "0", $"{DateTimeOffset.MaxValue.UtcTicks}")
            : ($"'{Guid.CreateVersion7()}'::uuid", $"'\\x{hash}'::bytea", "timestamptz '2000-01-01'", "timestamptz '2100-01-01'");
        return world.Run($"insert into acc_access_token (id, account_id, name, hash, ending, permissions, scope_path, created_at, expires_at, version) select {id}, id, 'kill', {bytes}, 'kill', '{(sqlite ? "[]" : "{}")}', '', {from}, {until}, 0 from acc_account where user_name = '{user}'");
    }

    private static string TokenOf(string user) => "cpn_" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(user))).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static Dictionary<string, string> Environment(WorldFiles world, string url) => new(world.Environment(url, Clock)) { ["Campaigns__Recipe"] = World };

    private static HttpClient Client(HostProcess host, string user) => new()
    {
        BaseAddress = new(host.Address, "/api/v1/"),
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", TokenOf(user)) },
    };
}

public sealed class DecisionKillOnSqlite() : DecisionKillTests(DatabaseProvider.Sqlite);

public sealed class DecisionKillOnPostgres() : DecisionKillTests(DatabaseProvider.PostgreSql);
