using System.Linq.Expressions;
using Campaigns.Kernel.Security;

namespace Campaigns.Data.Paging;

/// <summary>What somebody may not see is not found: the one way by which lists, counts, searches, exports and lookups are narrowed.</summary>
public static class Sight
{
    /// <summary>Only rows in places where the actor holds the permission; of rows that belong to an organisation only those of the one it is held for.</summary>
    /// <remarks>Paths are written into the query as they are, so that the database can look them up by the beginning of the path.</remarks>
    public static IQueryable<T> Within<T>(this IQueryable<T> query, IActor actor, string permission)
        where T : class, IScoped
    {
        var places = actor.Where(permission);
        var row = Expression.Parameter(typeof(T), "row");
        Expression? any = null;
        foreach (var place in places)
        {
            if (Holds(row, place) is not { } holds) return query;
            any = any is null ? holds : Expression.OrElse(any, holds);
        }

        return query.Where(Expression.Lambda<Func<T, bool>>(any ?? Expression.Constant(false), row));
    }

    // Null: every row.
    private static Expression? Holds(ParameterExpression row, Scope place)
    {
        var there = place.Path.Length == 0 ? null : Covers(Expression.Property(row, nameof(IScoped.ScopePath)), place.Path);
        if (place.Organisation is not { } organisation || !typeof(IOrganised).IsAssignableFrom(row.Type)) return there;
        var theirs = Expression.Equal(Expression.Property(row, nameof(IOrganised.OrganisationCode)), Expression.Constant(organisation));
        return there is null ? theirs : Expression.AndAlso(there, theirs);
    }

    private static BinaryExpression Covers(Expression path, string place) => Expression.OrElse(
        Expression.Equal(path, Expression.Constant(place)),
        Expression.Call(path, nameof(string.StartsWith), null, Expression.Constant(place + "/")));
}
