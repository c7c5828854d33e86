using System.Data.Common;
using Campaigns.Data;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.Booking;
using Campaigns.Events.Features.ListEvents;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Campaigns.Events.Tests.Features;

/// <summary>What a planner and the public wait for is answered by an index, on both databases: the plans say so. A table of a few rows is read as a whole by any sensible planner, so on
/// PostgreSQL that way is closed to it.</summary>
public abstract class IndicesTests(TestDatabase database) : SliceTests(database)
{
    private static readonly DateTimeOffset Now = Some.At(20, 8);

    private static readonly Dictionary<string, (Func<IServiceProvider, IQueryable> Query, string Index)> Queries = new()
    {
        ["who holds the hall and the people"] = (s => Held.Around(Db(s), [Slot], TimeSpan.Zero), "ix_evt_booking_resource_id_starts_at"),
        ["where the people are shortly before and after"] = (s => Held.Around(Db(s), [Slot], Held.Reach), "ix_evt_booking_resource_id_starts_at"),
        ["the same kind of event near in time"] = (s => PlanConcerns.Neighbours(Db(s), [Slot], 14), "ix_evt_event_starts_at_id"),
        ["a month of the calendar"] = (s => Page(Db(s).Events.AsNoTracking().Where(e => e.StartsAt >= Now && e.StartsAt < Now.AddDays(31))), "ix_evt_event_starts_at_id"),
        ["what is to come"] = (s => Page(Db(s).Events.AsNoTracking().Coming(Now)), "ix_evt_event_starts_at_id"),
        ["one public event"] = (s => Db(s).Events.AsNoTracking().Public().Where(e => e.Slug == "hoang-tien-20-03-2019").Select(EventRow.Read), "ix_evt_event_slug"),
    };

    public static TheoryData<string> Asked => [.. Queries.Keys];

    private static Slot Slot => new(Guid.Empty, Neighbours.Campaign, new(Now, Now.AddHours(2)), 50, Venue.Add(new("Nhà văn hóa", "", "15988", "38/399/15988", null, null, 60, [])),
        new Dictionary<Guid, string> { [Neighbours.Hoa.Id] = "Hoa" }) { Format = "commune-meeting", UnitCode = "15988" };

    [Theory]
    [MemberData(nameof(Asked))]
    public async Task It_is_answered_by_an_index(string what)
    {
        await Planned(Some.Input(await Hall(), Neighbours.Hoa.Id));
        var (query, index) = Queries[what];
        var plan = await Module.In(s => Plan(s, query(s)));
        Assert.True(plan.Contains(index, StringComparison.Ordinal), plan);
        Assert.True(Database.Provider is DatabaseProvider.PostgreSql || !plan.Contains("SCAN evt_", StringComparison.Ordinal) && !plan.Contains("SCAN e ", StringComparison.Ordinal) && !plan.Contains("SCAN b ", StringComparison.Ordinal), plan);
    }

    private static EventsDbContext Db(IServiceProvider services) => services.GetRequiredService<EventsDbContext>();

    private static IQueryable<EventRow> Page(IQueryable<Event> events) => events.OrderBy(e => e.StartsAt).ThenBy(e => e.Id).Take(51).Select(EventRow.Read);

    private async Task<string> Plan(IServiceProvider services, IQueryable query)
    {
        var db = Db(services);
        await db.Database.OpenConnectionAsync(Ct);
        if (Database.Provider is DatabaseProvider.PostgreSql) await db.Database.ExecuteSqlRawAsync("set enable_seqscan = off; set enable_bitmapscan = off", Ct);
        await using var command = query.CreateDbCommand();
        command.CommandText = (Database.Provider is DatabaseProvider.Sqlite ? "explain query plan " : "explain ") + command.CommandText;
        var lines = new List<string>();
        await using (var reader = await command.ExecuteReaderAsync(Ct))
            while (await reader.ReadAsync(Ct)) lines.Add((string)reader.GetValue(reader.FieldCount - 1));
        if (Database.Provider is DatabaseProvider.PostgreSql) await db.Database.ExecuteSqlRawAsync("reset enable_seqscan; reset enable_bitmapscan", Ct);
        return string.Join('\n', lines);
    }
}

public sealed class IndicesOnSqlite() : IndicesTests(TestDatabase.Sqlite());

public sealed class IndicesOnPostgres() : IndicesTests(TestDatabase.Postgres());
