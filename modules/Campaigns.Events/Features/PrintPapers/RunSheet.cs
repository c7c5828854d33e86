using Campaigns.Events.Features.EventFormats;
using Campaigns.Events.Features.ListEvents;
using Campaigns.Kernel.Values;
using Campaigns.Ui;
using Campaigns.Ui.Documents;
using Microsoft.Extensions.Localization;

namespace Campaigns.Events.Features.PrintPapers;

/// <summary>Names for a run sheet.</summary>
internal sealed record SheetPeople(IReadOnlyList<string> Presenters, IReadOnlyList<string> Desk);

/// <summary>Who does what when on the day: A4, agenda by the clock, people, what to bring and what to do.</summary>
internal static class RunSheet
{
    private const float Left = 42, Right = Pdf.Width - 42, Room = Right - Left, Bottom = Pdf.Height - 60;

    public static byte[] Write(EventWithSeats meeting, EventFormat? format, SheetPeople people, IStringLocalizer texts)
    {
        var row = meeting.Row;
        using var pdf = new Pdf($"{texts["events.run-sheet"]}: {row.Title}");
        pdf.NewPage();
        pdf.Text(texts["events.run-sheet"], Left, 48, 11);
        var y = pdf.Paragraph(row.Title, Left, 70, 17, Room, bold: true) + 4;
        y = Facts(pdf, y, meeting, people, texts);
        y = Head(pdf, y, texts["events.agenda"]);
        foreach (var line in format?.Agenda ?? []) y = Row(pdf, y, Formats.Time(row.StartsAt.AddMinutes(line.After)), line.What.Here);
        y = Row(pdf, y, Formats.Time(row.EndsAt), texts["events.agenda-end"]);
        y = Head(pdf, y, texts["events.materials"]);
        foreach (var thing in format?.Materials ?? []) y = Row(pdf, y, "☐", thing.Here);
        y = Head(pdf, y, texts["events.checklist"]);
        foreach (var task in format?.Checklist ?? []) y = Row(pdf, y, Domain.DayText.Short(row.StartsAt.LocalDate().AddDays(-task.Before)), task.What.Here);
        return pdf.ToBytes();
    }

    private static float Facts(Pdf pdf, float y, EventWithSeats meeting, SheetPeople people, IStringLocalizer texts)
    {
        var row = meeting.Row;
        (string Name, string Value)[] facts =
        [
            (texts["events.when"], $"{Formats.Date(row.StartsAt)}, {Formats.Times(row.StartsAt, row.EndsAt)}"),
            (texts["events.where"], row.Venue is { } hall ? string.Join(", ", new[] { hall.Name, hall.Address }.Where(t => t.Length > 0)) : row.UnitName),
            (texts["events.presenter"], people.Presenters.Count > 0 ? string.Join(", ", people.Presenters) : "–"),
            (texts["events.desk-staff"], people.Desk.Count > 0 ? string.Join(", ", people.Desk) : "–"),
            (texts["events.seats"], texts["events.seats-taken", Formats.Number(meeting.Seats.Taken), Formats.Number(row.Capacity)]),
            (texts["events.note"], row.Note ?? ""),
        ];
        foreach (var (name, value) in facts.Where(f => f.Value.Length > 0)) y = Row(pdf, y, name, value);
        return y;
    }

    private static float Head(Pdf pdf, float y, string text)
    {
        y = Fit(pdf, y + 12);
        pdf.Text(text, Left, y, 12, Room, bold: true);
        pdf.Line(Left, y + 5, Right, y + 5);
        return y + 22;
    }

    private static float Row(Pdf pdf, float y, string left, string right)
    {
        const float column = 110;
        y = Fit(pdf, y);
        pdf.Text(left == "☐" ? "" : left, Left, y, 10.5f, column - 8);
        if (left == "☐") pdf.Box(Left, y - 9, 10, 10);
        return pdf.Paragraph(right, Left + (left == "☐" ? 20 : column), y, 10.5f, Room - (left == "☐" ? 20 : column)) + 2;
    }

    private static float Fit(Pdf pdf, float y)
    {
        if (y < Bottom) return y;
        pdf.NewPage();
        return 60;
    }
}
