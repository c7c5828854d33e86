using Campaigns.Data;
using Campaigns.Registrations.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Registrations.Data;

/// <summary>Rosters and registrations.</summary>
[TablePrefix("reg")]
internal abstract class RegistrationsDbContext(DbContextOptions options) : ModuleDbContext(options)
{
    public DbSet<Roster> Rosters => Set<Roster>();

    public DbSet<Registration> Registrations => Set<Registration>();
}

internal sealed class RegistrationsOnSqlite(DbContextOptions<RegistrationsOnSqlite> options) : RegistrationsDbContext(options);

internal sealed class RegistrationsOnPostgres(DbContextOptions<RegistrationsOnPostgres> options) : RegistrationsDbContext(options);

internal sealed class RegistrationsSqliteDesign : SqliteDesign<RegistrationsOnSqlite>;

internal sealed class RegistrationsPostgresDesign : PostgresDesign<RegistrationsOnPostgres>;
