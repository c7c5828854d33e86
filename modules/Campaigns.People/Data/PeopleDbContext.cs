using Campaigns.Data;
using Campaigns.Data.Privacy;
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
    /// <summary>Columns the sealed fields are found by.</summary>
    public const string PhoneIndex = nameof(Person.Phone) + "Index", PhoneEnding = nameof(Person.Phone) + "Ending", CitizenIdIndex = nameof(Person.CitizenId) + "Index";

    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.Property(p => p.FullName).HasMaxLength(120);
        builder.Property(p => p.Phone).IsEncrypted();
        builder.Property(p => p.CitizenId).IsEncrypted();
        builder.Property(p => p.Identity).IsBlind();
        builder.HasBlindIndex(p => p.Phone).HasBlindEnding(p => p.Phone).HasBlindIndex(p => p.CitizenId);
        builder.Property(p => p.ScopePath).HasMaxLength(100);
        builder.HasIndex(p => p.Identity).IsUnique();
        builder.HasIndex(CitizenIdIndex).IsUnique();
        builder.HasIndex(PhoneIndex, nameof(Person.Folded));
        builder.HasIndex(PhoneEnding);
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
