using System.Text.RegularExpressions;
using Campaigns.Data.Privacy;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Campaigns.Data.Auditing;

/// <summary>Kinds of records, as the audit names them.</summary>
public static class AuditedKinds
{
    /// <summary>Those whose changes a model's context writes into the audit.</summary>
    public static IEnumerable<string> Of(IModel model) => model.GetEntityTypes().Select(AuditedType.Of).OfType<AuditedType>().Select(t => t.Kind).Distinct();
}

/// <summary>A column as the audit tells it.</summary>
internal sealed record AuditedColumn(IProperty Property, string Name, bool Masked, bool Derived);

/// <summary>What the audit needs to know of a kind of row; worked out once per model.</summary>
internal sealed partial record AuditedType(string Kind, IReadOnlyList<AuditedColumn> Columns, IReadOnlyList<IProperty> RecordKey)
{
    /// <summary>Null for the foundations' own tables, which are the audit, its mail box and its memory, and for rows whose history is kept by their module.</summary>
    public static AuditedType? Of(IEntityType type) => type.GetOrAddRuntimeAnnotationValue("Campaigns:Audited", static t => Make(t!), type);

    /// <summary>The record a row belongs to: itself, or for a part its whole.</summary>
    public Guid RecordOf(EntityEntry entry)
    {
        if (entry.Entity is Entity entity) return entity.Id;
        foreach (var property in RecordKey)
            if (entry.Property(property.Name).CurrentValue is Guid id) return id;
        return Guid.Empty;
    }

    private static AuditedType? Make(IEntityType type)
    {
        if (type.GetTableName()?.StartsWith("core_", StringComparison.Ordinal) != false || type.FindAnnotation(PrivacyMaps.OwnHistory) is not null) return null;
        var root = type;
        while (root.FindOwnership() is { } ownership) root = ownership.PrincipalEntityType;
        var key = type.FindOwnership()?.Properties ?? type.FindPrimaryKey()?.Properties ?? [];
        return new(KindOf(root.ClrType), [.. ColumnsOf(type, "")], key);
    }

    private static IEnumerable<AuditedColumn> ColumnsOf(ITypeBase type, string within)
    {
        foreach (var property in type.GetProperties())
        {
            if (property.Name is nameof(Entity.Version) || property.IsPrimaryKey() && property.ClrType == typeof(Guid)) continue;
            var annotated = property.FindAnnotation(PrivacyMaps.Encrypted) is not null || property.FindAnnotation(PrivacyMaps.Sensitive) is not null;
            yield return new(property, within + Camel(property.Name), annotated || Personal().IsMatch(property.Name), property.FindAnnotation(PrivacyMaps.Derived) is not null);
        }

        foreach (var complex in type.GetComplexProperties().Where(c => !c.IsCollection))
            foreach (var column in ColumnsOf(complex.ComplexType, within + Camel(complex.Name) + ".")) yield return column;
    }

    /// <summary><c>Campaigns.Registrations.Domain.Registration</c> is <c>registrations.registration</c>.</summary>
    internal static string KindOf(Type type)
    {
        var module = type.Assembly.GetName().Name!.Split('.')[^1].ToLowerInvariant();
        return module + "." + Word().Replace(type.Name.Split('`')[0], "-$1").TrimStart('-').ToLowerInvariant();
    }

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    // Names that give a field away, so that a module that forgot to say it is personal does not write it into the audit for ever.
    [GeneratedRegex("Phone|Email|CitizenId|FullName|Folded|SortKey|SearchName|DisplayName|Birth|Hamlet|Password|Secret|Token|Hash|Stamp|Iban|BankAccount|Recovery")]
    private static partial Regex Personal();

    [GeneratedRegex("([A-Z])")]
    private static partial Regex Word();
}
