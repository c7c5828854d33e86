using Campaigns.Events.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Campaigns.Events.Data;

internal sealed class SavedViewMap : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> builder)
    {
        builder.Property(v => v.Name).HasMaxLength(SavedView.LongestName);
        builder.Property(v => v.Address).HasMaxLength(SavedView.LongestAddress);
        builder.Property(v => v.ScopePath).HasMaxLength(200);
        builder.Property(v => v.Audience).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(v => v.OwnerId);
        builder.HasIndex(v => v.Audience).HasFilter("audience <> 'Private'");
    }
}
