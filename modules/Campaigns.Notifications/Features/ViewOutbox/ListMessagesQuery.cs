using Campaigns.Data.Paging;
using Campaigns.Data.Privacy;
using Campaigns.Kernel.Values;
using Campaigns.Notifications.Data;
using Campaigns.Notifications.Domain;
using Campaigns.Ui;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Notifications.Features.ViewOutbox;

/// <summary>A message in the list. Its address is masked for everybody: the message's own page shows it to who may see it. For who may not, its text is left out too.</summary>
internal sealed record MessageRow(Guid Id, DateTimeOffset CreatedAt, string Name, string To, string Channel, MessageStatus Status, string? Reason, string What, int Attempts, DateTimeOffset? SentAt)
{
    /// <summary>Read with the row; left empty once the row is masked.</summary>
    public string Text { get; init; } = "";

    public bool CanResend => Status is MessageStatus.Failed or MessageStatus.Kept && To.Length > 0;
}

/// <summary>Which messages.</summary>
internal sealed record MessageFilter(string? Status, string? Channel, string? Words);

/// <summary>Reads messages for the outbox view, newest first.</summary>
internal static class ListMessagesQuery
{
    public const int PageSize = 50;

    public static async Task<Paged<MessageRow>> Run(NotificationsDbContext db, MessageFilter filter, string? cursor, bool whole, CancellationToken ct)
    {
        var messages = db.Messages.AsNoTracking();
        if (Enum.TryParse<MessageStatus>(filter.Status, ignoreCase: true, out var status)) messages = messages.Where(m => m.Status == status);
        if (filter.Channel is { Length: > 0 } channel) messages = messages.Where(m => m.Channel == channel);
        messages = await Matching(messages, filter.Words, ct);
        if (Cursor.ReadGuid(cursor) is { } after) messages = messages.Where(m => m.Id < after);

        var rows = await messages.OrderByDescending(m => m.Id).Take(PageSize + 1)
            .Select(m => new MessageRow(m.Id, m.CreatedAt, m.Name, m.Address, m.Channel, m.Status, m.Reason,
                m.Subject != "" ? m.Subject : m.Template, m.Attempts, m.SentAt) { Text = m.Text }).ToListAsync(ct);
        var page = rows.Take(PageSize).Select(m => m with { To = Mask(m.Channel, m.To), What = whole && m.Channel == Channels.Sms && m.Text.Length > 0 ? m.Text : m.What, Text = "" }).ToList();
        return new(page, rows.Count > PageSize ? Cursor.Write(page[^1].Id) : null);
    }

    /// <summary>Each word: part of the name or of the template's, the last four or more digits of a number, or a whole mail address.</summary>
    private static async Task<IQueryable<Message>> Matching(IQueryable<Message> messages, string? words, CancellationToken ct)
    {
        foreach (var word in (words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(5))
        {
            var folded = Folding.Fold(word);
            if (word.Length >= Blind.EndingLength && word.TrimStart('+').All(char.IsAsciiDigit))
            {
                var ids = await messages.EndingIn(m => m.Address, word.Length >= 9 ? word.TrimStart('+', '0') : word, ct);
                messages = messages.Where(m => ids.Contains(m.Id));
            }
            else
            {
                messages = messages.Where(m => m.SearchText.Contains(folded) || m.Template.Contains(folded) || EF.Property<string?>(m, MessageMap.AddressIndex) == word);
            }
        }

        return messages;
    }

    /// <summary>As people read it.</summary>
    public static string Shown(string channel, string address) => channel == Channels.Sms ? Formats.Phone(address) : address;

    /// <summary><c>0912 ••• 678</c>; <c>la•••@example.vn</c>.</summary>
    public static string Mask(string channel, string address)
    {
        if (channel == Channels.Sms) return Formats.MaskPhone(address);
        var at = address.LastIndexOf('@');
        return at < 0 ? Formats.MaskPhone(address) : address[..Math.Min(2, at)] + "•••" + address[at..];
    }
}
