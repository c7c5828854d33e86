using Campaigns.Assessments.Domain.Observations;
using Campaigns.Assessments.Domain.Papers;
using Campaigns.Assessments.Domain.Questions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Campaigns.Assessments.Data;

internal sealed class QuestionMap : IEntityTypeConfiguration<Question>
{
    public void Configure(EntityTypeBuilder<Question> builder)
    {
        builder.Property(q => q.Code).HasMaxLength(Question.LongestCode);
        builder.Property(q => q.Topic).HasMaxLength(Question.LongestTopic);
        builder.Property(q => q.Kind).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(q => q.Code).IsUnique();
        builder.HasMany(q => q.Versions).WithOne().HasForeignKey(v => v.QuestionId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(q => q.Versions).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class QuestionVersionMap : IEntityTypeConfiguration<QuestionVersion>
{
    public void Configure(EntityTypeBuilder<QuestionVersion> builder)
    {
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.Property(v => v.Body).HasConversion(new AsJson<QuestionBody>(), AsJson<QuestionBody>.ByText);
        builder.Property(v => v.By).HasMaxLength(200);
        builder.HasIndex(v => new { v.QuestionId, v.Number }).IsUnique();
    }
}

internal sealed class BlueprintMap : IEntityTypeConfiguration<Blueprint>
{
    public void Configure(EntityTypeBuilder<Blueprint> builder)
    {
        builder.Property(b => b.Course).HasMaxLength(40);
        builder.Property(b => b.Lines).HasConversion(new AsJson<IReadOnlyList<BlueprintLine>>(), AsJson<IReadOnlyList<BlueprintLine>>.ByText);
        builder.HasIndex(b => b.Course).IsUnique();
    }
}

internal sealed class RubricMap : IEntityTypeConfiguration<Rubric>
{
    public void Configure(EntityTypeBuilder<Rubric> builder)
    {
        builder.Property(r => r.Course).HasMaxLength(40);
        builder.Property(r => r.Criteria).HasConversion(new AsJson<IReadOnlyList<Criterion>>(), AsJson<IReadOnlyList<Criterion>>.ByText);
        builder.HasIndex(r => r.Course).IsUnique();
    }
}
