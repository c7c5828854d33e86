using Campaigns.Events.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Campaigns.Events.Data;

internal sealed class PlannedChangeMap : IEntityTypeConfiguration<PlannedChange>
{
    public void Configure(EntityTypeBuilder<PlannedChange> builder)
    {
        builder.Property(c => c.ScopePath).HasMaxLength(200);
        builder.Property(c => c.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(c => c.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(c => c.Reason).HasMaxLength(500);
        builder.Property(c => c.AskedBy).HasMaxLength(60);
        builder.HasIndex(c => c.WaitingFor).IsUnique().HasFilter("waiting_for is not null");
        builder.HasIndex(c => c.EventId);
        builder.HasOne<Event>().WithMany().HasForeignKey(c => c.EventId).OnDelete(DeleteBehavior.Cascade);
    }
}
