using Campaigns.Content.Contracts;
using Campaigns.Content.Domain;
using Campaigns.Data.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Campaigns.Content.Data;

internal sealed class PictureMap : IEntityTypeConfiguration<Picture>
{
    public void Configure(EntityTypeBuilder<Picture> builder)
    {
        builder.Property(p => p.ScopePath).HasMaxLength(200);
        builder.Property(p => p.AboutKind).HasMaxLength(60);
        builder.Property(p => p.Alt).HasMaxLength(IPictures.LongestAlt);
        builder.Property(p => p.Sha256).HasMaxLength(64);
        builder.Property(p => p.By).HasMaxLength(200);
        builder.Property(p => p.AwayBy).HasMaxLength(200);
        builder.HasIndex(p => new { p.AboutKind, p.AboutId });
    }
}

internal sealed class PictureFileMap : IEntityTypeConfiguration<PictureFile>
{
    public void Configure(EntityTypeBuilder<PictureFile> builder)
    {
        builder.HasKey(f => new { f.PictureId, f.Size });
        builder.Property(f => f.Size).HasConversion<string>().HasMaxLength(10);
        builder.Property(f => f.Content).IsDerived(); // Its hash stands in the audit.
        builder.HasOne<Picture>().WithMany().HasForeignKey(f => f.PictureId).OnDelete(DeleteBehavior.Cascade);
    }
}
