using Campaigns.Content.Domain;
using Campaigns.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Campaigns.Content.Data;

/// <summary>Content items, their versions, and pictures.</summary>
[TablePrefix("cnt")]
internal abstract class ContentDbContext(DbContextOptions options) : ModuleDbContext(options)
{
    public DbSet<ContentItem> Items => Set<ContentItem>();

    public DbSet<ContentVersion> Versions => Set<ContentVersion>();

    public DbSet<Picture> Pictures => Set<Picture>();

    public DbSet<PictureFile> PictureFiles => Set<PictureFile>();
}

internal sealed class ContentOnSqlite(DbContextOptions<ContentOnSqlite> options) : ContentDbContext(options);

internal sealed class ContentOnPostgres(DbContextOptions<ContentOnPostgres> options) : ContentDbContext(options);

internal sealed class ContentSqliteDesign : SqliteDesign<ContentOnSqlite>;

internal sealed class ContentPostgresDesign : PostgresDesign<ContentOnPostgres>;

internal sealed class ContentItemMap : IEntityTypeConfiguration<ContentItem>
{
    public void Configure(EntityTypeBuilder<ContentItem> builder)
    {
        builder.Property(i => i.Type).HasMaxLength(20);
        builder.Property(i => i.Slug).HasMaxLength(Wording.TitleLimit);
        builder.Property(i => i.Status).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(i => new { i.Type, i.Slug }).IsUnique();
        builder.HasIndex(i => new { i.Type, i.Status, i.PublishedAt });
    }
}

internal sealed class ContentVersionMap : IEntityTypeConfiguration<ContentVersion>
{
    public void Configure(EntityTypeBuilder<ContentVersion> builder)
    {
        builder.HasKey(v => new { v.ItemId, v.Number });
        builder.Property(v => v.By).HasMaxLength(100);
        builder.Property(v => v.AuthorId).HasMaxLength(60);
        builder.HasOne<ContentItem>().WithMany().HasForeignKey(v => v.ItemId);
        builder.ComplexProperty(v => v.Wording, w =>
        {
            w.Property(p => p.Title).HasMaxLength(Wording.TitleLimit).HasColumnName("title");
            w.Property(p => p.TitleEn).HasMaxLength(Wording.TitleLimit).HasColumnName("title_en");
            w.Property(p => p.Summary).HasMaxLength(Wording.SummaryLimit).HasColumnName("summary");
            w.Property(p => p.SummaryEn).HasMaxLength(Wording.SummaryLimit).HasColumnName("summary_en");
            w.Property(p => p.Changes).HasMaxLength(Wording.SummaryLimit).HasColumnName("changes");
            w.Property(p => p.ChangesEn).HasMaxLength(Wording.SummaryLimit).HasColumnName("changes_en");
            w.Property(p => p.Body).HasColumnName("body");
            w.Property(p => p.BodyEn).HasColumnName("body_en");
            w.Property(p => p.Picture).HasColumnName("picture_id");
        });
    }
}
