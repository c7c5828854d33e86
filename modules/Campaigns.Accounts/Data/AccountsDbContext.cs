using Campaigns.Accounts.Domain;
using Campaigns.Data;
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
}

internal sealed class AccountsOnSqlite(DbContextOptions<AccountsOnSqlite> options) : AccountsDbContext(options);

internal sealed class AccountsOnPostgres(DbContextOptions<AccountsOnPostgres> options) : AccountsDbContext(options);

internal sealed class AccountsSqliteDesign : SqliteDesign<AccountsOnSqlite>;

internal sealed class AccountsPostgresDesign : PostgresDesign<AccountsOnPostgres>;

internal sealed class AccountMap : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.Property(a => a.UserName).HasMaxLength(100);
        builder.Property(a => a.DisplayName).HasMaxLength(120);
        builder.Property(a => a.SearchName).HasMaxLength(250);
        builder.Property(a => a.Organisation).HasMaxLength(40);
        builder.Property(a => a.PasswordHash).HasMaxLength(200);
        builder.Property(a => a.SecurityStamp).HasMaxLength(32);
        builder.HasIndex(a => a.UserName).IsUnique();
    }
}

internal sealed class GrantMap : IEntityTypeConfiguration<Grant>
{
    public void Configure(EntityTypeBuilder<Grant> builder)
    {
        builder.Property(g => g.RoleKey).HasMaxLength(60);
        builder.Property(g => g.ScopePath).HasMaxLength(100);
        builder.HasIndex(g => new { g.AccountId, g.RoleKey, g.ScopePath });
        builder.HasOne<Account>().WithMany().HasForeignKey(g => g.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class RoleMap : IEntityTypeConfiguration<Role>
{
    public void Configure(EntityTypeBuilder<Role> builder)
    {
        builder.Property(r => r.Key).HasMaxLength(60);
        builder.Property(r => r.Name).HasMaxLength(120);
        builder.HasIndex(r => r.Key).IsUnique();
    }
}

internal sealed class AccessTokenMap : IEntityTypeConfiguration<AccessToken>
{
    public void Configure(EntityTypeBuilder<AccessToken> builder)
    {
        builder.Property(t => t.Name).HasMaxLength(100);
        builder.Property(t => t.Ending).HasMaxLength(4);
        builder.HasIndex(t => t.Hash).IsUnique();
        builder.HasIndex(t => t.AccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(t => t.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
