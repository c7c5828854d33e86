using System.Text.Json;
using Campaigns.Approvals.Domain.State;
using Campaigns.Data.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Campaigns.Approvals.Data;

internal sealed class RouteHeadMap : IEntityTypeConfiguration<RouteHead>
{
    public void Configure(EntityTypeBuilder<RouteHead> builder)
    {
        builder.HasKey(r => r.Key);
        builder.Property(r => r.Key).HasMaxLength(50);
        builder.Property(r => r.SubjectType).HasMaxLength(200);
        builder.HasIndex(r => r.SubjectType);
    }
}

internal sealed class RouteEditionMap : IEntityTypeConfiguration<RouteEdition>
{
    public void Configure(EntityTypeBuilder<RouteEdition> builder)
    {
        builder.HasKey(r => new { r.RouteKey, r.Number });
        builder.Property(r => r.RouteKey).HasMaxLength(50);
        builder.Property(r => r.Hash).HasMaxLength(64).IsConcurrencyToken();
        builder.Property(r => r.State).HasConversion<string>().HasMaxLength(20).IsConcurrencyToken();
        builder.Property(r => r.AuthoredBy).HasMaxLength(60);
        builder.Property(r => r.PublishedBy).HasMaxLength(60);
        builder.Property(r => r.Note).HasMaxLength(1000);

        // One draft of a route at a time.
        builder.HasIndex(r => r.RouteKey).IsUnique().HasFilter("state = 'Draft'").HasDatabaseName("ux_apr_route_edition_draft");
    }
}

internal sealed class WorkCalendarMap : IEntityTypeConfiguration<WorkCalendar>
{
    public void Configure(EntityTypeBuilder<WorkCalendar> builder)
    {
        builder.HasKey(c => c.Key);
        builder.Property(c => c.Key).HasMaxLength(60);
        builder.Property(c => c.Number).IsConcurrencyToken();
    }
}

internal sealed class SubstitutionMap : IEntityTypeConfiguration<Substitution>
{
    public void Configure(EntityTypeBuilder<Substitution> builder)
    {
        builder.Property(s => s.PrincipalId).HasMaxLength(60);
        builder.Property(s => s.SubstituteId).HasMaxLength(60);
        builder.Property(s => s.CreatedBy).HasMaxLength(60);
        builder.Property(s => s.Reason).HasMaxLength(500);
        builder.Property(s => s.SubjectTypes).HasTexts();
        builder.HasIndex(s => new { s.SubstituteId, s.To });
        builder.HasIndex(s => new { s.PrincipalId, s.To });
    }
}

internal sealed class PreferenceMap : IEntityTypeConfiguration<Preference>
{
    public void Configure(EntityTypeBuilder<Preference> builder)
    {
        builder.HasKey(p => p.UserId);
        builder.Property(p => p.UserId).HasMaxLength(60);
        builder.Property(p => p.PinHash).HasMaxLength(200).IsSensitive();
        builder.Property(p => p.Filters).HasTexts();
    }
}

internal sealed class DecisionLinkMap : IEntityTypeConfiguration<DecisionLink>
{
    public void Configure(EntityTypeBuilder<DecisionLink> builder)
    {
        builder.HasKey(l => l.TokenHash);
        builder.Property(l => l.TokenHash).HasMaxLength(64);
        builder.Property(l => l.UserId).HasMaxLength(60);
        builder.Property(l => l.SubjectVersion).HasMaxLength(100);
        builder.Property(l => l.Assurance).HasMaxLength(20);
        builder.Property(l => l.UsedAt).IsConcurrencyToken(); // Used once, whoever comes second.
        builder.HasIndex(l => l.ItemId);
    }
}

/// <summary>Lists of texts as JSON, the same on both databases.</summary>
internal static class TextLists
{
    public static PropertyBuilder<List<string>> HasTexts(this PropertyBuilder<List<string>> property)
    {
        property.HasConversion(list => Write(list), text => Read(text), new ValueComparer<List<string>>((a, b) => a!.SequenceEqual(b!), l => l.Aggregate(0, HashCode.Combine), l => new List<string>(l)));
        return property;
    }

    private static string Write(List<string> list) => list.Count == 0 ? "" : JsonSerializer.Serialize(list, Plain);

    private static List<string> Read(string text) => text.Length == 0 ? [] : JsonSerializer.Deserialize<List<string>>(text)!;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
