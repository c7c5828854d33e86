using Campaigns.Events.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Campaigns.Events.Data;

internal sealed class AssignmentRunMap : IEntityTypeConfiguration<AssignmentRun>
{
    public void Configure(EntityTypeBuilder<AssignmentRun> builder)
    {
        builder.Property(r => r.ScopePath).HasMaxLength(200);
        builder.Property(r => r.AskedBy).HasMaxLength(200);
        builder.Property(r => r.Status).HasConversion<string>().HasMaxLength(20);
        builder.ComplexProperty(r => r.Best);
        builder.ComplexProperty(r => r.ByDate);
        builder.HasIndex(r => r.CreatedAt);
    }
}
