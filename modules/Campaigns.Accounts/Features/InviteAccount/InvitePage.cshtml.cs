using Campaigns.Accounts.Features.GrantRole;
using Campaigns.Kernel.Commands;
using Campaigns.Ui;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Campaigns.Accounts.Features.InviteAccount;

[Authorize(Permissions.EditAccounts)]
[EnableRateLimiting(RateLimitPolicies.SignIn)]
internal sealed class InvitePage(IHandler<InviteAccount, Guid> invite, HolderForm form, IStringLocalizer texts) : PageModel
{
    [BindProperty] public string? UserName { get; init; }

    [BindProperty] public string? DisplayName { get; init; }

    [BindProperty] public string? Organisation { get; init; }

    [BindProperty] public string? RoleKey { get; init; }

    [BindProperty] public string? ScopePath { get; init; }

    [BindProperty] public string? Email { get; init; }

    [BindProperty] public string? Phone { get; init; }

    public IReadOnlyList<SelectListItem> RoleChoices { get; private set; } = [];

    public IReadOnlyList<SelectListItem> PlaceChoices { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Organisations => [new(texts["accounts.organisation-post"], "post"), new(texts["accounts.organisation-bhxh"], "bhxh")];

    public Task OnGetAsync(CancellationToken ct) => Load(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var invited = await invite.Handle(new(UserName, DisplayName, Organisation, RoleKey, ScopePath, Email, Phone), ct);
        if (invited.Succeeded) return this.Done($"/admin/users/{invited.Value}", texts["accounts.account-invited-done"]);
        await Load(ct);
        return this.Refused("_Invite", invited.Failures);
    }

    private async Task Load(CancellationToken ct) => (RoleChoices, PlaceChoices, _) = await form.Choices(ct);
}
