using Campaigns.Assessments.Domain.Observations;
using Campaigns.Assessments.Domain.Papers;
using Campaigns.Assessments.Domain.Questions;
using Campaigns.Data;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Assessments.Data;

/// <summary>The bank, blueprints, sittings with their answers, rubrics and observations.</summary>
[TablePrefix("asm")]
internal abstract class AssessmentsDbContext(DbContextOptions options) : ModuleDbContext(options)
{
    public DbSet<Question> Questions => Set<Question>();

    public DbSet<QuestionVersion> Versions => Set<QuestionVersion>();

    public DbSet<Blueprint> Blueprints => Set<Blueprint>();

    public DbSet<Sitting> Sittings => Set<Sitting>();

    public DbSet<PaperItem> Items => Set<PaperItem>();

    public DbSet<Rubric> Rubrics => Set<Rubric>();

    public DbSet<Observation> Observations => Set<Observation>();

    public DbSet<ObservationPhoto> Photos => Set<ObservationPhoto>();
}

internal sealed class AssessmentsOnSqlite(DbContextOptions<AssessmentsOnSqlite> options) : AssessmentsDbContext(options);

internal sealed class AssessmentsOnPostgres(DbContextOptions<AssessmentsOnPostgres> options) : AssessmentsDbContext(options);

internal sealed class AssessmentsSqliteDesign : SqliteDesign<AssessmentsOnSqlite>;

internal sealed class AssessmentsPostgresDesign : PostgresDesign<AssessmentsOnPostgres>;
