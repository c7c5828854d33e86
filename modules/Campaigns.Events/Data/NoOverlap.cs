using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Campaigns.Events.Data;

/// <summary>The database's own guarantee that no hall and no person is booked twice at one time. It holds for every writer, also for one that
/// forgets to wait for its turn; the turn only makes sure that a rush is told kindly.</summary>
internal static class NoOverlap
{
    private const string Constraint = "ex_evt_booking_overlap";

    /// <summary>The extension is a trusted one: who owns the database may create it (PostgreSQL 13 and newer).</summary>
    public const string Postgres = $"""
        create extension if not exists btree_gist;
        alter table evt_booking add constraint {Constraint} exclude using gist (resource_id with =, tstzrange(starts_at, ends_at) with &&);
        """;

    public const string Sqlite = $"""
        create trigger evt_booking_no_overlap_insert before insert on evt_booking
        when exists (select 1 from evt_booking b where b.resource_id = new.resource_id and b.event_id <> new.event_id and b.starts_at < new.ends_at and b.ends_at > new.starts_at)
        begin select raise(abort, '{Constraint}'); end;
        create trigger evt_booking_no_overlap_update before update on evt_booking
        when exists (select 1 from evt_booking b where b.resource_id = new.resource_id and b.event_id <> new.event_id and b.starts_at < new.ends_at and b.ends_at > new.starts_at)
        begin select raise(abort, '{Constraint}'); end;
        """;

    /// <summary>What was held before there were rows for it; two that overlap there keep the earlier planned one's row.</summary>
    public const string Fill = """
        insert into evt_booking (event_id, resource_id, is_venue, starts_at, ends_at)
        select event_id, resource_id, is_venue, starts_at, ends_at from (
            select e.id as event_id, e.venue_id as resource_id, true as is_venue, e.starts_at, e.ends_at from evt_event e where e.holds and e.venue_id is not null
            union all
            select e.id, s.staff_id, false, e.starts_at, e.ends_at from evt_event e join evt_event_staff s on s.event_id = e.id and s.role = 'Presenter' where e.holds) held
        where not exists (
            select 1 from evt_event o left join evt_event_staff p on p.event_id = o.id and p.role = 'Presenter'
            where o.holds and o.id < held.event_id and o.starts_at < held.ends_at and o.ends_at > held.starts_at and (o.venue_id = held.resource_id or p.staff_id = held.resource_id));
        """;

    /// <summary>Whether saving failed because of it.</summary>
    public static bool Refused(DbUpdateException failure) => failure.InnerException switch
    {
        PostgresException { SqlState: PostgresErrorCodes.ExclusionViolation } => true,
        SqliteException sqlite => sqlite.Message.Contains(Constraint, StringComparison.Ordinal),
        _ => false,
    };
}
