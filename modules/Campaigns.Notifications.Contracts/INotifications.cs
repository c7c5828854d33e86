using Campaigns.Kernel.Values;

namespace Campaigns.Notifications.Contracts;

/// <summary>Messages to people. Generic: knows no other module; templates and values come from who asks.</summary>
public interface INotifications
{
    /// <summary>Queues a message on each channel for which the template has a text and the recipient an address. Stored at once,
    /// in one transaction with the mark of the delivery that asks; a second call with the same key adds nothing. Answers how many were added.</summary>
    Task<int> Queue(Notice notice, CancellationToken ct);
}

/// <summary>A message to be made.</summary>
/// <param name="Template">Name of the template, <c>module.thing</c>.</param>
/// <param name="To">Who gets it.</param>
/// <param name="Values">What the template may use.</param>
/// <param name="About">The record it is about.</param>
/// <param name="Key">Names this message: once per key and channel.</param>
/// <param name="Attachments">For mail only.</param>
public sealed record Notice(string Template, Recipient To, IReadOnlyDictionary<string, object?> Values, RecordRef About, string Key, IReadOnlyList<Attachment>? Attachments = null);

/// <summary>Somebody to be told; addresses they do not have are null.</summary>
public sealed record Recipient(string Name, string? Phone, string? Email, string Language = "vi");

/// <summary>A file of a mail.</summary>
public sealed record Attachment(string FileName, string ContentType, string Text);

/// <summary>Brings a module's templates, written in Liquid.</summary>
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
