using Campaigns.Data;
using Campaigns.Desk.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Desk.Data;

/// <summary>The ledger of what devices sent, what a person has to choose, and closed meetings.</summary>
[TablePrefix("desk")]
internal abstract class DeskDbContext(DbContextOptions options) : ModuleDbContext(options)
{
    public DbSet<Operation> Operations => Set<Operation>();

    public DbSet<Device> Devices => Set<Device>();

    public DbSet<Conflict> Conflicts => Set<Conflict>();

    public DbSet<Closing> Closings => Set<Closing>();
}

internal sealed class DeskOnSqlite(DbContextOptions<DeskOnSqlite> options) : DeskDbContext(options);

internal sealed class DeskOnPostgres(DbContextOptions<DeskOnPostgres> options) : DeskDbContext(options);

internal sealed class DeskSqliteDesign : SqliteDesign<DeskOnSqlite>;

internal sealed class DeskPostgresDesign : PostgresDesign<DeskOnPostgres>;
