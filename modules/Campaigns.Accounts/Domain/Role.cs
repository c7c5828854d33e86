using Campaigns.Kernel.Values;

namespace Campaigns.Accounts.Domain;

/// <summary>A role whose permissions were decided here. A role that comes with the product and has no row holds what the modules
/// propose, and so gains what a new module proposes; with a row it holds exactly what the row says.</summary>
internal sealed class Role : Entity
{
    private Role()
    {
    }

    public string Key { get; private init; } = "";

    /// <summary>Name for people; null for a role of the product, whose name is the text <c>role.&lt;key&gt;</c>.</summary>
    public string? Name { get; private init; }

    public List<string> Permissions { get; private set; } = [];

    public static Role Decide(string key, string? name, IEnumerable<string> permissions) =>
        new() { Key = key, Name = name, Permissions = [.. permissions.Distinct().Order(StringComparer.Ordinal)] };
}
