using Microsoft.EntityFrameworkCore;

namespace Campaigns.Data;

/// <summary>Declares a context's table prefix where it can be read before an instance exists.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TablePrefixAttribute(string prefix) : Attribute
{
    /// <summary>Two to five letters.</summary>
    public string Prefix { get; } = prefix;
}

internal static class Prefixes
{
    public static string Of(Type context) =>
        ((TablePrefixAttribute?)Attribute.GetCustomAttribute(context, typeof(TablePrefixAttribute), inherit: true))?.Prefix
        ?? throw new InvalidOperationException($"{context} has no [TablePrefix]");
}
