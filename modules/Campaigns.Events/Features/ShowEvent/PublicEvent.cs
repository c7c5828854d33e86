using Campaigns.Events.Contracts;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.ListEvents;
using Campaigns.Ui.TagHelpers;

namespace Campaigns.Events.Features.ShowEvent;

/// <summary>What somebody can do about an event now.</summary>
internal enum Chance
{
    Register,
    JoinWaitlist,
    Full,
    NotYetOpen,
    Closed,
}

/// <summary>An event as the public sees it at one instant.</summary>
internal sealed record PublicEvent(EventWithSeats Event, DateTimeOffset Now)
{
    public EventRow Row => Event.Row;

    public int Left => Event.Left;

    public bool Over => Row.Status is EventStatus.Completed or EventStatus.Reported || Now >= Row.EndsAt;

    public bool Off => Row.Status is EventStatus.Cancelled or EventStatus.Postponed;

    public bool Moved => Row.MovedFrom is not null && !Off;

    public string Place => Row.Venue?.Name ?? Row.UnitName;

    public Chance Chance
    {
        get
        {
            if (Over || Off || Now >= Row.ClosesAt) return Chance.Closed;
            if (Now < Row.OpensAt) return Chance.NotYetOpen;
            if (Left > 0) return Chance.Register;
            return Row.Waitlist ? Chance.JoinWaitlist : Chance.Full;
        }
    }

    /// <summary>Others' modules get it in this form.</summary>
    public EventCard Card => new(Row.Id, Row.Slug, Row.Title, Row.Status.Word(), Row.StartsAt, Row.EndsAt, Place, Row.Venue?.Address ?? "", Row.UnitCode, Row.ScopePath,
        Row.CampaignId, Row.Sequence, Row.Presenters, Row.Desk);
}

/// <summary>How statuses look.</summary>
internal static class StatusTones
{
    public static Tone Tone(this EventStatus status) => status switch
    {
        EventStatus.Published or EventStatus.Approved => Ui.TagHelpers.Tone.Ok,
        EventStatus.Submitted or EventStatus.Running => Ui.TagHelpers.Tone.Info,
        EventStatus.Returned or EventStatus.Postponed => Ui.TagHelpers.Tone.Warn,
        EventStatus.Cancelled => Ui.TagHelpers.Tone.Bad,
        _ => Ui.TagHelpers.Tone.Neutral,
    };
}
