using Campaigns.Data.Paging;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.AskSubstitutes;
using Campaigns.Events.Features.ListEvents;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Ui;
using Campaigns.Ui.Documents;
using Microsoft.Extensions.Localization;

namespace Campaigns.Events.Features.InvitePeople;

/// <summary>The letters of an event in one file, a page each, in the order of the villages they are carried to.</summary>
/// <param name="Again">Also those that were printed before.</param>
/// <param name="Phone">Where an answer is taken by phone.</param>
internal sealed record PrintLetters(Guid Id, bool Again, string? Phone = null) : ICommand<byte[]>;

internal sealed class PrintLettersHandler(EventsDbContext db, ListEventsQuery events, InvitationsQuery invitations, GuestNames names, AskTokens tokens, IStringLocalizer texts, IActor actor, IAudit audit, TimeProvider clock) : IHandler<PrintLetters, byte[]>
{
    public async Task<Result<byte[]>> Handle(PrintLetters command, CancellationToken ct)
    {
        if (await events.One(command.Id, ct) is not { } meeting || !actor.Has(Permissions.Plan, new Scope(meeting.Row.ScopePath))) return Refusals.NoSuchEvent;
        if (meeting.Row.Status is not EventStatus.Published) return Refusals.InviteToPublicOnly;
        var due = await invitations.Letters(command.Id, command.Again, ct);
        var guests = await names.Of(due, ct);
        var letters = due.Where(i => guests.ContainsKey(i.Id)).Select(i => (Invitation: i, Link: tokens.Address("invited", i.SealedToken))).Where(l => l.Link is not null).ToList();
        if (letters.Count == 0) return Refusals.NoLetters;

        var file = Letters.Write(meeting.Row, [.. letters.Select(l => new Letter(guests[l.Invitation.Id].FullName, guests[l.Invitation.Id].Hamlet, l.Link!))], command.Phone, texts);
        foreach (var (invitation, _) in letters) invitation.Sent(clock.GetUtcNow());
        audit.Note("events.letters-printed", new RecordRef(Event.Kind, command.Id), new { letters.Count });
        await db.SaveChangesAsync(ct);
        return file;
    }
}

/// <summary>One letter.</summary>
internal sealed record Letter(string Name, string? Hamlet, string Link);

/// <summary>Draws letters: A4, large type, the answer as a code for cameras and as an address.</summary>
internal static class Letters
{
    private const float Left = 64, Room = Pdf.Width - 2 * Left, Code = 120;

    public static byte[] Write(EventRow row, IReadOnlyList<Letter> letters, string? phone, IStringLocalizer texts)
    {
        using var pdf = new Pdf($"{texts["events.invitation"]}: {row.Title}");
        foreach (var letter in letters) One(pdf, row, letter, phone, texts);
        return pdf.ToBytes();
    }

    private static void One(Pdf pdf, EventRow row, Letter letter, string? phone, IStringLocalizer texts)
    {
        pdf.NewPage();
        var y = pdf.Paragraph(texts["events.invitation"], Left, 110, 30, Room, bold: true) + 22;
        y = pdf.Paragraph(texts["events.letter-to", letter.Name], Left, y, 17, Room, bold: true);
        if (letter.Hamlet is { Length: > 0 } hamlet) y = pdf.Paragraph(hamlet, Left, y, 14, Room);
        y = pdf.Paragraph(texts["events.letter-invites"], Left, y + 18, 16, Room) + 6;
        y = pdf.Paragraph(row.Title, Left, y, 20, Room, bold: true) + 10;
        y = pdf.Paragraph($"{Formats.Date(row.StartsAt)}, {Formats.Spoken(row.StartsAt, row.EndsAt)}", Left, y, 16, Room);
        y = pdf.Paragraph(row.Venue is { } hall ? string.Join(", ", new[] { hall.Name, hall.Address }.Where(t => t.Length > 0)) : row.UnitName, Left, y, 16, Room) + 12;
        y = pdf.Paragraph($"{texts["events.bring"]} {texts["events.free-of-charge"]}.", Left, y, 14, Room);
        pdf.Line(Left, Pdf.Height - 260, Left + Room, Pdf.Height - 260);
        pdf.Qr(letter.Link, Left, Pdf.Height - 230, Code);
        var below = pdf.Paragraph(texts["events.letter-answer"], Left + Code + 20, Pdf.Height - 212, 15, Room - Code - 20, bold: true);
        below = pdf.Paragraph(letter.Link, Left + Code + 20, below + 8, 11, Room - Code - 20);
        if (phone is not null) pdf.Paragraph(texts["events.letter-phone", phone], Left + Code + 20, below + 10, 14, Room - Code - 20);
        _ = y;
    }
}
