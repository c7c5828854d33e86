using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Campaigns.Accounts.Features.ListRoles;

[Authorize(Permissions.ViewRoles)]
internal sealed class RolesPage(ListRolesQuery roles, IStringLocalizer texts) : PageModel
{
    public IReadOnlyList<RoleRow> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) =>
        Rows = [.. (await roles.Run(ct)).OrderBy(NameOf, StringComparer.Create(CultureInfo.GetCultureInfo("vi-VN"), ignoreCase: true))];

    public string NameOf(RoleRow role) => role.Name ?? texts["role." + role.Key];

    /// <summary>A role's permissions by the module they belong to.</summary>
    public static IEnumerable<IGrouping<string, string>> ByModule(RoleRow role) => role.Permissions.GroupBy(p => p[..p.IndexOf('.', StringComparison.Ordinal)]);
}
