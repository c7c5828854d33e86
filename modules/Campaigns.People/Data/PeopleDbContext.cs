using Campaigns.Data;
using Campaigns.People.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Campaigns.People.Data;

/// <summary>Persons and where they turned up.</summary>
[TablePrefix("ppl")]
internal abstract class PeopleDbContext(DbContextOptions options) : ModuleDbContext(options)
{
    public DbSet<Person> People => Set<Person>();

    public DbSet<Appearance> Appearances => Set<Appearance>();
}

internal sealed class PeopleOnSqlite(DbContextOptions<PeopleOnSqlite> options) : PeopleDbContext(options);

internal sealed class PeopleOnPostgres(DbContextOptions<PeopleOnPostgres> options) : PeopleDbContext(options);

internal sealed class PeopleSqliteDesign : SqliteDesign<PeopleOnSqlite>;

internal sealed class PeoplePostgresDesign : PostgresDesign<PeopleOnPostgres>;

internal sealed class PersonTable : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.Property(p => p.FullName).HasMaxLength(120);
        builder.Property(p => p.Phone).HasMaxLength(20);
        builder.Property(p => p.CitizenId).HasMaxLength(12);
        builder.Property(p => p.ScopePath).HasMaxLength(100);
        builder.HasIndex(p => p.Identity).IsUnique();
        builder.HasIndex(p => p.CitizenId).IsUnique();
        builder.HasIndex(p => new { p.Phone, p.Folded });
        builder.HasIndex(p => p.ScopePath);
        builder.HasIndex(p => new { p.SortKey, p.Id });
    }
}

internal sealed class AppearanceTable : IEntityTypeConfiguration<Appearance>
{
    public void Configure(EntityTypeBuilder<Appearance> builder)
    {
        builder.Property(a => a.RecordKind).HasMaxLength(60);
        builder.HasIndex(a => new { a.RecordKind, a.RecordId }).IsUnique();
        builder.HasIndex(a => a.PersonId);
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
