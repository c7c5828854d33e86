using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;

namespace Campaigns.Registrations.Domain;

/// <summary>One person's place, with those who come along. Its status changes only through the verbs of its <see cref="Roster"/>,
/// which keeps the seats.</summary>
internal sealed class Registration : Entity, IScoped
{
    private Registration()
    {
    }

    public Guid RosterId { get; private init; }

    public string ScopePath { get; private init; } = "";

    public string Code { get; private set; } = "";

    public RegistrationStatus Status { get; private set; }

    public int People { get; private set; }

    public string FullName { get; private set; } = "";

    public string FoldedName { get; private set; } = "";

    public string? Phone { get; private set; }

    public string? Email { get; private set; }

    public string? CitizenId { get; private set; }

    public DateOnly? BirthDate { get; private set; }

    public string? UnitCode { get; private set; }

    public string? Hamlet { get; private set; }

    public string? Interest { get; private set; }

    public string? Need { get; private set; }

    public string? Answers { get; private set; }

    /// <summary>Version of the form they answered; null for an offering without a form of its own.</summary>
    public int? FormVersion { get; private init; }

    /// <summary>Whom they registered: <c>self</c>, <c>parent</c>, <c>household</c>, <c>list</c>; null when nobody said.</summary>
    public string? ForWhom { get; private init; }

    /// <summary>Who registered them, where that was somebody else.</summary>
    public string? ContactName { get; private set; }

    /// <summary>Names of those who come along, one a line.</summary>
    public string? Companions { get; private set; }

    /// <summary>What staff noted.</summary>
    public string? StaffNote { get; private set; }

    /// <summary>The quota it counts in.</summary>
    public string? QuotaKey { get; private set; }

    /// <summary>Cancelled, and its seats are not the next visitor's yet.</summary>
    public bool KeptBack { get; private set; }

    /// <summary>The registration that took its place at another offering.</summary>
    public Guid? MovedTo { get; private set; }

    /// <summary>The paper list it was read from.</summary>
    public Guid? ImportId { get; private init; }

    public DateTimeOffset ConsentAt { get; private init; }

    public string ConsentText { get; private init; } = "";

    public DateTimeOffset RegisteredAt { get; private init; }

    /// <summary>Came to the door without having registered.</summary>
    public bool WalkIn { get; private init; }

    /// <summary>Order on the waitlist; null for those who never waited.</summary>
    public int? Queue { get; private set; }

    /// <summary>Held seats are given on at this instant.</summary>
    public DateTimeOffset? OfferUntil { get; private set; }

    public DateTimeOffset? CheckedInAt { get; private set; }

    /// <summary>Was checked in before the day of the meeting.</summary>
    public bool Early { get; private set; }

    /// <summary>What the registration was when its person was let in without a seat; null for those who had one.</summary>
    public RegistrationStatus? AdmittedFrom { get; private set; }

    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>What it was before it was cancelled, for the way back.</summary>
    public RegistrationStatus? CancelledFrom { get; private set; }

    /// <summary>A cancellation that can no longer be taken back: its seats were given on and its person told.</summary>
    public bool Settled { get; private set; }

    /// <summary>SHA-256 of the token in the person's link.</summary>
    public string? TokenHash { get; private set; }

    /// <summary>The token itself, readable only with this installation's keys, for messages sent later.</summary>
    public string? SealedToken { get; private set; }

    public DateTimeOffset? TokenAt { get; private set; }

    /// <summary>Key of the form it came from: the same form again is the same registration.</summary>
    public Guid? OnceKey { get; private init; }

    /// <summary>Made up, by a recipe.</summary>
    public bool Demo { get; private init; }

    /// <summary>Whether its seats are counted as taken.</summary>
    public bool HoldsSeats => Status is RegistrationStatus.Confirmed or RegistrationStatus.Offered or RegistrationStatus.Attended or RegistrationStatus.Absent;

    public string ShownCode => TicketCode.Show(Code);

    internal static Registration Make(Roster roster, Attendee who, int people, RegistrationStatus status, int? queue, DateTimeOffset now, RegistrationOrigin origin) => new()
    {
        Id = origin.Id ?? Guid.CreateVersion7(),
        RosterId = roster.Id,
        ScopePath = roster.ScopePath,
        Code = origin.Code ?? TicketCode.Next(),
        Status = status,
        People = people,
        FullName = who.FullName,
        FoldedName = who.FoldedName,
        Phone = who.Phone,
        Email = who.Email,
        CitizenId = who.CitizenId,
        BirthDate = who.BirthDate,
        UnitCode = who.UnitCode,
        Hamlet = who.Hamlet,
        Interest = who.Interest,
        Need = who.Need,
        Answers = who.Answers,
        FormVersion = who.FormVersion,
        ForWhom = who.ForWhom,
        ContactName = who.ContactName,
        Companions = who.Companions,
        QuotaKey = roster.QuotaOf(who)?.Key,
        ImportId = origin.ImportId,
        ConsentAt = who.ConsentAt,
        ConsentText = who.ConsentText,
        RegisteredAt = now,
        Queue = queue,
        WalkIn = origin.WalkIn,
        OnceKey = origin.OnceKey,
        Demo = origin.Demo,
    };

    /// <summary>What its person said of themselves, for a new place.</summary>
    public Attendee Who(DateTimeOffset consentAt) => new()
    {
        FullName = FullName,
        Phone = Phone,
        Email = Email,
        CitizenId = CitizenId,
        BirthDate = BirthDate,
        UnitCode = UnitCode,
        Hamlet = Hamlet,
        Interest = Interest,
        Need = Need,
        Answers = Answers,
        FormVersion = FormVersion,
        ForWhom = ForWhom,
        ContactName = ContactName,
        Companions = Companions,
        ConsentAt = consentAt,
    };

    /// <summary>Another code, when the first was taken already.</summary>
    internal void Recode() => Code = TicketCode.Next();

    internal void Carry(ManageToken token, DateTimeOffset now) => (TokenHash, SealedToken, TokenAt) = (token.Hash, token.Sealed, now);

    internal void Resize(int people) => People = people;

    /// <summary>Another phone to be reached at, or none.</summary>
    internal void Reach(string? phone) => Phone = phone;

    internal void Become(RegistrationStatus status) => Status = status;

    internal void Hold(DateTimeOffset until) => (Status, OfferUntil) = (RegistrationStatus.Offered, until);

    internal void Wait(int queue) => (Status, Queue, OfferUntil) = (RegistrationStatus.Waitlisted, queue, null);

    internal void Enter(DateTimeOffset now, bool early)
    {
        if (!HoldsSeats) AdmittedFrom = Status;
        (Status, CheckedInAt, Early) = (RegistrationStatus.Attended, now, early);
    }

    /// <summary>Another desk saw them earlier.</summary>
    internal void CameAt(DateTimeOffset earlier) => CheckedInAt = earlier;

    /// <summary>Is not here after all: what it was before.</summary>
    internal void LeaveHall() => (Status, CheckedInAt, Early, AdmittedFrom) = (AdmittedFrom ?? RegistrationStatus.Confirmed, null, false, null);

    /// <summary>Another name or hamlet.</summary>
    internal void Correct(string fullName, string? hamlet) => (FullName, FoldedName, Hamlet) = (fullName, Folding.Fold(fullName), hamlet);

    /// <summary>Other needs, or none.</summary>
    internal void Needs(string? need) => Need = need;

    internal void GiveBack(DateTimeOffset now) => (CancelledFrom, Status, CancelledAt, Settled) = (Status, RegistrationStatus.Cancelled, now, false);

    internal void TakeBack() => (Status, CancelledFrom, CancelledAt) = (CancelledFrom!.Value, null, null);

    internal void Settle() => Settled = true;

    internal void MoveTo(Guid other) => MovedTo = other;

    internal void KeepBack(bool kept) => KeptBack = kept;

    internal void CountIn(string? quotaKey) => QuotaKey = quotaKey;

    /// <summary>A note of staff; null takes it away.</summary>
    internal void Note(string? note) => StaffNote = note;

    /// <summary>Forgets the person; the seat stays counted.</summary>
    internal void Anonymise()
    {
        (FullName, FoldedName, Phone, Email, CitizenId, BirthDate) = ("—", "", null, null, null, null);
        (UnitCode, Hamlet, Interest, Need, Answers) = (null, null, null, null, null);
        (ContactName, Companions, StaffNote) = (null, null, null);
        (TokenHash, SealedToken, TokenAt) = (null, null, null);
    }
}

/// <summary>Where a registration comes from.</summary>
internal sealed record RegistrationOrigin(Guid? Id = null, string? Code = null, bool WalkIn = false, Guid? OnceKey = null, bool Demo = false, Guid? ImportId = null)
{
    public static readonly RegistrationOrigin Public = new();
}

/// <summary>The secret in a person's link.</summary>
/// <param name="Text">As it stands in the link.</param>
/// <param name="Hash">By which it is found.</param>
/// <param name="Sealed">For messages sent later.</param>
internal sealed record ManageToken(string Text, string Hash, string Sealed);
