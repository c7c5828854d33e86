using Campaigns.Accounts.Domain;
using Campaigns.Data;
using Campaigns.Data.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Campaigns.Accounts.Data;

[TablePrefix("acc")]
internal abstract class AccountsDbContext(DbContextOptions options) : ModuleDbContext(options)
{
    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<Grant> Grants => Set<Grant>();

    public DbSet<Role> Roles => Set<Role>();

    public DbSet<AccessToken> Tokens => Set<AccessToken>();

    public DbSet<Delegation> Delegations => Set<Delegation>();

    public DbSet<AccessMark> AccessMarks => Set<AccessMark>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<SecondFactor> SecondFactors => Set<SecondFactor>();

    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    public DbSet<TrustedDevice> TrustedDevices => Set<TrustedDevice>();

    public DbSet<PasswordLink> PasswordLinks => Set<PasswordLink>();

    public DbSet<OutsideIdentity> OutsideIdentities => Set<OutsideIdentity>();

    /// <inheritdoc/>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (ChangeTracker.Entries().Any(AccessMark.IsTouchedBy)) (AccessMarks.Local.FirstOrDefault() ?? AccessMarks.Attach(new()).Entity).Renew();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }
}

internal sealed class AccountsOnSqlite(DbContextOptions<AccountsOnSqlite> options) : AccountsDbContext(options);

internal sealed class AccountsOnPostgres(DbContextOptions<AccountsOnPostgres> options) : AccountsDbContext(options);

internal sealed class AccountsSqliteDesign : SqliteDesign<AccountsOnSqlite>;

internal sealed class AccountsPostgresDesign : PostgresDesign<AccountsOnPostgres>;

internal sealed class AccountMap : IEntityTypeConfiguration<Account>
{
    /// <summary>The column a sealed mail address is found by.</summary>
    public const string EmailIndex = nameof(Account.Email) + "Index";

    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.Property(a => a.UserName).HasMaxLength(100);
        builder.Property(a => a.DisplayName).HasMaxLength(120);
        builder.Property(a => a.SearchName).HasMaxLength(250);
        builder.Property(a => a.Organisation).HasMaxLength(40);
        builder.Property(a => a.PasswordHash).HasMaxLength(200).IsSensitive();
        builder.Property(a => a.SecurityStamp).HasMaxLength(32).IsSensitive();
        builder.Property(a => a.FailedSignIns).IsDerived();
        builder.Property(a => a.Email).IsEncrypted();
        builder.Property(a => a.Phone).IsEncrypted();
        builder.HasBlindIndex(a => a.Email);
        builder.HasIndex(a => a.UserName).IsUnique();
        builder.HasIndex(EmailIndex).IsUnique();
    }
}

internal sealed class GrantMap : IEntityTypeConfiguration<Grant>
{
    public void Configure(EntityTypeBuilder<Grant> builder)
    {
        builder.Property(g => g.RoleKey).HasMaxLength(60);
        builder.Property(g => g.ScopePath).HasMaxLength(100);
        builder.Property(g => g.Organisation).HasMaxLength(40);
        builder.Property(g => g.GrantedBy).HasMaxLength(100);
        builder.Ignore(g => g.At);
        builder.HasIndex(g => new { g.AccountId, g.RoleKey, g.ScopePath });
        builder.HasIndex(g => g.ScopePath);
        builder.HasOne<Account>().WithMany().HasForeignKey(g => g.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class RoleMap : IEntityTypeConfiguration<Role>
{
    public void Configure(EntityTypeBuilder<Role> builder)
    {
        builder.Property(r => r.Key).HasMaxLength(60);
        builder.Property(r => r.Name).HasMaxLength(120);
        builder.Property(r => r.Origin).HasMaxLength(60);
        builder.HasIndex(r => r.Key).IsUnique();
    }
}

internal sealed class AccessTokenMap : IEntityTypeConfiguration<AccessToken>
{
    public void Configure(EntityTypeBuilder<AccessToken> builder)
    {
        builder.Property(t => t.Name).HasMaxLength(100);
        builder.Property(t => t.Ending).HasMaxLength(4);
        builder.Property(t => t.ScopePath).HasMaxLength(100);
        builder.Property(t => t.Hash).IsSensitive();
        builder.Property(t => t.LastUsedAt).IsDerived();
        builder.HasIndex(t => t.Hash).IsUnique();
        builder.HasIndex(t => t.AccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(t => t.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class DelegationMap : IEntityTypeConfiguration<Delegation>
{
    public void Configure(EntityTypeBuilder<Delegation> builder)
    {
        builder.Property(d => d.Reason).HasMaxLength(Delegation.LongestReason);
        builder.Ignore(d => d.When);
        builder.HasIndex(d => new { d.DelegateId, d.Until });
        builder.HasIndex(d => new { d.PrincipalId, d.Until });
        builder.HasOne<Account>().WithMany().HasForeignKey(d => d.PrincipalId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(d => d.DelegateId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class AccessMarkMap : IEntityTypeConfiguration<AccessMark>
{
    public void Configure(EntityTypeBuilder<AccessMark> builder)
    {
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.HasData(new AccessMark());
    }
}
