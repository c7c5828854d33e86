using Campaigns.Kernel.Commands;

namespace Campaigns.Accounts.Contracts;

/// <summary>Lets a device that was set up in somebody's session go on without it, such as a phone whose browser was killed in a hall without signal.</summary>
public interface IDeviceTokens
{
    /// <summary>A token of whoever is acting, shown this once. It carries those of the permissions that they hold, is among the tokens on their own page,
    /// and is revoked there.</summary>
    /// <param name="name">What the device is for, 1 to 100 characters.</param>
    /// <param name="days">How long it works, 1 to 366.</param>
    /// <param name="permissions">What it is to carry; what is not held is left out. Refused when nothing is left.</param>
    /// <param name="ct">Stops.</param>
    Task<Result<string>> Issue(string name, int days, IReadOnlyCollection<string> permissions, CancellationToken ct);
}
