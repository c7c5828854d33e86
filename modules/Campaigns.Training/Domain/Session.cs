using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;
using Campaigns.Training.Contracts;

namespace Campaigns.Training.Domain;

/// <summary>How a class is held.</summary>
internal enum SessionKind
{
#pragma warning disable CS1591 // The names say it.
    Classroom, OnTheJob, Online,
#pragma warning restore CS1591
}

/// <summary>When, where and by whom a class is held.</summary>
internal sealed record SessionPlan(SessionKind Kind, Period When, string Place, int Capacity, IReadOnlyList<Guid> Trainers, string? Material = null, Opening? Opening = null);

/// <summary>A class of a course, with its list. Places are given in the order people were put on it.</summary>
internal sealed partial class Session : Entity
{
    public const string RecordKind = "training.session";
    private readonly List<Participant> _participants = [];

    private Session()
    {
    }

    public Guid CourseId { get; private set; }

    public SessionKind Kind { get; private set; }

    public DateTimeOffset StartsAt { get; private set; }

    public DateTimeOffset EndsAt { get; private set; }

    public string Place { get; private set; } = "";

    public int Capacity { get; private set; }

    public IReadOnlyList<Guid> Trainers { get; private set; } = [];

    /// <summary>Page of this site to study, such as <c>/announcements/…</c>; null: none.</summary>
    public string? Material { get; private set; }

    /// <summary>Changes of the list so far: who read the class before one of them is told.</summary>
    public int Changes { get; private set; }

    /// <summary>Everybody who was ever on the list.</summary>
    public IReadOnlyList<Participant> Participants => _participants;

    /// <summary>Those on the list now, places before the waitlist.</summary>
    public IEnumerable<Participant> List => _participants.Where(p => p.Seat is not Seat.Left).OrderBy(p => p.Seat).ThenBy(p => p.Number);

    public int Minutes => (int)(EndsAt - StartsAt).TotalMinutes;

    public int Taken => _participants.Count(p => p.Seat is Seat.Given);

    public static Session Plan(Guid courseId, SessionPlan plan, By by, Guid? id = null)
    {
        var session = new Session { Id = id ?? Guid.CreateVersion7(), CourseId = courseId };
        session.Take(plan);
        session.Raise(new SessionPlannedV1(session.Id, courseId, session.StartsAt, by.At));
        return session;
    }

    /// <summary>Puts somebody on the list: a place, or the waitlist when all are taken. Who is on it stays as they are.</summary>
    public Participant Nominate(Guid staffId, By by, bool themselves = false)
    {
        if (Find(staffId) is { } there) return there;
        Changes++;
        var seat = Taken < Capacity ? Seat.Given : Seat.Waiting;
        var number = _participants.Count == 0 ? 1 : _participants.Max(p => p.Number) + 1;
        if (_participants.Find(p => p.StaffId == staffId) is { } back)
        {
            (back.Seat, back.Number, back.NominatedBy, back.At, back.Themselves) = (seat, number, by.Name, by.At, themselves);
            Tell(back, by);
            return back;
        }

        var added = new Participant { SessionId = Id, StaffId = staffId, Number = number, Seat = seat, NominatedBy = by.Name, At = by.At, Themselves = themselves };
        _participants.Add(added);
        Tell(added, by);
        return added;
    }

    /// <summary>Takes somebody off the list; the first who waits gets the place.</summary>
    public Result<Done> Release(Guid staffId, By by)
    {
        if (Find(staffId) is not { } leaving) return Refusals.NotOnList;
        if (leaving.UsedFor is not null) return Refusals.AlreadyCertified;
        Changes++;
        leaving.Seat = Seat.Left;
        leaving.Present = null;
        Fill(by);
        return Done.It;
    }

    /// <summary>Whether people go through it by themselves at that moment, so that their own word is what says they did.</summary>
    public bool IsStudiedAloneAt(DateTimeOffset now) => Kind is SessionKind.Online && !IsOff && now >= StartsAt && now <= EndsAt;

    /// <summary>Notes who came. All of the list or nothing is taken.</summary>
    public Result<Done> Note(IReadOnlyDictionary<Guid, bool> present)
    {
        if (IsOff) return Refusals.ClassOff;
        if (present.Keys.Any(id => Find(id) is not { Seat: Seat.Given })) return Refusals.NotOnList;
        if (present.Any(x => Find(x.Key) is { UsedFor: not null } used && used.Present != x.Value)) return Refusals.AlreadyCertified;
        Changes++;
        foreach (var (staffId, came) in present) Find(staffId)!.Present = came;
        return Done.It;
    }

    // Free places go to those who wait, in their order.
    private void Fill(By by)
    {
        foreach (var next in _participants.Where(p => p.Seat is Seat.Waiting).OrderBy(p => p.Number).Take(Math.Max(0, Capacity - Taken)).ToList())
        {
            next.Seat = Seat.Given;
            Tell(next, by, waited: true);
        }
    }

    private void Tell(Participant participant, By by, bool waited = false)
    {
        if (participant.Seat is Seat.Given) Raise(new PlaceGivenV1(Id, participant.StaffId, by.At, waited));
    }

    /// <summary>The one on the list now, or null.</summary>
    public Participant? Find(Guid staffId) => _participants.Find(p => p.StaffId == staffId && p.Seat is not Seat.Left);
}

/// <summary>Where somebody stands on the list of a class.</summary>
internal enum Seat
{
    /// <summary>Has a place.</summary>
    Given,

    /// <summary>Waits for one.</summary>
    Waiting,

    /// <summary>Was taken off.</summary>
    Left,
}

/// <summary>Somebody on the list of a class.</summary>
internal sealed class Participant
{
    public required Guid SessionId { get; init; }

    public required Guid StaffId { get; init; }

    public Seat Seat { get; set; }

    /// <summary>Order of coming onto the list.</summary>
    public int Number { get; set; }

    /// <summary>Null: not noted yet.</summary>
    public bool? Present { get; set; }

    public string NominatedBy { get; set; } = "";

    public DateTimeOffset At { get; set; }

    /// <summary>They put themselves on the list, and may take themselves off.</summary>
    public bool Themselves { get; set; }

    /// <summary>The certificate for which this attendance was counted; null: for none yet.</summary>
    public Guid? UsedFor { get; set; }
}
