using Campaigns.Events.Domain;
using Campaigns.Kernel.Values;

namespace Campaigns.Events.Features.Booking;

/// <summary>What an event takes up: time, hall and people.</summary>
/// <param name="Presenters">Staff id to name.</param>
internal sealed record Slot(Guid EventId, Guid CampaignId, Period When, int Capacity, Venue? Venue, IReadOnlyDictionary<Guid, string> Presenters)
{
    public string Format { get; init; } = "";

    public string UnitCode { get; init; } = "";

    /// <summary>Who is at the desk, staff id to name. Nobody else is kept from having them: a desk is shared, and handed over.</summary>
    public IReadOnlyDictionary<Guid, string> Desk { get; init; } = new Dictionary<Guid, string>();

    /// <summary>First and last day, both of which it touches.</summary>
    public (DateOnly First, DateOnly Last) Days => (When.Start.LocalDate(), When.End.AddTicks(-1).LocalDate());

    /// <summary>Đồng.</summary>
    public long? Budget { get; init; }

    /// <summary>Spoken there besides Vietnamese; null: none.</summary>
    public string? Language { get; init; }

    /// <summary>First part of the address it wants; null when its address stays.</summary>
    public string? SlugStem { get; init; }

    /// <summary>The same with one presenter in the place of another.</summary>
    public Slot Instead(Guid leaver, Network.Contracts.StaffMember standIn) => this with
    {
        Presenters = new Dictionary<Guid, string>(Presenters.Where(p => p.Key != leaver)) { [standIn.Id] = standIn.Name },
    };

    /// <summary>The same with one presenter more.</summary>
    public Slot With(Network.Contracts.StaffMember presenter) => this with { Presenters = new Dictionary<Guid, string>(Presenters) { [presenter.Id] = presenter.Name } };

    /// <summary>Names of what is scarce here, for <c>LockNamesAsync</c>.</summary>
    public IEnumerable<string> Scarce =>
    [
        $"events.event/{EventId}",
        .. Venue is null ? Array.Empty<string>() : [$"events.venue/{Venue.Id}"],
        .. SlugStem is null ? Array.Empty<string>() : [$"events.slug/{SlugStem}"],
        .. Presenters.Keys.Select(id => $"events.presenter/{id}"),
    ];
}
