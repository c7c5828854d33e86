using Campaigns.Targets.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Campaigns.Targets.Data;

internal sealed class CampaignMap : IEntityTypeConfiguration<Campaign>
{
    public void Configure(EntityTypeBuilder<Campaign> builder)
    {
        builder.Property(c => c.Code).HasMaxLength(100);
        builder.Property(c => c.Name).HasMaxLength(Campaign.LongestName);
        builder.Property(c => c.Product).HasConversion<string>().HasMaxLength(10);
        builder.Property(c => c.UnitCode).HasMaxLength(40);
        builder.Property(c => c.ScopePath).HasMaxLength(120);
        builder.Property(c => c.Owner).HasMaxLength(40);
        builder.Property(c => c.Adviser).HasMaxLength(40);
        builder.HasIndex(c => c.Code).IsUnique();
    }
}

internal sealed class TargetVersionMap : IEntityTypeConfiguration<TargetVersion>
{
    public void Configure(EntityTypeBuilder<TargetVersion> builder)
    {
        builder.Property(v => v.Reason).HasMaxLength(500);
        builder.Property(v => v.MadeBy).HasMaxLength(200);
        builder.HasIndex(v => new { v.CampaignId, v.Number }).IsUnique();
        builder.HasOne<Campaign>().WithMany().HasForeignKey(v => v.CampaignId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(v => v.Units).WithOne().HasForeignKey("VersionId").OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(v => v.Months).WithOne().HasForeignKey("VersionId").OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(v => v.Units).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.Navigation(v => v.Months).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class UnitTargetMap : IEntityTypeConfiguration<UnitTarget>
{
    public void Configure(EntityTypeBuilder<UnitTarget> builder)
    {
        builder.Property<Guid>("VersionId");
        builder.HasKey("VersionId", nameof(UnitTarget.UnitCode));
        builder.Property(u => u.UnitCode).HasMaxLength(40);
        builder.Property(u => u.ScopePath).HasMaxLength(120);
    }
}

internal sealed class MonthTargetMap : IEntityTypeConfiguration<MonthTarget>
{
    public void Configure(EntityTypeBuilder<MonthTarget> builder)
    {
        builder.Property<Guid>("VersionId");
        builder.HasKey("VersionId", nameof(MonthTarget.UnitCode), nameof(MonthTarget.Month));
        builder.Property(m => m.UnitCode).HasMaxLength(40);
        builder.Property(m => m.ScopePath).HasMaxLength(120);
    }
}

internal sealed class ContactedMap : IEntityTypeConfiguration<Contacted>
{
    public void Configure(EntityTypeBuilder<Contacted> builder)
    {
        builder.Property(c => c.UnitCode).HasMaxLength(40);
        builder.Property(c => c.ScopePath).HasMaxLength(120);
        builder.HasIndex(c => new { c.CampaignId, c.UnitCode, c.CountedOn }).IsUnique();
    }
}
