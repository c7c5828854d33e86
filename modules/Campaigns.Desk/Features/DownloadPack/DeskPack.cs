using Campaigns.Insurance.Contracts;
using Campaigns.Registrations.Contracts;

namespace Campaigns.Desk.Features.DownloadPack;

/// <summary>Everything a desk needs to work without signal.</summary>
internal sealed record DeskPack
{
    public required Guid EventId { get; init; }

    public required string Title { get; init; }

    public required string Place { get; init; }

    public required string UnitCode { get; init; }

    public required DateTimeOffset StartsAt { get; init; }

    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>Server's time when it was made: what the device's own clock is compared with.</summary>
    public DateTimeOffset IssuedAt { get; init; }

    /// <summary>From then on the device shows none of it and erases it.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    public required int Seats { get; init; }

    public required IReadOnlyList<PackedPerson> Registrations { get; init; }

    /// <summary>The rules of today and all that are known for later: the device takes those of the day it quotes.</summary>
    public required IReadOnlyList<DatedRule> Rules { get; init; }

    public required IReadOnlyList<PackedUnit> Units { get; init; }

    /// <summary>What the meeting asks further; at the door nothing of it has to be answered.</summary>
    public required IReadOnlyList<FormQuestion> Questions { get; init; }
}

/// <summary>Somebody on the list. Names of members are short: there may be thousands.</summary>
/// <param name="Id">Registration.</param>
/// <param name="Code">On the ticket.</param>
/// <param name="Name">As given.</param>
/// <param name="Phone">Masked without the right to see phones; null for who has none.</param>
/// <param name="End">Last four digits of the phone, to find people by.</param>
/// <param name="Hamlet">Thôn.</param>
/// <param name="Unit">Commune of residence.</param>
/// <param name="People">Who come together.</param>
/// <param name="Status">A word of the API.</param>
/// <param name="At">When they came.</param>
/// <param name="WalkIn">Came without having registered.</param>
/// <param name="Version">What changes are compared by.</param>
/// <param name="Need">What help they need.</param>
internal sealed record PackedPerson(Guid Id, string Code, string Name, string? Phone, string? End, string? Hamlet, string? Unit, int People, string Status, DateTimeOffset? At, bool WalkIn, int Version, string? Need);

/// <summary>A commune in force.</summary>
internal sealed record PackedUnit(string Code, string Name);
