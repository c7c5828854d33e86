using Campaigns.Data;
using Company.Pledges.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Company.Pledges.Data;

/// <summary>Notes.</summary>
[TablePrefix("zzz")]
internal abstract class PledgesDbContext(DbContextOptions options) : ModuleDbContext(options)
{
    public DbSet<Note> Notes => Set<Note>();
}

internal sealed class PledgesOnSqlite(DbContextOptions<PledgesOnSqlite> options) : PledgesDbContext(options);

internal sealed class PledgesOnPostgres(DbContextOptions<PledgesOnPostgres> options) : PledgesDbContext(options);

internal sealed class PledgesSqliteDesign : SqliteDesign<PledgesOnSqlite>;

internal sealed class PledgesPostgresDesign : PostgresDesign<PledgesOnPostgres>;

internal sealed class NoteMap : IEntityTypeConfiguration<Note>
{
    public void Configure(EntityTypeBuilder<Note> builder) => builder.Property(n => n.Text).HasMaxLength(Note.LongestText);
}
