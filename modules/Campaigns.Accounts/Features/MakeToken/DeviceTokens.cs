using Campaigns.Accounts.Contracts;
using Campaigns.Accounts.Domain;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;

namespace Campaigns.Accounts.Features.MakeToken;

/// <summary>Tokens for devices, by the rules of every other token.</summary>
internal sealed class DeviceTokens(IHandler<MakeToken, string> make, IActor actor) : IDeviceTokens
{
    /// <inheritdoc/>
    public async Task<Result<string>> Issue(string name, int days, IReadOnlyCollection<string> permissions, CancellationToken ct)
    {
        if (actor.Id is not { } account) return Refusals.NoSuchAccount;
        var held = permissions.Where(actor.Has).ToList();
        return held.Count == 0 ? Refusals.TokenPermissionNotHeld : await make.Handle(new(account, name, days, held), ct);
    }
}
