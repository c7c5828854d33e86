using Campaigns.Data;
using Campaigns.Data.Privacy;
using Campaigns.Survey.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Campaigns.Survey.Data;

/// <summary>Answers, who wants to be called back, and results.</summary>
[TablePrefix("svy")]
internal abstract class SurveyDbContext(DbContextOptions options) : ModuleDbContext(options)
{
    public DbSet<Answer> Answers => Set<Answer>();

    public DbSet<Contact> Contacts => Set<Contact>();

    public DbSet<EventResult> Results => Set<EventResult>();
}

internal sealed class SurveyOnSqlite(DbContextOptions<SurveyOnSqlite> options) : SurveyDbContext(options);

internal sealed class SurveyOnPostgres(DbContextOptions<SurveyOnPostgres> options) : SurveyDbContext(options);

internal sealed class SurveySqliteDesign : SqliteDesign<SurveyOnSqlite>;

internal sealed class SurveyPostgresDesign : PostgresDesign<SurveyOnPostgres>;

internal sealed class AnswerMap : IEntityTypeConfiguration<Answer>
{
    public void Configure(EntityTypeBuilder<Answer> builder)
    {
        builder.Property(a => a.ScopePath).HasMaxLength(200);
        builder.Property(a => a.Comment).HasMaxLength(Answer.LongestComment);
        builder.HasIndex(a => a.EventId);
        builder.HasIndex(a => a.ScopePath);
    }
}

internal sealed class ContactMap : IEntityTypeConfiguration<Contact>
{
    public void Configure(EntityTypeBuilder<Contact> builder)
    {
        builder.Property(c => c.FullName).HasMaxLength(100);
        builder.Property(c => c.Phone).IsEncrypted();
        builder.HasIndex(c => c.AnswerId).IsUnique();
        builder.HasIndex(c => c.PersonId);
        builder.HasIndex(c => c.ConsentAt);
    }
}

internal sealed class EventResultMap : IEntityTypeConfiguration<EventResult>
{
    public void Configure(EntityTypeBuilder<EventResult> builder)
    {
        builder.Property(r => r.ScopePath).HasMaxLength(200);
        builder.Ignore(r => r.Average);
        builder.HasIndex(r => r.ScopePath);
    }
}
