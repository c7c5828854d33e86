using Campaigns.Data;
using Campaigns.Network.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Network.Data;

/// <summary>Units, organisations, offices, staff and days off.</summary>
[TablePrefix("net")]
internal abstract class NetworkDbContext(DbContextOptions options) : ModuleDbContext(options)
{
    public DbSet<AdministrativeUnit> Units => Set<AdministrativeUnit>();

    public DbSet<UnitSuccession> Successions => Set<UnitSuccession>();

    public DbSet<Organisation> Organisations => Set<Organisation>();

    public DbSet<Office> Offices => Set<Office>();

    public DbSet<Employee> Employees => Set<Employee>();

    public DbSet<Leave> Leaves => Set<Leave>();

    public DbSet<HeldPosition> Positions => Set<HeldPosition>();

    public DbSet<HeldCertificate> Certificates => Set<HeldCertificate>();

    public DbSet<Holiday> Holidays => Set<Holiday>();
}

internal sealed class NetworkOnSqlite(DbContextOptions<NetworkOnSqlite> options) : NetworkDbContext(options);

internal sealed class NetworkOnPostgres(DbContextOptions<NetworkOnPostgres> options) : NetworkDbContext(options);

internal sealed class NetworkSqliteDesign : SqliteDesign<NetworkOnSqlite>;

internal sealed class NetworkPostgresDesign : PostgresDesign<NetworkOnPostgres>;
