using Campaigns.Accounts.Domain;
using Campaigns.Data.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Campaigns.Accounts.Data;

internal sealed class SessionMap : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.Property(s => s.Stamp).HasMaxLength(32).IsSensitive();
        builder.Property(s => s.LastSeenAt).IsDerived();
        builder.Property(s => s.Device).HasMaxLength(60);
        builder.Property(s => s.Address).HasMaxLength(45);
        builder.HasIndex(s => s.AccountId);
        builder.HasIndex(s => s.LastSeenAt);
        builder.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SecondFactorMap : IEntityTypeConfiguration<SecondFactor>
{
    public void Configure(EntityTypeBuilder<SecondFactor> builder)
    {
        builder.Property(f => f.Secret).IsEncrypted();
        builder.Property(f => f.LastStep).IsDerived();
        builder.HasIndex(f => f.AccountId).IsUnique();
        builder.HasOne<Account>().WithOne().HasForeignKey<SecondFactor>(f => f.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class RecoveryCodeMap : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        builder.Property(c => c.Hash).HasMaxLength(32).IsSensitive();
        builder.HasIndex(c => c.AccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class TrustedDeviceMap : IEntityTypeConfiguration<TrustedDevice>
{
    public void Configure(EntityTypeBuilder<TrustedDevice> builder)
    {
        builder.Property(d => d.Stamp).HasMaxLength(32).IsSensitive();
        builder.Property(d => d.Hash).HasMaxLength(32).IsSensitive();
        builder.HasIndex(d => d.Hash).IsUnique();
        builder.HasOne<Account>().WithMany().HasForeignKey(d => d.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class PasswordLinkMap : IEntityTypeConfiguration<PasswordLink>
{
    public void Configure(EntityTypeBuilder<PasswordLink> builder)
    {
        builder.Property(l => l.Hash).HasMaxLength(32).IsSensitive();
        builder.HasIndex(l => l.Hash).IsUnique();
        builder.HasOne<Account>().WithMany().HasForeignKey(l => l.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class OutsideIdentityMap : IEntityTypeConfiguration<OutsideIdentity>
{
    public void Configure(EntityTypeBuilder<OutsideIdentity> builder)
    {
        builder.Property(o => o.Issuer).HasMaxLength(300);
        builder.Property(o => o.Subject).HasMaxLength(OutsideIdentity.LongestSubject).IsSensitive();
        builder.HasIndex(o => new { o.Issuer, o.Subject }).IsUnique();
        builder.HasOne<Account>().WithMany().HasForeignKey(o => o.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
