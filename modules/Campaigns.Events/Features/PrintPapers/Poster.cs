using Campaigns.Events.Features.ListEvents;
using Campaigns.Ui;
using Campaigns.Ui.Documents;
using Microsoft.Extensions.Localization;

namespace Campaigns.Events.Features.PrintPapers;

/// <summary>A notice for the wall: A4, readable from three metres, with the address to register at as letters and for cameras. Nothing of any person on it.</summary>
internal static class Poster
{
    private const float Left = 48, Room = Pdf.Width - 2 * Left, Code = 150;

    /// <param name="row">The event.</param>
    /// <param name="address">Its public address.</param>
    /// <param name="texts">Words.</param>
    public static byte[] Write(EventRow row, string address, IStringLocalizer texts)
    {
        using var pdf = new Pdf(row.Title);
        pdf.NewPage();
        pdf.Box(24, 24, Pdf.Width - 48, Pdf.Height - 48);
        pdf.Text(texts["events.poster-invites"], Left, 90, 20, Room);
        var y = pdf.Paragraph(row.Title, Left, 150, 38, Room, bold: true) + 26;
        y = pdf.Paragraph(Formats.Date(row.StartsAt), Left, y, 26, Room, bold: true);
        y = pdf.Paragraph(Formats.Spoken(row.StartsAt, row.EndsAt), Left, y, 22, Room) + 18;
        y = pdf.Paragraph(row.Venue?.Name ?? row.UnitName, Left, y, 24, Room, bold: true);
        if (row.Venue is { Address.Length: > 0 } hall) y = pdf.Paragraph(hall.Address, Left, y, 18, Room);
        pdf.Paragraph($"{texts["events.bring"]} {texts["events.free-of-charge"]}.", Left, y + 22, 16, Room);
        pdf.Qr(address, Left, Pdf.Height - 72 - Code, Code);
        pdf.Paragraph(texts["events.poster-scan"], Left + Code + 22, Pdf.Height - 72 - Code + 24, 18, Room - Code - 22, bold: true);
        pdf.Paragraph(address, Left + Code + 22, Pdf.Height - 72 - Code + 100, 13, Room - Code - 22);
        return pdf.ToBytes();
    }
}
