using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;

namespace Campaigns.Accounts.Domain;

/// <summary>An authenticator app (TOTP, RFC 6238) whose code is asked for after the password.</summary>
internal sealed class SecondFactor : Entity
{
    private SecondFactor()
    {
    }

    public Guid AccountId { get; private init; }

    /// <summary>The shared secret in Base32 (RFC 4648); at rest encrypted with keys outside the database.</summary>
    public string Secret { get; private init; } = "";

    /// <summary>Real time of the code that confirmed it.</summary>
    public DateTimeOffset ConfirmedAt { get; private init; }

    /// <summary>The time step of the last code taken. A code of this or an earlier step is never taken again (RFC 6238, section 5.2).</summary>
    public long LastStep { get; private set; }

    public static SecondFactor Confirmed(Guid accountId, string secret, long step, DateTimeOffset real) =>
        new() { AccountId = accountId, Secret = secret, LastStep = step, ConfirmedAt = real };

    /// <summary>A right code of that time step was shown.</summary>
    /// <returns>Why it is not taken; null when it is.</returns>
    public Failure? Take(long step)
    {
        if (step <= LastStep) return Refusals.CodeUsed;
        LastStep = step;
        return null;
    }
}
