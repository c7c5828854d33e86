using Campaigns.Accounts.Features.SignInOutside;
using Campaigns.Kernel.Modules;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Slots;

namespace Campaigns.Accounts.Features.LinkOutside;

/// <summary>From one's own account to who one is at the provider.</summary>
[Feature(OutsideStartup.Feature)]
internal sealed class OwnIdentitiesLink : ISlotProvider
{
    public string Slot => "accounts.own-account";

    public Task<SlotItem?> For(object? model, CancellationToken ct) => Task.FromResult<SlotItem?>(new("LinkOutside/_IdentitiesLink", "Accounts", "admin/account/outside"));
}

/// <summary>The same from another's account, for those who look after it.</summary>
[Feature(OutsideStartup.Feature)]
internal sealed class UserIdentitiesLink(IActor actor) : ISlotProvider
{
    public string Slot => "accounts.user";

    public Task<SlotItem?> For(object? model, CancellationToken ct) =>
        Task.FromResult<SlotItem?>(model is Guid id && actor.Has(Permissions.EditAccounts) ? new("LinkOutside/_IdentitiesLink", "Accounts", $"admin/users/{id}/outside") : null);
}
