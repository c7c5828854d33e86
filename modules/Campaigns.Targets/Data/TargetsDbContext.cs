using Campaigns.Data;
using Campaigns.Targets.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Targets.Data;

/// <summary>Campaigns, their targets in versions, and recorded contacts.</summary>
[TablePrefix("tgt")]
internal abstract class TargetsDbContext(DbContextOptions options) : ModuleDbContext(options)
{
    public DbSet<Campaign> Campaigns => Set<Campaign>();

    public DbSet<TargetVersion> Versions => Set<TargetVersion>();

    public DbSet<Contacted> Contacted => Set<Contacted>();
}

internal sealed class TargetsOnSqlite(DbContextOptions<TargetsOnSqlite> options) : TargetsDbContext(options);

internal sealed class TargetsOnPostgres(DbContextOptions<TargetsOnPostgres> options) : TargetsDbContext(options);

internal sealed class TargetsSqliteDesign : SqliteDesign<TargetsOnSqlite>;

internal sealed class TargetsPostgresDesign : PostgresDesign<TargetsOnPostgres>;
