using Campaigns.Data.Privacy;
using Campaigns.Network.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Campaigns.Network.Data;

internal sealed class AdministrativeUnitTable : IEntityTypeConfiguration<AdministrativeUnit>
{
    public void Configure(EntityTypeBuilder<AdministrativeUnit> builder)
    {
        builder.Property(u => u.Code).HasMaxLength(40);
        builder.Property(u => u.Level).HasConversion<string>().HasMaxLength(20);
        builder.Property(u => u.Path).HasMaxLength(100);
        builder.HasIndex(u => new { u.Code, u.ValidFrom }).IsUnique();
    }
}

internal sealed class UnitSuccessionTable : IEntityTypeConfiguration<UnitSuccession>
{
    public void Configure(EntityTypeBuilder<UnitSuccession> builder)
    {
        builder.Property(s => s.FromCode).HasMaxLength(40);
        builder.Property(s => s.ToCode).HasMaxLength(40);
        builder.HasIndex(s => new { s.FromCode, s.FromValidFrom, s.ToCode, s.ToValidFrom }).IsUnique();
    }
}

internal sealed class OrganisationTable : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> builder)
    {
        builder.Property(o => o.Code).HasMaxLength(20);
        builder.HasIndex(o => o.Code).IsUnique();
    }
}

internal sealed class OfficeTable : IEntityTypeConfiguration<Office>
{
    public void Configure(EntityTypeBuilder<Office> builder)
    {
        builder.Property(o => o.Code).HasMaxLength(40);
        builder.Property(o => o.ScopePath).HasMaxLength(100);
        builder.HasIndex(o => o.Code).IsUnique();
        builder.HasIndex(o => o.ScopePath);
    }
}

internal sealed class EmployeeTable : IEntityTypeConfiguration<Employee>
{
    public void Configure(EntityTypeBuilder<Employee> builder)
    {
        builder.Property(e => e.Key).HasMaxLength(60);
        builder.Property(e => e.FullName).HasMaxLength(120);
        builder.Property(e => e.Phone).IsEncrypted();
        builder.Property(e => e.Email).IsEncrypted();
        builder.Property(e => e.ScopePath).HasMaxLength(100);
        builder.HasIndex(e => e.Key).IsUnique();
        builder.HasIndex(e => e.AccountId).IsUnique();
        builder.HasIndex(e => e.ScopePath);
        builder.HasIndex(e => new { e.SortKey, e.Id });
        builder.HasOne<Office>().WithMany().HasForeignKey(e => e.OfficeId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class LeaveTable : IEntityTypeConfiguration<Leave>
{
    public void Configure(EntityTypeBuilder<Leave> builder)
    {
        builder.HasIndex(l => new { l.StaffId, l.From, l.To }).IsUnique();
        builder.HasOne<Employee>().WithMany().HasForeignKey(l => l.StaffId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class HeldCertificateTable : IEntityTypeConfiguration<HeldCertificate>
{
    public void Configure(EntityTypeBuilder<HeldCertificate> builder)
    {
        builder.Property(c => c.Course).HasMaxLength(40);
        builder.Property(c => c.Code).HasMaxLength(40);
        builder.HasIndex(c => new { c.StaffId, c.Course }).IsUnique();
        builder.HasOne<Employee>().WithMany().HasForeignKey(c => c.StaffId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class HeldPositionTable : IEntityTypeConfiguration<HeldPosition>
{
    public void Configure(EntityTypeBuilder<HeldPosition> builder)
    {
        builder.Property(p => p.Role).HasMaxLength(60);
        builder.Property(p => p.UnitCode).HasMaxLength(40);
        builder.HasIndex(p => new { p.StaffId, p.Role, p.UnitCode }).IsUnique();
        builder.HasOne<Employee>().WithMany().HasForeignKey(p => p.StaffId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class HolidayTable : IEntityTypeConfiguration<Holiday>
{
    public void Configure(EntityTypeBuilder<Holiday> builder) => builder.HasIndex(h => new { h.From, h.Kind, h.NameVi }).IsUnique();
}
