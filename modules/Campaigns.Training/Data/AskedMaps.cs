using Campaigns.Data.Privacy;
using Campaigns.Training.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Campaigns.Training.Data;

internal sealed class CertificationMap : IEntityTypeConfiguration<Certification>
{
    public void Configure(EntityTypeBuilder<Certification> builder)
    {
        builder.Property(c => c.CourseCode).HasMaxLength(CourseMap.CodeLength);
        builder.Property(c => c.UnitCode).HasMaxLength(40);
        builder.Property(c => c.ScopePath).HasMaxLength(120);
        builder.Property(c => c.AskedByName).HasMaxLength(200);
        builder.Property(c => c.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(c => c.Open).HasMaxLength(80);
        builder.Property(c => c.ShownAs).HasMaxLength(40);
        builder.Property(c => c.Comment).HasMaxLength(2_000);
        builder.HasIndex(c => c.Open).IsUnique();
        builder.HasIndex(c => c.StaffId);
        builder.HasOne<Course>().WithMany().HasForeignKey(c => c.CourseId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class QualificationOverrideMap : IEntityTypeConfiguration<QualificationOverride>
{
    public void Configure(EntityTypeBuilder<QualificationOverride> builder)
    {
        builder.Property(o => o.CourseCode).HasMaxLength(CourseMap.CodeLength);
        builder.Property(o => o.UnitCode).HasMaxLength(40);
        builder.Property(o => o.ScopePath).HasMaxLength(120);
        builder.Property(o => o.Reason).HasMaxLength(500).IsSensitive();
        builder.Property(o => o.AskedByName).HasMaxLength(200);
        builder.Property(o => o.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(o => o.Open).HasMaxLength(100);
        builder.Property(o => o.Comment).HasMaxLength(2_000);
        builder.HasIndex(o => o.Open).IsUnique();
        builder.HasIndex(o => new { o.On, o.StaffId });
    }
}

internal sealed class CertificateScanMap : IEntityTypeConfiguration<CertificateScan>
{
    public void Configure(EntityTypeBuilder<CertificateScan> builder)
    {
        builder.HasKey(s => s.CertificateId);
        builder.Property(s => s.MediaType).HasMaxLength(40);
        builder.Property(s => s.Content).IsSensitive();
        builder.Property(s => s.ActorName).HasMaxLength(200);
        builder.HasOne<Certificate>().WithOne().HasForeignKey<CertificateScan>(s => s.CertificateId).OnDelete(DeleteBehavior.Cascade);
    }
}
