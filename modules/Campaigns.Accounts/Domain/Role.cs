using Campaigns.Kernel.Values;

namespace Campaigns.Accounts.Domain;

/// <summary>A role whose permissions were decided here. A role that comes with the product and has no row holds what the modules
/// propose, and so gains what a new module proposes; with a row it holds exactly what the row says.</summary>
internal sealed class Role : Entity
{
    public const int LongestName = 60;

    private Role()
    {
    }

    public string Key { get; private init; } = "";

    /// <summary>Name for people; null for a role of the product, whose name is the text <c>role.&lt;key&gt;</c>.</summary>
    public string? Name { get; private set; }

    /// <summary>Key of the product's role it began as; what that one may never do, it may not either. Null: began empty.</summary>
    public string? Origin { get; private init; }

    public List<string> Permissions { get; private set; } = [];

    /// <summary>A role of the product, from now on as decided.</summary>
    public static Role Decide(string key, string? name, IEnumerable<string> permissions) => new() { Key = key, Name = name, Permissions = Sorted(permissions) };

    /// <summary>A role of the house's own.</summary>
    public static Role Make(string name, string? origin, IEnumerable<string> permissions) =>
        new() { Key = KeyOf(name), Name = name.Trim(), Origin = origin, Permissions = Sorted(permissions) };

    /// <summary>As a deployment plan has it.</summary>
    public static Role Planned(string key, string? name, string? origin, IEnumerable<string> permissions) => new() { Key = key, Name = name?.Trim(), Origin = origin, Permissions = Sorted(permissions) };

    /// <summary>The key a role of that name gets; empty when nothing of the name is left.</summary>
    public static string KeyOf(string? name) => Folding.Slug(name);

    public void Hold(IEnumerable<string> permissions) => Permissions = Sorted(permissions);

    /// <summary>The key stays: grants go on.</summary>
    public void Rename(string name) => Name = name.Trim();

    private static List<string> Sorted(IEnumerable<string> permissions) => [.. permissions.Distinct().Order(StringComparer.Ordinal)];
}
