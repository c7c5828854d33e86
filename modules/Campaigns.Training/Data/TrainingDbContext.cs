using Campaigns.Data;
using Campaigns.Training.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Data;

/// <summary>Courses, classes, scores and certificates.</summary>
[TablePrefix("trn")]
internal abstract class TrainingDbContext(DbContextOptions options) : ModuleDbContext(options)
{
    public DbSet<Course> Courses => Set<Course>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<Assessment> Assessments => Set<Assessment>();

    public DbSet<Certificate> Certificates => Set<Certificate>();

    public DbSet<NumberSeries> Series => Set<NumberSeries>();

    public DbSet<SigningKey> SigningKeys => Set<SigningKey>();

    public DbSet<Reminder> Reminders => Set<Reminder>();

    public DbSet<Certification> Certifications => Set<Certification>();

    public DbSet<QualificationOverride> Overrides => Set<QualificationOverride>();

    public DbSet<CertificateScan> Scans => Set<CertificateScan>();
}

internal sealed class TrainingOnSqlite(DbContextOptions<TrainingOnSqlite> options) : TrainingDbContext(options);

internal sealed class TrainingOnPostgres(DbContextOptions<TrainingOnPostgres> options) : TrainingDbContext(options);

internal sealed class TrainingSqliteDesign : SqliteDesign<TrainingOnSqlite>;

internal sealed class TrainingPostgresDesign : PostgresDesign<TrainingOnPostgres>;
