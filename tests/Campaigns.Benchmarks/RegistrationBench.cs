using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Campaigns.Data;
using Campaigns.Testing;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Campaigns.Benchmarks;

/// <summary>Registrations per second for one event against the raw transaction they need (count a seat, insert a registration, insert an outbox row)
/// on the same database with the same number of writers.</summary>
internal static class RegistrationBench
{
    private static readonly int[] Some = [2, 16, 128];
    private static TimeSpan _length = TimeSpan.FromSeconds(6);

    /// <summary>One round of given length with so many connections, for looking closer; without arguments the whole table.</summary>
    public static async Task Run(string? provider = null, int? connections = null, int? seconds = null)
    {
        if (seconds is { } given) _length = TimeSpan.FromSeconds(given);
        foreach (var each in Bench.Databases(provider)) await On(each, connections is { } one ? [one] : Some);
    }

    private static async Task On(DatabaseProvider provider, int[] connections)
    {
        var folder = Directory.CreateTempSubdirectory("campaigns-bench-").FullName;
        var settings = new Dictionary<string, string>(World.Clock);
        var connection = $"Data Source={Path.Combine(folder, "campaigns.db")}";
        if (provider == DatabaseProvider.PostgreSql)
        {
            connection = await PostgresServer.NewDatabase();
            settings["Database__Provider"] = "PostgreSql";
            settings["ConnectionStrings__Default"] = connection;
        }

        await using (var product = await Child.Product(folder, settings: settings))
        {
            using var http = new HttpClient { BaseAddress = product.Address };
            var slug = await Event(http, folder, settings);
            foreach (var writers in connections)
            {
                var body = (int n) => Load.Post(product.Address, $"/api/v1/events/{slug}/registrations", $$"""{"fullName":"Nguyễn Thị Hoa {{n}} {{writers}}","phone":"09{{80000000 + (n % 10_000_000):00000000}}","consent":true}""");
                await Load.Run(product.Address, n => body(n + writers * 1_000_000), writers, TimeSpan.FromSeconds(8));
                var ours = await Load.Run(product.Address, n => body(n + (writers * 1_000_000) + 500_000), writers, _length);
                var raw = await Raw(provider, connection, writers);
                Bench.Say($"registrations, {provider}, {writers} connections", $"{ours.PerSecond:N0}/s, p99 {ours.P99:0.0} ms", $"{raw:N0}/s", ours.PerSecond / raw, "≥ 0.4");
            }
        }

        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A meeting with more seats than anybody fills, open for registration; the client carries the administrator's token from then on.</summary>
    internal static async Task<string> Event(HttpClient http, string folder, Dictionary<string, string> settings)
    {
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await Child.Token(folder, "admin", settings));
        var campaigns = await http.GetFromJsonAsync<JsonElement>("/api/v1/campaigns");
        var made = await Post("/api/v1/events", new
        {
            campaignId = campaigns.GetProperty("items")[0].GetProperty("id").GetString(),
            title = "Đo tốc độ",
            format = "commune-meeting",
            unitCode = "399",
            venue = new { name = "Sân vận động", address = "Hoằng Hóa", lat = 19.86, lon = 105.86 },
            startsAt = "2019-03-20T08:00:00+07:00",
            endsAt = "2019-03-20T10:00:00+07:00",
            capacity = 100_000,
            registration = new { opensAt = "2019-02-01T00:00:00+07:00", closesAt = "2019-03-20T08:00:00+07:00", waitlist = true },
            presenterIds = Array.Empty<string>(),
            overrideReason = "đo",
        });
        await Post($"/api/v1/events/{made.GetProperty("id").GetString()}/submit", new { });
        return (await Post($"/api/v1/events/{made.GetProperty("id").GetString()}/publish", new { })).GetProperty("slug").GetString()!;

        async Task<JsonElement> Post(string path, object body)
        {
            using var answer = await http.PostAsJsonAsync(path, body);
            return answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync<JsonElement>() : throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
        }
    }

    private static async Task<double> Raw(DatabaseProvider provider, string connection, int writers)
    {
        if (provider == DatabaseProvider.Sqlite)
        {
            var folder = Directory.CreateTempSubdirectory("campaigns-floor-").FullName;
            var floor = await RawOn(() => new SqliteConnection($"Data Source={Path.Combine(folder, "floor.db")};Default Timeout=30"), writers, sqlite: true);
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
            return floor;
        }

        return await RawOn(() => new NpgsqlConnection(connection), writers, sqlite: false);
    }

    private static async Task<double> RawOn(Func<System.Data.Common.DbConnection> open, int writers, bool sqlite)
    {
        await using (var setup = open())
        {
            await setup.OpenAsync();
            if (sqlite) await setup.Run("pragma journal_mode=wal");
            await setup.Run("drop table if exists floor_roster");
            await setup.Run("drop table if exists floor_registration");
            await setup.Run("drop table if exists floor_outbox");
            await setup.Run("create table floor_roster (id integer primary key, taken integer not null)");
            await setup.Run("create table floor_registration (id varchar(36) primary key, roster_id integer not null, full_name text not null, phone text not null, folded text not null)");
            await setup.Run("create unique index floor_registration_person on floor_registration (roster_id, phone, folded)");
            await setup.Run($"create table floor_outbox (seq {(sqlite ? "integer primary key autoincrement" : "bigserial primary key")}, name text not null, payload text not null)");
            await setup.Run("insert into floor_roster values (1, 0)");
        }

        using var one = new SemaphoreSlim(1, 1);
        using var stop = new CancellationTokenSource(_length);
        var clock = Stopwatch.StartNew();
        var done = await Task.WhenAll(Enumerable.Range(0, writers).Select(w => Task.Run(() => Write(open, w, sqlite, one, stop.Token))));
        return done.Sum() / clock.Elapsed.TotalSeconds;
    }

    private static async Task<int> Write(Func<System.Data.Common.DbConnection> open, int writer, bool sqlite, SemaphoreSlim one, CancellationToken stop)
    {
        await using var connection = open();
        await connection.OpenAsync(CancellationToken.None);
        if (sqlite) await connection.Run("pragma synchronous=full; pragma busy_timeout=30000");
        var done = 0;
        while (!stop.IsCancellationRequested)
        {
            // SQLite has one writer: queueing here is the best the raw transaction can do, and what the product does.
            if (sqlite) await one.WaitAsync(CancellationToken.None);
            await using (var transaction = await connection.BeginTransactionAsync(CancellationToken.None))
            {
                if (!sqlite) await connection.Run("select taken from floor_roster where id = 1 for update");
                await connection.Run("update floor_roster set taken = taken + 1 where id = 1");
                var id = Guid.CreateVersion7();
                await connection.Run($"insert into floor_registration values ('{id}', 1, 'Nguyễn Thị Hoa', '{writer}-{done}', 'nguyen thi hoa')");
                await connection.Run($"insert into floor_outbox (name, payload) values ('registrations.attendee-registered.v1', '{{\"registrationId\":\"{id}\"}}')");
                await transaction.CommitAsync(CancellationToken.None);
            }

            if (sqlite) one.Release();
            done++;
        }

        return done;
    }
}
