using Campaigns.Events.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Campaigns.Events.Data;

internal sealed class EventTaskMap : IEntityTypeConfiguration<EventTask>
{
    public void Configure(EntityTypeBuilder<EventTask> builder)
    {
        builder.HasKey(t => new { t.EventId, t.What });
        builder.Property(t => t.What).HasMaxLength(EventTask.LongestText);
        builder.Property(t => t.DoneBy).HasMaxLength(200);
        builder.HasOne<Event>().WithMany().HasForeignKey(t => t.EventId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class EventReportMap : IEntityTypeConfiguration<EventReport>
{
    public void Configure(EntityTypeBuilder<EventReport> builder)
    {
        builder.HasKey(r => r.EventId);
        builder.Property(r => r.Worked).HasMaxLength(EventReport.LongestText);
        builder.Property(r => r.Improve).HasMaxLength(EventReport.LongestText);
        builder.Property(r => r.WrittenBy).HasMaxLength(200);
        builder.HasOne<Event>().WithOne().HasForeignKey<EventReport>(r => r.EventId).OnDelete(DeleteBehavior.Cascade);
    }
}
