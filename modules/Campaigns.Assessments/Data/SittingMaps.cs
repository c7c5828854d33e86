using Campaigns.Assessments.Domain.Observations;
using Campaigns.Assessments.Domain.Papers;
using Campaigns.Assessments.Domain.Questions;
using Campaigns.Data.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Campaigns.Assessments.Data;

internal sealed class SittingMap : IEntityTypeConfiguration<Sitting>
{
    public void Configure(EntityTypeBuilder<Sitting> builder)
    {
        builder.Property(s => s.ScopePath).HasMaxLength(120);
        builder.Property(s => s.Course).HasMaxLength(40);
        builder.HasIndex(s => new { s.SessionId, s.StaffId, s.Try }).IsUnique();
        builder.HasIndex(s => s.StaffId);
        builder.HasIndex(s => s.EndedAt);
        builder.HasMany(s => s.Items).WithOne().HasForeignKey(i => i.SittingId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(s => s.Items).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class PaperItemMap : IEntityTypeConfiguration<PaperItem>
{
    // Which questions somebody got and what they answered is theirs: the audit says that a paper was begun and marked, not what stands on it.
    public void Configure(EntityTypeBuilder<PaperItem> builder)
    {
        builder.HasKey(i => new { i.SittingId, i.Number });
        builder.Property(i => i.Order).HasMaxLength(40).IsSensitive().IsDerived();
        builder.Property(i => i.Expected).IsSensitive().IsDerived();
        builder.Property(i => i.Response).HasMaxLength(Response.Longest).IsSensitive().IsDerived();
        builder.Property(i => i.Revision).IsSensitive().IsDerived();
        builder.Property(i => i.SavedAt).IsSensitive().IsDerived();
        builder.Property(i => i.OpenUntil).IsSensitive().IsDerived();
        builder.Property(i => i.QuestionId).IsSensitive().IsDerived();
        builder.Property(i => i.VersionId).IsSensitive().IsDerived();
        builder.Property(i => i.Worth).IsSensitive().IsDerived();
        builder.HasIndex(i => i.QuestionId);
        builder.HasOne<QuestionVersion>().WithMany().HasForeignKey(i => i.VersionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ObservationPhotoMap : IEntityTypeConfiguration<ObservationPhoto>
{
    public void Configure(EntityTypeBuilder<ObservationPhoto> builder)
    {
        builder.HasKey(p => p.ObservationId);
        builder.Property(p => p.ObservationId).ValueGeneratedNever();
        builder.Property(p => p.Content).IsSensitive().IsDerived();
        builder.HasOne<Observation>().WithOne().HasForeignKey<ObservationPhoto>(p => p.ObservationId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ObservationMap : IEntityTypeConfiguration<Observation>
{
    public void Configure(EntityTypeBuilder<Observation> builder)
    {
        builder.Property(o => o.ScopePath).HasMaxLength(120);
        builder.Property(o => o.Course).HasMaxLength(40);
        builder.Property(o => o.ObserverName).HasMaxLength(200);
        builder.Property(o => o.ObserverOrganisation).HasMaxLength(40);
        builder.Property(o => o.Levels).HasConversion(new AsJson<IReadOnlyList<int>>(), AsJson<IReadOnlyList<int>>.ByText);
        builder.Property(o => o.Notes).HasMaxLength(Observation.LongestNotes).IsSensitive();
        builder.HasIndex(o => new { o.SessionId, o.StaffId, o.Round, o.ObserverId }).IsUnique();
        builder.HasIndex(o => o.Course);
    }
}
