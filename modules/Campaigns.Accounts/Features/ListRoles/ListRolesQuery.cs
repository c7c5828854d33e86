using System.Globalization;
using Campaigns.Accounts.Features.CheckAccess;
using Microsoft.Extensions.Localization;

namespace Campaigns.Accounts.Features.ListRoles;

/// <summary>What roles are called, and in which order people read them.</summary>
internal sealed class RoleNames(RolePermissions roles, IStringLocalizer texts)
{
    private static readonly StringComparer Order = StringComparer.Create(CultureInfo.GetCultureInfo("vi-VN"), ignoreCase: true);

    /// <summary>Every role, by name.</summary>
    public async Task<IReadOnlyList<RoleContent>> Ordered(CancellationToken ct) => [.. (await roles.Every(ct)).OrderBy(Of, Order)];

    public string Of(RoleContent role) => role.Name ?? texts["role." + role.Key];

    /// <summary>The name by key; the key itself for a role that is gone.</summary>
    public async Task<Func<string, string>> ByKey(CancellationToken ct)
    {
        var names = (await roles.Every(ct)).ToDictionary(r => r.Key, Of, StringComparer.Ordinal);
        return key => names.GetValueOrDefault(key, key);
    }
}

/// <summary>Permissions as people look through them: by the module they belong to.</summary>
internal static class ByModule
{
    public static string Of(string permission) => permission[..permission.IndexOf('.', StringComparison.Ordinal)];

    public static IEnumerable<IGrouping<string, Kernel.Security.Permission>> Grouped(this IEnumerable<Kernel.Security.Permission> permissions) =>
        permissions.GroupBy(p => Of(p.Name), StringComparer.Ordinal);
}
