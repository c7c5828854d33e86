using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;

namespace Campaigns.Events.Domain;

/// <summary>What somebody who was invited said.</summary>
internal enum InvitationAnswer
{
    None,
    Yes,
    No,
}

/// <summary>One who is invited to one event, once; answers by a link, as often as they like, until the event is over.
/// Who is known to People is kept by id only; who stands on a list alone is kept here, sealed.</summary>
internal sealed class Invitation : Entity, IScoped
{
    public const string Kind = "events.invitation";

    private Invitation()
    {
    }

    public Guid EventId { get; private init; }

    public string ScopePath { get; private init; } = "";

    /// <summary>By which nobody is invited twice: a keyed hash of the phone, else of the mail address, else of name and village.</summary>
    public string Identity { get; private set; } = "";

    public Guid? PersonId { get; private init; }

    /// <summary>Of who stands on a list alone.</summary>
    public string? FullName { get; private set; }

    public string? Phone { get; private set; }

    public string? Email { get; private set; }

    public string? UnitCode { get; private init; }

    public string? Hamlet { get; private set; }

    /// <summary>Gets a letter: there is nothing to write to, or the planner wished it so.</summary>
    public bool ByLetter { get; private init; }

    public string TokenHash { get; private init; } = "";

    public string SealedToken { get; private init; } = "";

    public DateTimeOffset InvitedAt { get; private init; }

    /// <summary>When the message or the letter was made.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    public InvitationAnswer Answer { get; private set; }

    /// <summary>How many come.</summary>
    public int People { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>How often yes was said after a no: each yes is a wish of its own for a place.</summary>
    public int Wishes { get; private set; }

    /// <summary>The place that the yes became.</summary>
    public Guid? RegistrationId { get; private set; }

    public static Invitation To(Event at, Guest guest, bool byLetter, AskLink link, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(), EventId = at.Id, ScopePath = at.ScopePath, Identity = guest.Identity, PersonId = guest.PersonId, FullName = guest.PersonId is null ? guest.FullName : null,
        Phone = guest.PersonId is null ? guest.Phone : null, Email = guest.PersonId is null ? guest.Email : null, UnitCode = guest.UnitCode, Hamlet = guest.Hamlet, ByLetter = byLetter,
        TokenHash = link.Hash, SealedToken = link.Sealed, InvitedAt = now,
    };

    /// <summary>Names its message: one invitation is told once, and what became of the message is found again by it.</summary>
    public static string NoticeKey(Guid invitation) => $"invited:{invitation:N}";

    /// <summary>What a message is named after.</summary>
    public static Guid? OfNoticeKey(string key) => key.StartsWith("invited:", StringComparison.Ordinal) && Guid.TryParseExact(key["invited:".Length..], "N", out var id) ? id : null;

    /// <summary>Its message or letter is there. A later one changes nothing.</summary>
    public void Sent(DateTimeOffset now) => SentAt ??= now;

    /// <summary>They come, so many, and have this place.</summary>
    public void Accept(int people, Guid? registration, DateTimeOffset now) => (Answer, People, RegistrationId, AnsweredAt) = (InvitationAnswer.Yes, people, registration, now);

    /// <summary>They do not come. The next yes is a new wish.</summary>
    public void Decline(DateTimeOffset now)
    {
        if (Answer is InvitationAnswer.Yes) Wishes++;
        (Answer, People, RegistrationId, AnsweredAt) = (InvitationAnswer.No, 0, null, now);
    }

    /// <summary>Removes what identifies; the answer stays for the counts.</summary>
    public void Forget() => (FullName, Phone, Email, Hamlet, Identity) = (null, null, null, null, $"forgotten-{Id:N}");
}

/// <summary>Somebody who may be invited.</summary>
/// <param name="PersonId">Null: stands on a list alone.</param>
/// <param name="FullName">As written.</param>
/// <param name="Phone">E.164, or null.</param>
/// <param name="Email">Or null.</param>
/// <param name="UnitCode">Where they live.</param>
/// <param name="Hamlet">Thôn.</param>
internal sealed record Guest(Guid? PersonId, string FullName, string? Phone, string? Email, string? UnitCode, string? Hamlet)
{
    /// <summary>A house with one phone is invited once.</summary>
    public string Identity { get; } = Campaigns.Data.Privacy.Blind.Of(Phone ?? Email?.ToLowerInvariant() ?? $"{Folding.Fold(FullName)}|{UnitCode}|{Folding.Fold(Hamlet ?? "")}");

    /// <summary>The village a quota is counted by.</summary>
    public string Village => VillageOf(UnitCode, Hamlet);

    public static string VillageOf(string? unit, string? hamlet) => $"{unit}|{Folding.Fold(hamlet ?? "")}";
}
