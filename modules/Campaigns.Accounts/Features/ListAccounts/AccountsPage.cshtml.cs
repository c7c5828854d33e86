using Campaigns.Accounts.Features.ListRoles;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Ui.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Campaigns.Accounts.Features.ListAccounts;

[Authorize(Permissions.ViewAccounts)]
internal sealed class AccountsPage(ListAccountsQuery accounts, Places places, RoleNames roles, IActor actor) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Q { get; init; }

    [BindProperty(SupportsGet = true)] public string? Cursor { get; init; }

    public bool CanEdit => actor.Has(Permissions.EditAccounts);

    public Paged<AccountRow> Rows { get; private set; } = new([], null);

    /// <summary>The name of a place.</summary>
    public Func<string, string> PlaceOf { get; private set; } = path => path;

    /// <summary>The name of a role.</summary>
    public Func<string, string> RoleOf { get; private set; } = key => key;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Rows = await accounts.Run(Q, Cursor, ct);
        RoleOf = await roles.ByKey(ct);
        PlaceOf = await places.Named(Rows.Items.SelectMany(r => r.Grants).Select(g => g.ScopePath), ct);
    }

    /// <summary>The state as API word, text key and tone.</summary>
    public static (string Value, string Key, Tone Tone) StateOf(AccountRow row) => row switch
    {
        { Disabled: true } => ("disabled", "accounts.status-disabled", Tone.Bad),
        { LockedUntil: { } until } when until > TimeProvider.System.GetUtcNow() => ("locked", "accounts.status-locked", Tone.Warn),
        _ => ("open", "accounts.status-open", Tone.Ok),
    };
}
