using Campaigns.Data;
using Campaigns.Registrations.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Registrations.Data;

/// <summary>Rosters, registrations, and the forms people fill in.</summary>
[TablePrefix("reg")]
internal abstract class RegistrationsDbContext(DbContextOptions options) : ModuleDbContext(options)
{
    public DbSet<Roster> Rosters => Set<Roster>();

    public DbSet<Registration> Registrations => Set<Registration>();

    public DbSet<FormVersion> Forms => Set<FormVersion>();

    public DbSet<PhoneProof> Proofs => Set<PhoneProof>();

    public DbSet<AnswerFile> Files => Set<AnswerFile>();

    public DbSet<SavedView> Views => Set<SavedView>();

    public DbSet<PaperList> PaperLists => Set<PaperList>();

    public DbSet<Visit> Visits => Set<Visit>();

    public DbSet<AppliedChange> AppliedChanges => Set<AppliedChange>();

    public DbSet<FieldEdit> FieldEdits => Set<FieldEdit>();

    /// <summary>Who writes what is saved next, for comparing two writers; null: a page.</summary>
    public string? Source { get; set; }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        this.NoteFieldEdits();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }
}

internal sealed class RegistrationsOnSqlite(DbContextOptions<RegistrationsOnSqlite> options) : RegistrationsDbContext(options);

internal sealed class RegistrationsOnPostgres(DbContextOptions<RegistrationsOnPostgres> options) : RegistrationsDbContext(options);

internal sealed class RegistrationsSqliteDesign : SqliteDesign<RegistrationsOnSqlite>;

internal sealed class RegistrationsPostgresDesign : PostgresDesign<RegistrationsOnPostgres>;
