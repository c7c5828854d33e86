using Campaigns.Kernel.Values;

namespace Campaigns.Notifications.Contracts;

/// <summary>Messages to people. Generic: knows no other module; templates and values come from who asks.</summary>
public interface INotifications
{
    /// <summary>Queues a message on each channel for which the template has a text and the recipient an address. Stored at once,
    /// in one transaction with the mark of the delivery that asks; a second call with the same key adds nothing. Answers how many were added.</summary>
    Task<int> Queue(Notice notice, CancellationToken ct);

    /// <summary>Several at once, all in that one transaction: whoever tells more than one person in one delivery uses this,
    /// because only the first save of a delivery carries its mark.</summary>
    async Task<int> QueueAll(IReadOnlyList<Notice> notices, CancellationToken ct)
    {
        var added = 0;
        foreach (var notice in notices) added += await Queue(notice, ct);
        return added;
    }
}

/// <summary>A message to be made.</summary>
/// <param name="Template">Name of the template, <c>module.thing</c>.</param>
/// <param name="To">Who gets it.</param>
/// <param name="Values">What the template may use: texts, whole numbers, true and false, dates, lists and dictionaries of these. A name the template
/// uses and that is not here is an error, so what may be missing is given as null. Objects of other types have no members for a template.</param>
/// <param name="About">The record it is about.</param>
/// <param name="Key">Names this message: once per key and channel.</param>
/// <param name="Attachments">For mail only.</param>
public sealed record Notice(string Template, Recipient To, IReadOnlyDictionary<string, object?> Values, RecordRef About, string Key, IReadOnlyList<Attachment>? Attachments = null);

/// <summary>Somebody to be told; addresses they do not have are null.</summary>
/// <param name="Person">The person's record, where there is one: by it the message is found when the person asks what is kept about them.</param>
public sealed record Recipient(string Name, string? Phone, string? Email, string Language = "vi", RecordRef? Person = null);

/// <summary>A file of a mail.</summary>
public sealed record Attachment(string FileName, string ContentType, string Text);

/// <summary>Shows what a message would say, without making one.</summary>
public interface INoticePreview
{
    /// <summary>The words on each channel for which the template has some; null when there is no such template.</summary>
    Task<NoticePreview?> Show(string template, string language, string name, IReadOnlyDictionary<string, object?> values, CancellationToken ct);
}

/// <summary>What a message would say.</summary>
/// <param name="Sms">As it is sent: without marks.</param>
/// <param name="MailSubject">Subject of the mail.</param>
/// <param name="MailText">Text of the mail.</param>
/// <param name="Error">What is wrong with the template; then there are no words.</param>
public sealed record NoticePreview(string? Sms, string? MailSubject, string? MailText, string? Error);

/// <summary>Brings a module's templates, written in Liquid. Registered by the module: <c>services.AddScoped&lt;INoticeTemplates, …&gt;()</c>.
/// Beside Liquid's own there are the filters <c>date</c> (<c>date: "day"</c>, <c>"time"</c>, <c>"moment"</c>, <c>"spoken"</c>; alone: weekday and day),
/// <c>money</c> (<c>264.000 đ</c>) and <c>phone</c> (<c>0912 345 678</c>). <c>{{ name }}</c> is the recipient's name.</summary>
public interface INoticeTemplates
{
    /// <summary>All of them.</summary>
    IEnumerable<NoticeTemplate> Templates { get; }
}

/// <summary>A template in one language.</summary>
/// <param name="Name"><c>module.thing</c>.</param>
/// <param name="Language"><c>vi</c> or <c>en</c>.</param>
/// <param name="Sms">Liquid, or null; sent without marks in at most 160 characters.</param>
/// <param name="MailSubject">Liquid, or null.</param>
/// <param name="MailText">Liquid, plain text, or null.</param>
public sealed record NoticeTemplate(string Name, string Language, string? Sms, string? MailSubject, string? MailText);

/// <summary>What became of messages, for who asked for them.</summary>
public interface IDeliveries
{
    /// <summary>By the key of its notice; a notice that made no message is left out. One that went on several channels stands as its best one does.</summary>
    Task<IReadOnlyDictionary<string, Delivery>> Of(IReadOnlyCollection<string> keys, CancellationToken ct);

    /// <summary>Keys of the notices about a record, by one template, of which no message went or waits to go.</summary>
    Task<IReadOnlyDictionary<string, Delivery>> NotSent(RecordRef about, string template, CancellationToken ct);
}

/// <summary>Where a notice stands, the best first.</summary>
public enum Delivery
{
    /// <summary>The provider took it.</summary>
    Sent,

    /// <summary>Waits for its turn or the next try.</summary>
    Waiting,

    /// <summary>Tried and given up.</summary>
    Failed,

    /// <summary>Not tried: there is no provider for its channel.</summary>
    Kept,
}
