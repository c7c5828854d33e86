using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;

namespace Campaigns.Notifications.Domain;

/// <summary>One message on one channel, with what became of it.
/// (1) There is at most one per key and channel: the unique index says so.
/// (2) It is sent at least once: a crash between the provider's yes and our note of it sends it again, under the same id, which
/// providers take as idempotency key and mail programs as Message-Id.</summary>
internal sealed class Message : Entity
{
    private Message()
    {
    }

    public Message(Guid id, string channel, string template, string key, RecordRef about, DateTimeOffset now) =>
        (Id, Channel, Template, Key, AboutKind, AboutId, CreatedAt) = (id, channel, template, key, about.Kind, about.Id, now);

    /// <summary>One of <see cref="Channels"/>.</summary>
    public string Channel { get; private init; } = "";

    public string Template { get; private init; } = "";

    /// <summary>What this message is, said by who asked for it.</summary>
    public string Key { get; private init; } = "";

    public string AboutKind { get; private init; } = "";

    public Guid AboutId { get; private init; }

    public string? PersonKind { get; private set; }

    public Guid? PersonId { get; private set; }

    public string Language { get; private set; } = "vi";

    public string Name { get; private set; } = "";

    /// <summary>Phone number or mail address.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The name without marks, for search.</summary>
    public string SearchText { get; private set; } = "";

    public string Subject { get; private set; } = "";

    public string Text { get; private set; } = "";

    /// <summary>Files of a mail, as JSON.</summary>
    public string? Attachments { get; private set; }

    /// <summary>Values of a message whose template could not be used, as JSON, so that it can be made later.</summary>
    public string? Values { get; private set; }

    public MessageStatus Status { get; private set; }

    /// <summary>Why it was not sent: a text key of this module, or what the provider said.</summary>
    public string? Reason { get; private set; }

    /// <summary>What the provider called it.</summary>
    public string? ProviderReference { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>Business time.</summary>
    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>Real time.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    public void To(string name, string address, string language, RecordRef? person)
    {
        (Name, Address, Language, PersonKind, PersonId) = (name, address, language, person?.Kind, person?.Id);
        SearchText = Folding.Fold(name);
    }

    /// <summary>Has its words, and waits to be sent.</summary>
    public void Made(string subject, string text, string? attachments)
    {
        (Subject, Text, Attachments, Values) = (subject, text, attachments, null);
        (Status, Reason) = (MessageStatus.Queued, null);
    }

    /// <summary>Its template could not be used; the values wait with it.</summary>
    public void CouldNotBeMade(string reason, string values, string? attachments) =>
        (Status, Reason, Values, Attachments) = (MessageStatus.Failed, reason, values, Channel == Channels.Mail ? attachments : null);

    /// <summary>Its template was mended: it has its words, and still waits for a person to send it.</summary>
    public void Remake(string subject, string text) => (Subject, Text, Values) = (Channel == Channels.Mail ? subject : "", text, null);

    /// <summary>There is no way out of the house for it.</summary>
    public void Keep(string reason) => (Status, Reason) = (MessageStatus.Kept, reason);

    public void Sent(string? reference, DateTimeOffset at)
    {
        Attempts++;
        (Status, Reason, ProviderReference, SentAt) = (MessageStatus.Sent, null, reference, at);
    }

    public void GiveUp(string reason)
    {
        Attempts++;
        (Status, Reason) = (MessageStatus.Failed, reason);
    }

    /// <summary>Once more, asked for by a person.</summary>
    public Result<Done> Again()
    {
        if (Status is not (MessageStatus.Failed or MessageStatus.Kept)) return Refusals.NotWaiting;
        if (Address.Length == 0) return Refusals.Erased;

        (Status, Reason, Attempts) = (MessageStatus.Queued, null, 0);
        return Done.It;
    }

    /// <summary>Forgets the person: what remains is that a message went, when, and about which record.</summary>
    public void Erase()
    {
        (Name, Address, SearchText, Subject, Text) = ("", "", "", "", "");
        (Attachments, Values, PersonKind, PersonId) = (null, null, null, null);
        if (Status == MessageStatus.Queued) (Status, Reason) = (MessageStatus.Kept, "notifications.reason-erased");
    }
}

/// <summary>Where a message stands. The word of addresses is the lower-case name.</summary>
internal enum MessageStatus
{
    /// <summary>Waits for its turn or for the next try.</summary>
    Queued,

    /// <summary>The provider took it.</summary>
    Sent,

    /// <summary>Tried and given up, or its template is broken.</summary>
    Failed,

    /// <summary>Not tried: no provider is set up for its channel.</summary>
    Kept,
}

/// <summary>Ways a message can go.</summary>
internal static class Channels
{
    public const string Sms = "sms", Mail = "mail";

    public static readonly IReadOnlyList<string> All = [Sms, Mail];
}

/// <summary>Why not.</summary>
internal static class Refusals
{
    public static readonly Failure NotThere = Failure.NotFound("notifications.not-found");
    public static readonly Failure NotWaiting = Failure.Conflict("notifications.not-waiting");
    public static readonly Failure Erased = Failure.Conflict("notifications.erased");
    public static readonly Failure StillBroken = Failure.Conflict("notifications.template-still-broken");
}
