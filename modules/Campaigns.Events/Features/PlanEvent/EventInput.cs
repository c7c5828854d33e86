using System.Text.Json.Serialization;
using Campaigns.Events.Domain;
using Campaigns.Kernel.Values;

namespace Campaigns.Events.Features.PlanEvent;

/// <summary>An event as it is sent. In a change, what is null stays as it is.</summary>
internal sealed record EventInput
{
    public Guid? CampaignId { get; init; }

    public string? Title { get; init; }

    public string? Format { get; init; }

    public string? UnitCode { get; init; }

    public Guid? VenueId { get; init; }

    public InlineVenue? Venue { get; init; }

    public DateTimeOffset? StartsAt { get; init; }

    public DateTimeOffset? EndsAt { get; init; }

    public int? Capacity { get; init; }

    public RegistrationInput? Registration { get; init; }

    public IReadOnlyList<Guid>? PresenterIds { get; init; }

    public IReadOnlyList<Guid>? DeskStaffIds { get; init; }

    public long? Budget { get; init; }

    public string? Note { get; init; }

    /// <summary>ISO 639-3 of a language spoken there besides Vietnamese; empty: none.</summary>
    public string? Language { get; init; }

    public string? OverrideReason { get; init; }

    /// <summary>False saves a draft without holding hall and people.</summary>
    public bool? Hold { get; init; }

    /// <summary>All there is, as a form sends it: no hall and no budget mean that there is none. By the API what is left out stays.</summary>
    [JsonIgnore]
    public bool Whole { get; init; }

    /// <summary>These changes over the event as it stands. A closing time that was the start follows the start.</summary>
    public EventInput Over(Event old) => new()
    {
        CampaignId = CampaignId ?? old.CampaignId,
        Title = Title ?? old.Title,
        Format = Format ?? old.Format,
        UnitCode = UnitCode ?? old.UnitCode,
        VenueId = VenueId ?? (Venue is null && !Whole ? old.VenueId : null),
        Venue = Venue,
        StartsAt = StartsAt ?? old.StartsAt,
        EndsAt = EndsAt ?? old.EndsAt,
        Capacity = Capacity ?? old.Capacity,
        Registration = new()
        {
            OpensAt = Registration?.OpensAt ?? old.OpensAt,
            ClosesAt = Registration?.ClosesAt ?? (old.ClosesAt == old.StartsAt ? null : old.ClosesAt),
            Waitlist = Registration?.Waitlist ?? old.Waitlist,
        },
        PresenterIds = PresenterIds ?? old.Presenters,
        DeskStaffIds = DeskStaffIds ?? old.Desk,
        Budget = Budget ?? (Whole ? null : old.Budget),
        Note = Note ?? old.Note,
        Language = Language ?? old.Language,
        OverrideReason = OverrideReason ?? old.OverrideReason,
        Hold = Hold,
    };
}

/// <summary>A hall that is not in the list yet.</summary>
internal sealed record InlineVenue
{
    public string? Name { get; init; }

    public string? Address { get; init; }

    public double? Lat { get; init; }

    public double? Lon { get; init; }
}

/// <summary>When people may register. Left out: from now until the start, with a waitlist.</summary>
internal sealed record RegistrationInput
{
    public DateTimeOffset? OpensAt { get; init; }

    public DateTimeOffset? ClosesAt { get; init; }

    public bool? Waitlist { get; init; }
}
