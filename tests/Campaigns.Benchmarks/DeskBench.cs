using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Campaigns.Data;
using Campaigns.Testing;
using Microsoft.Data.Sqlite;

namespace Campaigns.Benchmarks;

/// <summary>A desk that comes back into signal with 5,000 operations, against so many single inserts on the same database, each in a transaction of its own;
/// then the pack of those 5,000 people, as it is sent and as a phone slowed four times opens and searches it.</summary>
internal static class DeskBench
{
    private const int Operations = 5_000;
    private const int Batch = 500;

    public static async Task Run(string? provider = null)
    {
        foreach (var each in Bench.Databases(provider)) await On(each);
    }

    private static async Task On(DatabaseProvider provider)
    {
        var folder = Directory.CreateTempSubdirectory("campaigns-bench-").FullName;
        // Desks are listed two weeks ahead of their meeting.
        var settings = new Dictionary<string, string> { ["Campaigns__Clock"] = "2019-03-19T09:00:00+07:00" };
        var connection = $"Data Source={Path.Combine(folder, "floor.db")}";
        if (provider == DatabaseProvider.PostgreSql)
        {
            connection = await PostgresServer.NewDatabase();
            settings["Database__Provider"] = "PostgreSql";
            settings["ConnectionStrings__Default"] = connection;
        }

        await using (var product = await Child.Product(folder, settings: settings))
        {
            using var http = new HttpClient { BaseAddress = product.Address };
            var slug = await RegistrationBench.Event(http, folder, settings);
            var id = (await http.GetFromJsonAsync<JsonElement>("/api/v1/events?limit=200")).GetProperty("items").EnumerateArray().Single(e => e.GetProperty("slug").GetString() == slug).GetProperty("id").GetString()!;
            await Sync(http, id, "warm", 2 * Batch);
            var ours = await Sync(http, id, "desk", Operations);
            var raw = await Raw(provider, connection);
            Bench.Say($"sync of {Operations:N0} operations, {provider}", $"{ours:N0}/s", $"{raw:N0}/s", ours / raw, "≥ 0.3 and ≥ 400/s");
            await Fill(http, id);
            await Pack(http, id);
            if (provider == DatabaseProvider.Sqlite) await DeskPhone.Measure(product.Address, id);
        }

        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    // A third walk-ins, a third corrections of them, a third head counts and check-ins: what a desk of three hours holds.
    private static async Task<double> Sync(HttpClient http, string eventId, string device, int count)
    {
        var all = Enumerable.Range(0, count).Select(n => One(eventId, device, n)).ToList();
        var clock = Stopwatch.StartNew();
        foreach (var part in all.Chunk(Batch))
        {
            using var answer = await http.PostAsJsonAsync("/api/v1/desk/sync", new { deviceId = device, operations = part });
            answer.EnsureSuccessStatusCode();
            var results = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("results");
            if (results.EnumerateArray().Any(r => r.GetProperty("outcome").GetString() is not ("applied" or "duplicate"))) throw new InvalidOperationException(results.GetRawText()[..300]);
        }

        return count / clock.Elapsed.TotalSeconds;
    }

    // The sync brought a third of its operations in people; the pack is measured with as many people as there were operations.
    private static async Task Fill(HttpClient http, string eventId)
    {
        var missing = Operations - await People(http, eventId);
        var walkIns = Enumerable.Range(0, missing).Select(n => One(eventId, "more", n * 3)).ToList();
        foreach (var part in walkIns.Chunk(Batch))
        {
            using var answer = await http.PostAsJsonAsync("/api/v1/desk/sync", new { deviceId = "more", operations = part });
            answer.EnsureSuccessStatusCode();
        }

        if (await People(http, eventId) is var there and not Operations) throw new InvalidOperationException($"The pack holds {there} people");
    }

    private static async Task<int> People(HttpClient http, string eventId) =>
        (await http.GetFromJsonAsync<JsonElement>($"/api/v1/desk/packs/{eventId}")).GetProperty("registrations").GetArrayLength();

    private static object One(string eventId, string device, int n)
    {
        var person = Key(device, n - (n % 3));
        object data = (n % 3) switch
        {
            0 => new { eventId, fullName = $"Nguyễn Thị Hoa {device} {n}", phone = $"09{Number(device) * 10_000_000 + n:00000000}", hamlet = "thôn 1", consent = true },
            1 => new { eventId, registrationId = person, version = 0, fields = new { hamlet = $"thôn {n % 9}" } },
            _ => new { eventId, registrationId = person },
        };
        return new { id = Key(device, n), kind = (n % 3) switch { 0 => "register", 1 => "edit", _ => "check-in" }, at = "2019-03-19T08:50:00+07:00", data };
    }

    private static int Number(string device) => device switch { "desk" => 6, "warm" => 7, _ => 8 };

    private static string Key(string device, int n) => $"{Number(device):00000000}-0000-7000-8000-{n:000000000000}";

    private static async Task Pack(HttpClient http, string eventId)
    {
        for (var round = 0; round < 3; round++)
        {
            var clock = Stopwatch.StartNew();
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/desk/packs/{eventId}");
            request.Headers.AcceptEncoding.ParseAdd("gzip");
            using var answer = await http.SendAsync(request);
            var bytes = (await answer.Content.ReadAsByteArrayAsync()).Length;
            if (round == 2) Console.WriteLine($"| pack of that meeting | {bytes / 1000:N0} kB compressed, {Operations:N0} people, {clock.Elapsed.TotalMilliseconds:N0} ms at the server | | | |");
        }
    }

    private static async Task<double> Raw(DatabaseProvider provider, string connectionString)
    {
        await using var connection = await new DatabaseOptions(provider, connectionString).Connect();
        await connection.Run("create table floor_operation (device_id varchar(100) not null, operation_id varchar(100) not null, kind text not null, data text not null, primary key (device_id, operation_id))");
        var clock = Stopwatch.StartNew();
        for (var n = 0; n < Operations; n++) await connection.Run($"insert into floor_operation values ('desk', '{Key("desk", n)}', 'register', '{{\"fullName\":\"Nguyễn Thị Hoa {n}\"}}')");
        return Operations / clock.Elapsed.TotalSeconds;
    }
}
