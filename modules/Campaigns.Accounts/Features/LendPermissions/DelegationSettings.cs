using System.ComponentModel.DataAnnotations;
using Campaigns.Kernel.Settings;

namespace Campaigns.Accounts.Features.LendPermissions;

/// <summary>What an administrator sets about delegation.</summary>
[Settings("Accounts", "delegation")]
internal sealed record DelegationSettings
{
    /// <summary>Days a delegation lasts at most; who is away longer needs somebody with a role of their own.</summary>
    [Range(1, 366)] public int MostDays { get; init; } = 45;
}
