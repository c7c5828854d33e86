using System.Text.Json;
using Campaigns.Data.Privacy;
using Campaigns.Insurance.Domain;
using Campaigns.Insurance.Domain.Enrolments;
using Campaigns.Insurance.Domain.Receipts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Campaigns.Insurance.Data;

internal sealed class RuleEntryMap : IEntityTypeConfiguration<RuleEntry>
{
    public void Configure(EntityTypeBuilder<RuleEntry> builder)
    {
        builder.Property(rule => rule.Table).HasColumnName("rule_table").HasMaxLength(60);
        builder.Property(rule => rule.Variant).HasMaxLength(30);
        builder.Property(rule => rule.From).HasColumnName("valid_from");
        builder.Property(rule => rule.To).HasColumnName("valid_to");
        builder.Property(rule => rule.Value).HasMaxLength(40);
        builder.Property(rule => rule.Document).HasMaxLength(200);
        builder.Property(rule => rule.Status).HasConversion(new Words<Domain.Rules.RuleStatus>()).HasMaxLength(20);
        builder.Property(rule => rule.Note).HasMaxLength(1000);
        builder.HasIndex(rule => new { rule.Table, rule.Variant, rule.From }).IsUnique();
    }
}

internal sealed class EnrolmentMap : IEntityTypeConfiguration<Enrolment>
{
    public void Configure(EntityTypeBuilder<Enrolment> builder)
    {
        builder.Property(e => e.Product).HasConversion(new Words<Domain.Quotes.InsuranceProduct>()).HasMaxLength(10);
        builder.Property(e => e.Status).HasConversion(new Words<EnrolmentStatus>()).HasMaxLength(20);
        builder.Property(e => e.Way).HasConversion(new Words<PaymentWay>()).HasMaxLength(20);
        builder.Property(e => e.UnitCode).HasMaxLength(40);
        builder.Property(e => e.ScopePath).HasMaxLength(200);
        builder.Property(e => e.OfficeCode).HasMaxLength(40);
        builder.Property(e => e.Quote).HasConversion(new AsJson<QuoteSnapshot>(), AsJson<QuoteSnapshot>.Never).IsSensitive();
        builder.Property(e => e.Visit).HasConversion((ValueConverter)new AsJson<HomeVisit>(), AsJson<HomeVisit>.Never).IsSensitive();

        // The law's own rule: one live enrolment per person and product, whatever two desks do at once.
        builder.HasIndex(e => new { e.PersonId, e.Product }).IsUnique().HasFilter("status <> 'stopped' and status <> 'cancelled'").HasDatabaseName("ux_ins_enrolment_live");
        builder.Property(e => e.OnceKey).IsDerived();
        builder.HasIndex(e => e.OnceKey).IsUnique().HasFilter("once_key is not null");
        builder.HasIndex(e => new { e.PersonId, e.Product, e.JoinedOn });
        builder.HasIndex(e => new { e.Product, e.CountsOn, e.ScopePath });
        builder.HasIndex(e => e.ScopePath);
        builder.HasIndex(e => e.EventId);
    }
}

internal sealed class ReceiptMap : IEntityTypeConfiguration<Receipt>
{
    public void Configure(EntityTypeBuilder<Receipt> builder)
    {
        builder.Property(r => r.Number).HasMaxLength(40);
        builder.Property(r => r.Method).HasConversion(new Words<PaymentMethod>()).HasMaxLength(20);
        builder.Property(r => r.Status).HasConversion(new Words<ReceiptStatus>()).HasMaxLength(20);
        builder.Property(r => r.OfficeCode).HasMaxLength(40);
        builder.Property(r => r.Quote).HasConversion(new AsJson<QuoteSnapshot>(), AsJson<QuoteSnapshot>.Never);
        builder.HasIndex(r => r.Number).IsUnique();
        builder.HasIndex(r => r.EnrolmentId);
    }
}

internal sealed class ReceiptBookMap : IEntityTypeConfiguration<ReceiptBook>
{
    public void Configure(EntityTypeBuilder<ReceiptBook> builder)
    {
        builder.Property(book => book.Series).HasMaxLength(20);
        builder.HasIndex(book => new { book.Series, book.Year }).IsUnique();
        builder.HasIndex(book => new { book.HolderId, book.Year }).IsUnique().HasFilter("holder_id is not null");
    }
}

/// <summary>Words of the API in the column too, so that a person who reads the table understands it.</summary>
internal sealed class Words<T>() : ValueConverter<T, string>(value => StatusWords.Of(value), word => StatusWords.Read<T>(word)!.Value)
    where T : struct, Enum;

/// <summary>A small value kept whole; it is written once and never changed.</summary>
internal sealed class AsJson<T>() : ValueConverter<T, string>(value => JsonSerializer.Serialize(value, SnapshotJson.Options), text => JsonSerializer.Deserialize<T>(text, SnapshotJson.Options)!)
    where T : class
{
    public static readonly ValueComparer<T> Never = new((a, b) => ReferenceEquals(a, b), value => value.GetHashCode(), value => value);
}

internal static class SnapshotJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };
}
