using System.Linq.Expressions;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Campaigns.Data.Privacy;

/// <summary>Columns by which sealed fields are found.</summary>
public static class BlindColumns
{
    // More than this many people with one ending: the words are too few to be a search.
    private const int Most = 5000;

    /// <summary>Ids of those whose sealed number ends in these digits, of which there must be four or more.</summary>
    /// <param name="query">Among whom; narrow it first.</param>
    /// <param name="field">The sealed field, which has a blind ending.</param>
    /// <param name="digits">The end of the number.</param>
    /// <param name="ct">Stops.</param>
    public static async Task<List<Guid>> EndingIn<T>(this IQueryable<T> query, Expression<Func<T, string?>> field, string digits, CancellationToken ct)
        where T : Entity
    {
        if (Blind.Ending(digits) is not { } ending) return [];
        var column = ((MemberExpression)field.Body).Member.Name + "Ending";
        var row = field.Parameters[0];
        var pair = Expression.Lambda<Func<T, Ended>>(Expression.MemberInit(Expression.New(typeof(Ended)),
            Expression.Bind(typeof(Ended).GetProperty(nameof(Ended.Id))!, Expression.Property(row, nameof(Entity.Id))),
            Expression.Bind(typeof(Ended).GetProperty(nameof(Ended.Value))!, field.Body)), row);
        var found = await query.Where(r => EF.Property<string?>(r, column) == ending).OrderBy(r => r.Id).Take(Most).Select(pair).ToListAsync(ct);
        return [.. found.Where(f => f.Value is not null && f.Value.EndsWith(digits, StringComparison.Ordinal)).Select(f => f.Id)];
    }

    internal static void Fill(EntityEntry entry)
    {
        if (entry.State is not (EntityState.Added or EntityState.Modified)) return;
        foreach (var (name, source, ending) in Of(entry.Metadata))
        {
            var from = entry.Property(source);
            if (entry.State == EntityState.Modified && !from.IsModified) continue;
            var value = (string?)from.CurrentValue;
            entry.Property(name).CurrentValue = string.IsNullOrEmpty(value) ? null : ending ? Blind.Ending(value) : value;
        }
    }

    internal static BlindColumn[] Of(IEntityType type) => type.GetOrAddRuntimeAnnotationValue("Campaigns:BlindColumns", static t => t!.GetProperties()
        .Select(p => (p, Of: p.FindAnnotation(PrivacyMaps.BlindOf)?.Value as string)).Where(x => x.Of is not null)
        .Select(x => new BlindColumn(x.p.Name, x.Of!, x.p.Name.EndsWith("Ending", StringComparison.Ordinal))).ToArray(), type);

    private sealed record Ended
    {
        public Guid Id { get; init; }

        public string? Value { get; init; }
    }
}

/// <summary>A column that follows a sealed one.</summary>
internal sealed record BlindColumn(string Name, string Source, bool Ending);
