using Campaigns.Data;
using Campaigns.Data.Auditing;
using Campaigns.Data.Messaging;
using Campaigns.Runtime.FeatureSettings;
using Campaigns.Runtime.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Runtime.Storage;

/// <summary>The runtime's own tables: outbox, inbox, audit, features, recipes run, idempotency keys, runs, state.</summary>
[TablePrefix("core")]
internal abstract class CoreDbContext(DbContextOptions options) : ModuleDbContext(options)
{
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    public DbSet<InboxMessage> Inbox => Set<InboxMessage>();

    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    public DbSet<AuditSeal> Seals => Set<AuditSeal>();

    public DbSet<StateRow> State => Set<StateRow>();

    public DbSet<FeatureRow> Features => Set<FeatureRow>();

    public DbSet<RecipeRow> Recipes => Set<RecipeRow>();

    public DbSet<IdempotencyRow> Idempotency => Set<IdempotencyRow>();

    public DbSet<SettingRow> Settings => Set<SettingRow>();

    public DbSet<SettingChangeRow> SettingChanges => Set<SettingChangeRow>();

    public DbSet<RunRow> Runs => Set<RunRow>();

    internal override bool OwnsCoreTables => true;

    /// <summary>A context outside of any service scope, for what lives as long as the process.</summary>
    public static CoreDbContext Open(DatabaseOptions database) => database.Provider == DatabaseProvider.Sqlite
        ? DesignTime.Create<CoreOnSqlite>(database)
        : DesignTime.Create<CoreOnPostgres>(database);

    /// <summary>Whether a table is there; a fresh database has none.</summary>
    public async Task<bool> HasTable(string table, CancellationToken ct) => await Database.SqlQueryRaw<int>(
        Database.IsSqliteDatabase()
            ? "select count(*) as \"Value\" from sqlite_master where type = 'table' and name = {0}"
            : "select count(*)::int as \"Value\" from pg_tables where schemaname = current_schema() and tablename = {0}", table).SingleAsync(ct) > 0;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<StateRow>(e => e.ToTable("core_state").HasKey(r => r.Key));
        modelBuilder.Entity<FeatureRow>(e => e.ToTable("core_feature").HasKey(r => r.Id));
        modelBuilder.Entity<RecipeRow>(e => e.ToTable("core_recipe").HasKey(r => new { r.Recipe, r.Step }));
        modelBuilder.Entity<IdempotencyRow>(e =>
        {
            e.ToTable("core_idempotency").HasKey(r => new { r.Caller, r.Key });
            e.HasIndex(r => r.At);
        });
        SettingRow.Map(modelBuilder);
        RunRow.Map(modelBuilder);
        base.OnModelCreating(modelBuilder);
    }
}

internal sealed class CoreOnSqlite(DbContextOptions<CoreOnSqlite> options) : CoreDbContext(options);

internal sealed class CoreOnPostgres(DbContextOptions<CoreOnPostgres> options) : CoreDbContext(options);

internal sealed class CoreSqliteDesign : SqliteDesign<CoreOnSqlite>;

internal sealed class CorePostgresDesign : PostgresDesign<CoreOnPostgres>;

/// <summary>A fact about the installation, such as the demo clock.</summary>
internal sealed class StateRow
{
    public required string Key { get; init; }

    public required string Value { get; set; }
}

/// <summary>A feature somebody switched; one without a row has its default.</summary>
internal sealed class FeatureRow
{
    public required string Id { get; init; }

    public bool On { get; set; }
}

/// <summary>A recipe step that was carried out.</summary>
internal sealed class RecipeRow
{
    public required string Recipe { get; init; }

    public required string Step { get; init; }

    public DateTimeOffset DoneAt { get; init; }
}

/// <summary>An answer kept for a repeated call (24 h).</summary>
internal sealed class IdempotencyRow
{
    /// <summary>Account id, or the address of a public caller.</summary>
    public required string Caller { get; init; }

    public required string Key { get; init; }

    /// <summary>SHA-256 of method, path and body.</summary>
    public required string Request { get; init; }

    /// <summary>Null while the first call runs.</summary>
    public int? Status { get; set; }

    public string? Location { get; set; }

    public string? ContentType { get; set; }

    public byte[]? Body { get; set; }

    /// <summary>Real time of the first call.</summary>
    public DateTimeOffset At { get; init; }
}
