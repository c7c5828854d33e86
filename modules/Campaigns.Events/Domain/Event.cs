using Campaigns.Events.Contracts;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Registrations.Contracts;
using Stateless;

namespace Campaigns.Events.Domain;

/// <summary>A meeting with a time, a place and seats. Its status moves only by verbs (see <see cref="Lifecycle"/>), each leaving a line in the
/// history. While <see cref="Holds"/>, nobody else may have its hall or presenters at the same time.</summary>
internal sealed partial class Event : Entity, IScoped
{
    public const string Kind = "events.event";
    private readonly StateMachine<EventStatus, Verb> _machine;
    private readonly List<EventStaff> _staff = [];
    private readonly List<EventChange> _history = [];

    private EventStatus _before = EventStatus.Published;

    private Event() => _machine = Lifecycle.Of(() => Status, status => Status = status, () => _before);

    public EventStatus Status { get; private set; } = EventStatus.Draft;

    public string Slug { get; private set; } = "";

    public Guid CampaignId { get; private set; }

    public string Title { get; private set; } = "";

    public string Format { get; private set; } = "";

    public string UnitCode { get; private set; } = "";

    /// <summary>Name with kind, as valid on the day.</summary>
    public string UnitName { get; private set; } = "";

    public string ScopePath { get; private set; } = "";

    public Guid? VenueId { get; private set; }

    public Venue? Venue { get; private set; }

    public DateTimeOffset StartsAt { get; private set; }

    public DateTimeOffset EndsAt { get; private set; }

    public int Capacity { get; private set; }

    public DateTimeOffset OpensAt { get; private set; }

    public DateTimeOffset ClosesAt { get; private set; }

    public bool Waitlist { get; private set; }

    /// <summary>Đồng.</summary>
    public long? Budget { get; private set; }

    public string? Note { get; private set; }

    /// <summary>Spoken there besides Vietnamese; null: none.</summary>
    public string? Language { get; private set; }

    public string? OverrideReason { get; private set; }

    public bool Holds { get; private set; }

    /// <summary>Grows with each change the public sees (RFC 5545, 3.8.7.4).</summary>
    public int Sequence { get; private set; }

    /// <summary>Null: the public has never seen it.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>When it was to begin before it was last moved.</summary>
    public DateTimeOffset? MovedFrom { get; private set; }

    /// <summary>Why it was moved, postponed or cancelled, as told to the public.</summary>
    public string? PublicReason { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>The request for approval, while there is one.</summary>
    public Guid? ApprovalRequestId { get; private set; }

    /// <summary>Title and place without marks, for searching.</summary>
    public string SearchText { get; private set; } = "";

    public IReadOnlyList<EventStaff> Staff => _staff;

    public IReadOnlyList<EventChange> History => _history;

    public IReadOnlyList<Guid> Presenters => Named(EventRole.Presenter);

    public IReadOnlyList<Guid> Desk => Named(EventRole.Desk);

    public static Event Plan(EventPlan plan, string slug, bool hold, By by, Guid? id = null)
    {
        var planned = new Event { Id = id ?? Guid.CreateVersion7(), Holds = hold, Slug = slug };
        planned.Take(plan, by);
        return planned;
    }

    /// <summary>Other facts for the same event. What needs approval sends an approved one back to draft; once public, time and place only move
    /// by <see cref="Reschedule"/>.</summary>
    /// <param name="plan">All facts, changed or not.</param>
    /// <param name="slug">Its address under these facts; ignored once public.</param>
    /// <param name="registered">People who hold a seat.</param>
    /// <param name="by">Who.</param>
    public Result<Done> Change(EventPlan plan, string slug, int registered, By by)
    {
        var material = Differs(plan);
        if (Status is EventStatus.Completed or EventStatus.Reported or EventStatus.Cancelled) return Refusals.InvalidTransition;
        if (material && Status is EventStatus.Submitted) return Refusals.InvalidTransition;
        if (material && PublishedAt is not null) return Refusals.RescheduleNeeded;
        if (plan.Capacity < registered) return Refusals.SeatsBelowRegistered(registered, plan.Capacity);

        if (material && Status is EventStatus.Approved) Fire(Verb.Revise, by);
        Take(plan, by);
        if (PublishedAt is null) Slug = slug;
        else Tell();
        return Done.It;
    }

    /// <summary>Keeps hall and presenters for itself from now on; who calls has made sure that they are free.</summary>
    public void TakeHold(string? overrideReason)
    {
        Holds = true;
        OverrideReason = string.IsNullOrWhiteSpace(overrideReason) ? OverrideReason : overrideReason.Trim();
        Book();
    }

    /// <summary>Only what nobody relies on yet may let go of hall and people.</summary>
    public bool MayLetGo => Status is EventStatus.Draft or EventStatus.Returned;

    /// <summary>Saved without a claim on anything.</summary>
    public void Release()
    {
        Holds = Holds && !MayLetGo;
        Book();
    }

    private bool Differs(EventPlan plan) =>
        plan.When.Start != StartsAt || plan.When.End != EndsAt || plan.Place.VenueId != VenueId || plan.Place.UnitCode != UnitCode || plan.CampaignId != CampaignId;

    private void Take(EventPlan plan, By by)
    {
        (CampaignId, Title, Format) = (plan.CampaignId, plan.Title, plan.Format);
        (UnitCode, UnitName, ScopePath, VenueId) = (plan.Place.UnitCode, plan.Place.UnitFullName, plan.Place.ScopePath, plan.Place.VenueId);
        (StartsAt, EndsAt, Capacity) = (plan.When.Start, plan.When.End, plan.Capacity);
        (OpensAt, ClosesAt, Waitlist) = (plan.Registration.OpensAt, plan.Registration.ClosesAt, plan.Registration.Waitlist);
        (Budget, Note, Language, OverrideReason) = (plan.Budget, plan.Note, plan.Language, plan.OverrideReason);
        Name(EventRole.Presenter, plan.Presenters);
        Name(EventRole.Desk, plan.Desk);
        SearchText = Folding.Fold($"{Title} {UnitName}");
        ChangedAt = by.At;
        Book();
    }

    // Rows that stay are kept, so that an unchanged list writes nothing.
    private void Name(EventRole role, IReadOnlyList<Guid> people)
    {
        if (people.SequenceEqual(Named(role))) return;
        _staff.RemoveAll(s => s.Role == role);
        _staff.AddRange(people.Select((staffId, position) => new EventStaff { EventId = Id, Role = role, StaffId = staffId, Position = position }));
    }

    private List<Guid> Named(EventRole role) => [.. _staff.Where(s => s.Role == role).OrderBy(s => s.Position).Select(s => s.StaffId)];

    // The public sees another fact: calendars take the new version, and who counts seats asks again.
    private void Tell()
    {
        Sequence++;
        Raise(new OfferingChangedV1(Id, Kind));
    }

    private Result<Done> Fire(Verb verb, By by, string? reason = null)
    {
        if (!_machine.CanFire(verb)) return Refusals.InvalidTransition;
        var from = Status;
        _machine.Fire(verb);
        ChangedAt = by.At;
        _history.Add(new()
        {
            EventId = Id,
            Number = ++Steps,
            At = by.At,
            ActorId = by.ActorId,
            ActorName = by.Name,
            Verb = verb,
            From = from,
            To = Status,
            Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(),
        });
        return Done.It;
    }

    /// <summary>How many transitions there were; numbers the history without loading it.</summary>
    public int Steps { get; private set; }
}
