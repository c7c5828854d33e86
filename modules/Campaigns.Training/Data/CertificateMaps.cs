using Campaigns.Data.Privacy;
using Campaigns.Training.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Campaigns.Training.Data;

internal sealed class AssessmentMap : IEntityTypeConfiguration<Assessment>
{
    public void Configure(EntityTypeBuilder<Assessment> builder)
    {
        builder.Property(a => a.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(a => a.ActorName).HasMaxLength(200);
        builder.HasIndex(a => new { a.SessionId, a.StaffId });
        builder.HasIndex(a => new { a.StaffId, a.CourseId });
        builder.HasOne<Session>().WithMany().HasForeignKey(a => a.SessionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(a => a.Corrections).WithOne().HasForeignKey(c => c.AssessmentId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(a => a.Corrections).UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
    }
}

internal sealed class ScoreChangeMap : IEntityTypeConfiguration<ScoreChange>
{
    public void Configure(EntityTypeBuilder<ScoreChange> builder)
    {
        builder.HasKey(c => new { c.AssessmentId, c.Number });
        builder.Property(c => c.Reason).HasMaxLength(500);
        builder.Property(c => c.ActorName).HasMaxLength(200);
    }
}

internal sealed class CertificateMap : IEntityTypeConfiguration<Certificate>
{
    public void Configure(EntityTypeBuilder<Certificate> builder)
    {
        builder.Property(c => c.CourseCode).HasMaxLength(CourseMap.CodeLength);
        builder.Property(c => c.CourseTitle).HasMaxLength(CourseMap.TitleLength);
        builder.Property(c => c.HolderName).HasMaxLength(120).IsSensitive();
        builder.Property(c => c.ScopePath).HasMaxLength(120);
        builder.Property(c => c.Number).HasMaxLength(60);
        builder.Property(c => c.Code).HasMaxLength(PublicCode.Longest);
        builder.Property(c => c.Status).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(c => c.Code).IsUnique();
        builder.HasIndex(c => c.Number).IsUnique();
        // The last line of defence behind the turn at the numbers.
        builder.HasIndex(c => new { c.CourseCode, c.Year, c.Sequence }).IsUnique();
        builder.HasIndex(c => new { c.StaffId, c.CourseId });
        builder.HasIndex(c => c.ExpiresOn);
        builder.HasOne<Course>().WithMany().HasForeignKey(c => c.CourseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(c => c.History).WithOne().HasForeignKey(h => h.CertificateId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(c => c.History).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.Property(c => c.Steps).IsDerived();
    }
}

internal sealed class CertificateChangeMap : IEntityTypeConfiguration<CertificateChange>
{
    public void Configure(EntityTypeBuilder<CertificateChange> builder)
    {
        builder.HasKey(h => new { h.CertificateId, h.Number });
        builder.Property(h => h.Act).HasConversion<string>().HasMaxLength(20);
        builder.Property(h => h.ActorName).HasMaxLength(200);
        builder.Property(h => h.Reason).HasMaxLength(500);
    }
}

internal sealed class NumberSeriesMap : IEntityTypeConfiguration<NumberSeries>
{
    public void Configure(EntityTypeBuilder<NumberSeries> builder)
    {
        builder.Property(s => s.CourseCode).HasMaxLength(CourseMap.CodeLength);
        builder.Property(s => s.Last).IsDerived();
        builder.HasIndex(s => new { s.CourseCode, s.Year }).IsUnique();
    }
}

internal sealed class ReminderMap : IEntityTypeConfiguration<Reminder>
{
    public void Configure(EntityTypeBuilder<Reminder> builder)
    {
        builder.HasKey(r => new { r.CertificateId, r.Days });
        builder.HasOne<Certificate>().WithMany().HasForeignKey(r => r.CertificateId).OnDelete(DeleteBehavior.Cascade);
    }
}
