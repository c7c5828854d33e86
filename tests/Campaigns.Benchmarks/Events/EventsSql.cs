using System.Data.Common;
using Campaigns.Data;
using Campaigns.Events.Features.Booking;
using Campaigns.Events.Features.ShowCalendar;
using Campaigns.Kernel.Values;

namespace Campaigns.Benchmarks.Events;

/// <summary>The same questions as statements by hand, on one open connection.</summary>
internal sealed class EventsSql(DatabaseProvider provider, DbConnection connection)
{
    private const string Taken = """
        select e.id, e.title, e.unit_name, e.unit_code, b.starts_at, b.ends_at, b.resource_id, b.is_venue, v.lat, v.lon
        from evt_booking b join evt_event e on e.id = b.event_id left join evt_venue v on v.id = e.venue_id
        """;

    public static bool IsDraft(int n) => n % (EventsWorld.AMonth / EventsWorld.Plans) == 5;

    /// <summary>Who has the hall and the person then, where the person is shortly before and after, and the same kind of meeting in the same commune.</summary>
    public async Task Check(Slot slot)
    {
        var (start, end) = (slot.When.Start, slot.When.End);
        var who = slot.Presenters.Keys.Single();
        var rows = await Rows($"{Taken} where b.resource_id in ({Id(slot.Venue!.Id)}, {Id(who)}) and b.starts_at > {At(start.AddDays(-31))} and b.starts_at < {At(end)} and b.ends_at > {At(start)} order by b.starts_at");
        await Rows($"{Taken} where b.resource_id = {Id(who)} and b.starts_at > {At(start.AddDays(-31).AddHours(-8))} and b.starts_at < {At(end.AddHours(8))} and b.ends_at > {At(start.AddHours(-8))} order by b.starts_at");
        await Rows($"select id, title, starts_at, unit_code, format from evt_event where starts_at > {At(start.AddDays(-14))} and starts_at < {At(start.AddDays(14))} and unit_code = '{slot.UnitCode}' and format = '{slot.Format}' and (holds or status in ('completed', 'reported'))");
        if (rows == 0) throw new InvalidOperationException("A clash was not found");
    }

    /// <summary>The meetings of the month with their halls and people, and for its plans what is taken around them.</summary>
    public async Task Month(DateOnly month, EventsWorld world)
    {
        var span = CalendarSpan.Of(CalendarView.Month, month);
        var (first, end) = (span.First.Start(), span.Last.AddDays(1).Start());
        var range = $"e.starts_at >= {At(first)} and e.starts_at < {At(end)}";
        var events = await Rows($"select e.*, v.* from evt_event e left join evt_venue v on v.id = e.venue_id where {range} order by e.starts_at, e.id limit 1001");
        await Rows($"select s.* from evt_event e join evt_event_staff s on s.event_id = e.id where {range} order by e.starts_at, e.id, s.position limit 2001");
        var drafts = string.Join(',', world.Drafts.Select(Id));
        await Rows($"select e.*, v.*, s.* from evt_event e left join evt_venue v on v.id = e.venue_id left join evt_event_staff s on s.event_id = e.id where e.id in ({drafts})");
        var taken = await Rows($"{Taken} join (select venue_id as wanted, starts_at as s, ends_at as u from evt_event where id in ({drafts}) union all select st.staff_id, d.starts_at, d.ends_at from evt_event d join evt_event_staff st on st.event_id = d.id where d.id in ({drafts})) w on w.wanted = b.resource_id and b.starts_at < {(provider == DatabaseProvider.Sqlite ? "w.u + 288000000000" : "w.u + interval '8 hours'")} and b.ends_at > {(provider == DatabaseProvider.Sqlite ? "w.s - 288000000000" : "w.s - interval '8 hours'")} and b.starts_at > {At(first.AddDays(-32))}");
        await Rows($"select n.id, n.title, n.starts_at, n.unit_code, n.format from evt_event n where n.starts_at > {At(first.AddDays(-14))} and n.starts_at < {At(end.AddDays(14))} and (n.holds or n.status in ('completed', 'reported')) and n.format = 'commune-meeting' and n.unit_code in (select d.unit_code from evt_event d where d.id in ({drafts}))");
        if (events < EventsWorld.AMonth || taken < EventsWorld.Plans) throw new InvalidOperationException($"{events} events, {taken} taken");
    }

    private async Task<int> Rows(string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var (rows, values) = (0, new object[reader.FieldCount]);
        for (; await reader.ReadAsync(); rows++) reader.GetValues(values);
        return rows;
    }

    private string At(DateTimeOffset at) => provider == DatabaseProvider.Sqlite ? $"{at.UtcTicks}" : $"'{at.ToUniversalTime():O}'";

    private string Id(Guid id) => provider == DatabaseProvider.Sqlite ? $"'{id.ToString().ToUpperInvariant()}'" : $"'{id}'";
}
