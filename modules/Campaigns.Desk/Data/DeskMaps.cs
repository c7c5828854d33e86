using Campaigns.Data.Privacy;
using Campaigns.Desk.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Campaigns.Desk.Data;

internal sealed class OperationMap : IEntityTypeConfiguration<Operation>
{
    public void Configure(EntityTypeBuilder<Operation> builder)
    {
        builder.HasKey(o => new { o.DeviceId, o.OperationId });
        builder.Property(o => o.DeviceId).HasMaxLength(Limits.Id);
        builder.Property(o => o.OperationId).HasMaxLength(Limits.Id);
        builder.Property(o => o.Kind).HasMaxLength(20);
        builder.Property(o => o.Digest).HasMaxLength(64);
        builder.Property(o => o.Outcome).HasMaxLength(20);
        builder.Property(o => o.Reason).HasMaxLength(60);
        builder.HasIndex(o => new { o.EventId, o.ReceivedAt });

        // What an operation did is told by the record it touched; the ledger is a record of its own.
        foreach (var property in builder.Metadata.GetProperties()) builder.Property(property.Name).IsSensitive().IsDerived();
    }
}

internal sealed class DeviceMap : IEntityTypeConfiguration<Device>
{
    public void Configure(EntityTypeBuilder<Device> builder)
    {
        builder.HasKey(d => d.Id);
        builder.Property(d => d.Id).HasMaxLength(Limits.Id);
        builder.Property(d => d.SeenAt).IsDerived();
    }
}

internal sealed class ConflictMap : IEntityTypeConfiguration<Conflict>
{
    public void Configure(EntityTypeBuilder<Conflict> builder)
    {
        builder.Property(c => c.DeviceId).HasMaxLength(Limits.Id);
        builder.Property(c => c.OperationId).HasMaxLength(Limits.Id);
        builder.Property(c => c.Fields).IsEncrypted();
        builder.Property(c => c.Status).HasConversion(s => ConflictWords.Of(s), word => ConflictWords.Read(word)).HasMaxLength(20);
        builder.Property(c => c.SettledBy).HasMaxLength(200);
        builder.HasIndex(c => new { c.DeviceId, c.OperationId }).IsUnique();
        builder.HasIndex(c => c.EventId);
        builder.HasIndex(c => c.RegistrationId);
    }
}

internal sealed class ClosingMap : IEntityTypeConfiguration<Closing>
{
    public void Configure(EntityTypeBuilder<Closing> builder) => builder.Property(c => c.ClosedBy).HasMaxLength(200);
}
