namespace Campaigns.Registrations.Domain;

/// <summary>Where a registration stands.</summary>
internal enum RegistrationStatus
{
    /// <summary>Has its seats.</summary>
    Confirmed,

    /// <summary>Waits in order.</summary>
    Waitlisted,

    /// <summary>Seats are held for it until an instant.</summary>
    Offered,

    /// <summary>Did not take the held seats in time; may wait again, at the end.</summary>
    OfferExpired,

    /// <summary>Was checked in.</summary>
    Attended,

    /// <summary>Did not come.</summary>
    Absent,

    /// <summary>Gave the place back.</summary>
    Cancelled,
}

/// <summary>The words of the API and of the database for a status.</summary>
internal static class StatusWords
{
    private static readonly string[] Words = ["confirmed", "waitlisted", "offered", "offer-expired", "attended", "absent", "cancelled"];

    public static string Word(this RegistrationStatus status) => Words[(int)status];

    public static RegistrationStatus Read(string word) => (RegistrationStatus)Array.IndexOf(Words, word) is var found && (int)found >= 0
        ? found
        : throw new FormatException($"There is no registration status \"{word}\"");

    public static RegistrationStatus? TryRead(string? word) => Array.IndexOf(Words, word) is var at and >= 0 ? (RegistrationStatus)at : null;

    public static IReadOnlyList<string> All => Words;
}
