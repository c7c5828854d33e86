using System.ComponentModel.DataAnnotations;
using Campaigns.Accounts.Domain;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Settings;
using Microsoft.Extensions.Hosting;

namespace Campaigns.Accounts;

/// <summary>What is asked of whoever signs in.</summary>
[Settings("Accounts", "sign-in")]
internal sealed record SignInSettings
{
    /// <summary>Where the roles below need a second factor.</summary>
    public SecondFactorDemand SecondFactor { get; init; } = SecondFactorDemand.InProduction;

    /// <summary>Keys of roles whose holders need a second factor: those who decide, hold money, or see everything.</summary>
    public IReadOnlyList<string> SecondFactorRoles { get; init; } = [Roles.Admin, Roles.ApproverPost, Roles.ApproverBhxh, Roles.Cashier, Roles.Auditor];

    /// <summary>Days a browser may be trusted without a code; 0: never.</summary>
    [Range(0, 90)] public int TrustedDays { get; init; } = 30;

    /// <summary>Minutes without a request after which a session ends.</summary>
    [Range(5, 720)] public int IdleMinutes { get; init; } = 60;

    /// <summary>Hours after which a session ends in any case.</summary>
    [Range(1, 72)] public int LongestHours { get; init; } = 12;

    /// <summary>Minutes for which a proof of who one is serves dangerous acts.</summary>
    [Range(1, 60)] public int ProofMinutes { get; init; } = 10;
}

/// <summary>Where a second factor is demanded.</summary>
internal enum SecondFactorDemand
{
    /// <summary>Nowhere: everybody may, nobody must.</summary>
    Never,

    /// <summary>Where people work; the published accounts of a demo world get along without.</summary>
    InProduction,

    /// <summary>Everywhere.</summary>
    Always,
}

/// <summary>The settings as rules.</summary>
internal sealed class SignInRules(ISettings<SignInSettings> settings, IHostEnvironment environment)
{
    public SessionLimits Session => new(TimeSpan.FromMinutes(Now.IdleMinutes), TimeSpan.FromHours(Now.LongestHours), TimeSpan.FromMinutes(Now.ProofMinutes));

    public TimeSpan Trusted => TimeSpan.FromDays(Now.TrustedDays);

    /// <summary>Whether a second factor is demanded of anybody here.</summary>
    public bool Demanding => Now.SecondFactor == SecondFactorDemand.Always || Now.SecondFactor == SecondFactorDemand.InProduction && environment.IsProduction();

    private SignInSettings Now => settings.Current;

    /// <summary>Whether somebody with one of these roles needs a second factor.</summary>
    public bool Demands(IEnumerable<string> roleKeys) => Demanding && roleKeys.Any(Now.SecondFactorRoles.Contains);
}
