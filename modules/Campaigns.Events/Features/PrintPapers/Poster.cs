using Campaigns.Events.Features.ListEvents;
using Campaigns.Ui;
using Campaigns.Ui.Documents;
using Microsoft.Extensions.Localization;

namespace Campaigns.Events.Features.PrintPapers;

/// <summary>A notice for the wall: A4, readable from three metres, with the address to register at as letters and for cameras. Nothing of any person on it.</summary>
internal static class Poster
{
    private const float Left = 48, Room = Pdf.Width - 2 * Left, Code = 150, Top = 90, First = 60, Bottom = Pdf.Height - 72 - Code;

    // Long titles and addresses make all letters smaller, so that none of them runs into the code.
    private static readonly float[] Scales = [1, 0.9f, 0.8f, 0.7f, 0.6f, 0.5f];

    /// <param name="row">The event.</param>
    /// <param name="address">Its public address.</param>
    /// <param name="texts">Words.</param>
    public static byte[] Write(EventRow row, string address, IStringLocalizer texts)
    {
        using var pdf = new Pdf(row.Title);
        pdf.NewPage();
        pdf.Box(24, 24, Pdf.Width - 48, Pdf.Height - 48);
        pdf.Text(texts["events.poster-invites"], Left, Top, 20, Room);
        var (scale, y) = (Scale(row, texts), Top + First);
        foreach (var line in Lines(row, texts)) y = pdf.Paragraph(line.Text, Left, y + line.Gap * scale, line.Size * scale, Room, line.Bold);
        pdf.Qr(address, Left, Bottom, Code);
        pdf.Paragraph(texts["events.poster-scan"], Left + Code + 22, Bottom + 24, 18, Room - Code - 22, bold: true);
        pdf.Squeezed(address, Left + Code + 22, Bottom + 100, 13, 7, Room - Code - 22);
        return pdf.ToBytes();
    }

    /// <summary>How much smaller the letters are for all of it to stand above the code.</summary>
    public static float Scale(EventRow row, IStringLocalizer texts)
    {
        var lines = Lines(row, texts).ToList();
        return Scales.First(s => s == Scales[^1] || lines.Sum(l => l.Gap * s + Pdf.HeightOf(l.Text, l.Size * s, Room, l.Bold)) <= Bottom - Top - First);
    }

    private static IEnumerable<(string Text, float Size, bool Bold, float Gap)> Lines(EventRow row, IStringLocalizer texts)
    {
        yield return (row.Title, 38, true, 0);
        yield return (Formats.Date(row.StartsAt), 26, true, 26);
        yield return (Formats.Spoken(row.StartsAt, row.EndsAt), 22, false, 0);
        yield return (row.Venue?.Name ?? row.UnitName, 24, true, 18);
        if (row.Venue is { Address.Length: > 0 } hall) yield return (hall.Address, 18, false, 0);
        yield return ($"{texts["events.bring"]} {texts["events.free-of-charge"]}.", 16, false, 22);
    }
}
