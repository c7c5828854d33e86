using System.Text.Json;
using Campaigns.Data.Privacy;
using Campaigns.Registrations.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Campaigns.Registrations.Data;

internal sealed class RosterMap : IEntityTypeConfiguration<Roster>
{
    public void Configure(EntityTypeBuilder<Roster> builder)
    {
        builder.Property(r => r.Kind).HasMaxLength(100);
        builder.Property(r => r.Slug).HasMaxLength(200);
        builder.Property(r => r.Title).HasMaxLength(300);
        builder.Property(r => r.Place).HasMaxLength(500);
        builder.Property(r => r.UnitCode).HasMaxLength(40);
        builder.Property(r => r.ScopePath).HasMaxLength(120);
        builder.Property(r => r.DeskStaffIds).HasMaxLength(2000)
            .HasConversion(ids => string.Join(' ', ids), text => Read(text),
                new ValueComparer<List<Guid>>((a, b) => a!.SequenceEqual(b!), ids => ids.Aggregate(0, HashCode.Combine), ids => new List<Guid>(ids)));
        builder.Ignore(r => r.Left);
        builder.Ignore(r => r.Free);
        builder.Property(r => r.Quotas).HasColumnType("text").HasConversion(quotas => JsonSerializer.Serialize(quotas, JsonSerializerOptions.Web), text => ReadQuotas(text),
            new ValueComparer<List<Quota>>((a, b) => a!.SequenceEqual(b!), quotas => quotas.Aggregate(0, HashCode.Combine), quotas => new List<Quota>(quotas)));
        builder.Property(r => r.KeptBack).IsDerived();

        // Counts follow from registrations, each of which the audit tells.
        builder.Property(r => r.Taken).IsDerived();
        builder.Property(r => r.Waitlisted).IsDerived();
        builder.Property(r => r.WaitingGroups).IsDerived();
        builder.Property(r => r.LastQueue).IsDerived();
        builder.Property(r => r.Attended).IsDerived();
        builder.HasIndex(r => r.StartsAt);
    }

    private static List<Quota> ReadQuotas(string text) => text.Length <= 2 ? [] : JsonSerializer.Deserialize<List<Quota>>(text, JsonSerializerOptions.Web)!;

    private static List<Guid> Read(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse)];
}
