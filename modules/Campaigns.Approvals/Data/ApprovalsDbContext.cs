using Campaigns.Approvals.Domain.State;
using Campaigns.Data;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Approvals.Data;

/// <summary>Routes, requests and all that belongs to them.</summary>
[TablePrefix("apr")]
internal abstract class ApprovalsDbContext(DbContextOptions options) : ModuleDbContext(options)
{
    public DbSet<RouteHead> Routes => Set<RouteHead>();

    public DbSet<RouteEdition> Editions => Set<RouteEdition>();

    public DbSet<Request> Requests => Set<Request>();

    public DbSet<RequestRound> Rounds => Set<RequestRound>();

    public DbSet<StageRun> Stages => Set<StageRun>();

    public DbSet<StepRun> Steps => Set<StepRun>();

    public DbSet<WorkItem> Items => Set<WorkItem>();

    public DbSet<Vote> Votes => Set<Vote>();

    public DbSet<Participant> Participants => Set<Participant>();

    public DbSet<InboxEntry> Inbox => Set<InboxEntry>();

    public DbSet<StepTimer> Timers => Set<StepTimer>();

    public DbSet<ActionRun> Actions => Set<ActionRun>();

    public DbSet<Incident> Incidents => Set<Incident>();

    public DbSet<AuditRow> History => Set<AuditRow>();

    public DbSet<Notice> Notices => Set<Notice>();

    public DbSet<Substitution> Substitutions => Set<Substitution>();

    public DbSet<WorkCalendar> Calendars => Set<WorkCalendar>();

    public DbSet<Remark> Remarks => Set<Remark>();

    public DbSet<Preference> Preferences => Set<Preference>();

    public DbSet<DecisionLink> Links => Set<DecisionLink>();

    public DbSet<Attachment> Attachments => Set<Attachment>();
}

internal sealed class ApprovalsOnSqlite(DbContextOptions<ApprovalsOnSqlite> options) : ApprovalsDbContext(options);

internal sealed class ApprovalsOnPostgres(DbContextOptions<ApprovalsOnPostgres> options) : ApprovalsDbContext(options);

internal sealed class ApprovalsSqliteDesign : SqliteDesign<ApprovalsOnSqlite>;

internal sealed class ApprovalsPostgresDesign : PostgresDesign<ApprovalsOnPostgres>;
