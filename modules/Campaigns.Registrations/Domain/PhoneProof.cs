using Campaigns.Kernel.Values;

namespace Campaigns.Registrations.Domain;

/// <summary>A code sent to a phone, to be said again by whoever holds it. One per offering and phone.</summary>
internal sealed class PhoneProof : Entity
{
    public const int MaxTries = 5;
    public const int MaxCodes = 5;

    /// <summary>A code is good for this long.</summary>
    public static readonly TimeSpan Valid = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private PhoneProof()
    {
    }

    public Guid RosterId { get; private init; }

    public string Phone { get; private init; } = "";

    /// <summary>The code, readable only with this installation's keys.</summary>
    public string SealedCode { get; private set; } = "";

    public DateTimeOffset SentAt { get; private set; }

    /// <summary>First code of the hour that <see cref="Codes"/> counts.</summary>
    public DateTimeOffset WindowFrom { get; private set; }

    public int Codes { get; private set; }

    public int Tries { get; private set; }

    public DateTimeOffset? ProvedAt { get; private set; }

    public static PhoneProof Of(Guid rosterId, string phone) => new() { RosterId = rosterId, Phone = phone };

    /// <summary>Another code. Answers whether this phone may still be sent one.</summary>
    public bool Send(string sealedCode, DateTimeOffset now)
    {
        if (now - WindowFrom >= Window) (WindowFrom, Codes) = (now, 0);
        if (Codes >= MaxCodes) return false;
        (SealedCode, SentAt, Tries, ProvedAt) = (sealedCode, now, 0, null);
        Codes++;
        return true;
    }

    /// <summary>Whether somebody may still say the code.</summary>
    public bool MayTry(DateTimeOffset now) => Tries < MaxTries && now - SentAt < Valid;

    /// <summary>The code was said. Answers whether it was right.</summary>
    public bool Try(bool right, DateTimeOffset now)
    {
        Tries++;
        if (right) ProvedAt = now;
        return right;
    }
}
