using Campaigns.Data;
using Campaigns.Events.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Data;

/// <summary>Events, their staff, history and mailings, and venues.</summary>
[TablePrefix("evt")]
internal abstract class EventsDbContext(DbContextOptions options) : ModuleDbContext(options)
{
    public DbSet<Event> Events => Set<Event>();

    public DbSet<Booking> Bookings => Set<Booking>();

    public DbSet<Venue> Venues => Set<Venue>();

    public DbSet<Mailing> Mailings => Set<Mailing>();

    public DbSet<SavedView> SavedViews => Set<SavedView>();

    public DbSet<Substitution> Substitutions => Set<Substitution>();

    public DbSet<PlannedChange> Changes => Set<PlannedChange>();

    public DbSet<SubstituteSearch> Searches => Set<SubstituteSearch>();

    public DbSet<EventTask> Tasks => Set<EventTask>();

    public DbSet<EventReport> Reports => Set<EventReport>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<Takeback> Takebacks => Set<Takeback>();

    public DbSet<FormDraft> Drafts => Set<FormDraft>();

    public DbSet<AssignmentRun> Assignments => Set<AssignmentRun>();
}

internal sealed class EventsOnSqlite(DbContextOptions<EventsOnSqlite> options) : EventsDbContext(options);

internal sealed class EventsOnPostgres(DbContextOptions<EventsOnPostgres> options) : EventsDbContext(options);

internal sealed class EventsSqliteDesign : SqliteDesign<EventsOnSqlite>;

internal sealed class EventsPostgresDesign : PostgresDesign<EventsOnPostgres>;
