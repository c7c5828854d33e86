using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Campaigns.Data.Privacy;

/// <summary>How an entity map says that a field is nobody's business.</summary>
public static class PrivacyMaps
{
    internal const string Encrypted = "Campaigns:Encrypted", BlindOf = "Campaigns:BlindOf", Sensitive = "Campaigns:Sensitive", Derived = "Campaigns:Derived", OwnHistory = "Campaigns:OwnHistory";

    /// <summary>Sealed in the database and masked in the audit. Cannot be compared in a query: give it a blind index for that.</summary>
    public static PropertyBuilder IsEncrypted(this PropertyBuilder property)
    {
        property.HasConversion(typeof(SealedText)).HasAnnotation(Encrypted, true);
        return property;
    }

    /// <summary>Only its HMAC is in the database: for what has to be unique or found, and is never shown.</summary>
    public static PropertyBuilder IsBlind(this PropertyBuilder property)
    {
        property.HasConversion(typeof(BlindText), typeof(SameBlind)).HasAnnotation(Sensitive, true).HasAnnotation(Derived, true);
        return property;
    }

    /// <summary>Personal or secret: masked in the audit.</summary>
    public static PropertyBuilder IsSensitive(this PropertyBuilder property) => property.HasAnnotation(Sensitive, true);

    /// <summary>Follows from other records, such as a counter: a change of such columns alone leaves nothing in the audit.</summary>
    public static PropertyBuilder IsDerived(this PropertyBuilder property) => property.HasAnnotation(Derived, true);

    /// <summary>Its module keeps a history of these rows that cannot be changed unseen, so the audit does not tell of them a second time.</summary>
    public static EntityTypeBuilder<T> HasOwnHistory<T>(this EntityTypeBuilder<T> builder)
        where T : class => builder.HasAnnotation(OwnHistory, true);

    /// <summary>A column <c>{Field}Index</c> by which the whole value is found: <c>EF.Property&lt;string?&gt;(r, "PhoneIndex") == phone</c>.
    /// It is written by itself.</summary>
    public static EntityTypeBuilder<T> HasBlindIndex<T>(this EntityTypeBuilder<T> builder, Expression<Func<T, string?>> field)
        where T : class => Add(builder, field, "Index", typeof(BlindText));

    /// <summary>A column <c>{Field}Ending</c> by which the last four digits are found.</summary>
    public static EntityTypeBuilder<T> HasBlindEnding<T>(this EntityTypeBuilder<T> builder, Expression<Func<T, string?>> field)
        where T : class => Add(builder, field, "Ending", typeof(BlindEnding));

    private static EntityTypeBuilder<T> Add<T>(EntityTypeBuilder<T> builder, Expression<Func<T, string?>> field, string suffix, Type converter)
        where T : class
    {
        var source = ((MemberExpression)field.Body).Member.Name;
        builder.Property<string>(source + suffix).IsRequired(false).HasConversion(converter).HasMaxLength(32)
            .HasAnnotation(BlindOf, source).HasAnnotation(Sensitive, true).HasAnnotation(Derived, true);
        return builder;
    }
}

/// <summary>See <see cref="FieldSeal"/>.</summary>
public sealed class SealedText() : ValueConverter<string, string>(text => FieldSeal.Seal(text), text => FieldSeal.Open(text));

/// <summary>One way: what is read is the hash. A query's value is hashed as the row's was.</summary>
public sealed class BlindText() : ValueConverter<string, string>(text => Blind.Of(text), hash => hash);

/// <summary>The same for the last four digits.</summary>
public sealed class BlindEnding() : ValueConverter<string, string>(text => Blind.OfEnding(text), hash => hash);

/// <summary>A row that was read has the hash, one that was changed has the value: the same thing twice.</summary>
public sealed class SameBlind() : ValueComparer<string?>(
    (a, b) => a == b || (a != null && b != null && Blind.Of(a) == Blind.Of(b)),
    text => text == null ? 0 : Blind.Of(text).GetHashCode(StringComparison.Ordinal),
    text => text);
