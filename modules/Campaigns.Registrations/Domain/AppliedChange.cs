namespace Campaigns.Registrations.Domain;

/// <summary>A change from elsewhere that stands. Its key is unique, so that one sent again is never taken over twice.</summary>
internal sealed class AppliedChange
{
    /// <summary>What was changed: the registration, or for a count of heads the roster.</summary>
    public Guid RegistrationId { get; init; }

    public Guid Key { get; init; }

    public string? Reason { get; init; }
}

/// <summary>That a field of a registration was changed, and when: what two writers are compared by. The values are the registration's own.</summary>
internal sealed class FieldEdit
{
    public Guid RegistrationId { get; init; }

    public string Field { get; init; } = "";

    /// <summary>Of the registration, after the change.</summary>
    public int Version { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>The device that wrote; null for a page.</summary>
    public string? Source { get; init; }
}
