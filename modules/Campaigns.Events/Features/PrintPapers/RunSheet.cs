using Campaigns.Events.Features.EventFormats;
using Campaigns.Events.Features.ListEvents;
using Campaigns.Kernel.Values;
using Campaigns.Ui;
using Campaigns.Ui.Documents;
using Microsoft.Extensions.Localization;

namespace Campaigns.Events.Features.PrintPapers;

/// <summary>Names for a run sheet.</summary>
internal sealed record SheetPeople(IReadOnlyList<string> Presenters, IReadOnlyList<string> Desk);

/// <summary>Who does what when on the day: A4, agenda by the clock, people, what to bring and what to do. Pages after the first repeat what it is of, and no heading stands alone at the foot of one.</summary>
internal sealed class RunSheet
{
    private const float Left = 42, Right = Pdf.Width - 42, Room = Right - Left, Bottom = Pdf.Height - 60, Size = 10.5f, Step = Size * 1.35f, Column = 110;

    // Instead of a word on the left: a box to tick.
    private const string Tick = "";

    private readonly Pdf _pdf;
    private readonly string _title;
    private float _y = 70;

    private RunSheet(Pdf pdf, string title) => (_pdf, _title) = (pdf, title);

    public static byte[] Write(EventWithSeats meeting, EventFormat? format, SheetPeople people, IStringLocalizer texts)
    {
        var row = meeting.Row;
        using var pdf = new Pdf($"{texts["events.run-sheet"]}: {row.Title}");
        var sheet = new RunSheet(pdf, $"{row.Title} · {Formats.Day(row.StartsAt)}");
        pdf.NewPage();
        pdf.Text(texts["events.run-sheet"], Left, 48, 11);
        sheet._y = pdf.Paragraph(row.Title, Left, 70, 17, Room, bold: true) + 4;
        foreach (var (name, value) in Facts(meeting, people, texts)) sheet.Row(name, value);
        sheet.Part(texts["events.agenda"], [.. (format?.AgendaOf(row.EndsAt - row.StartsAt) ?? []).Select(line => (Formats.Time(row.StartsAt.AddMinutes(line.After)), line.What.Here)), (Formats.Time(row.EndsAt), texts["events.agenda-end"].Value)]);
        sheet.Part(texts["events.materials"], [.. (format?.Materials ?? []).Select(thing => (Tick, thing.Here))]);
        sheet.Part(texts["events.checklist"], [.. (format?.Checklist ?? []).Select(task => (Domain.DayText.Short(row.StartsAt.LocalDate().AddDays(-task.Before)), task.What.Here))]);
        return pdf.ToBytes();
    }

    private static IEnumerable<(string Name, string Value)> Facts(EventWithSeats meeting, SheetPeople people, IStringLocalizer texts)
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
        return facts.Where(f => f.Value.Length > 0);
    }

    // A part that fits on one page is not torn over two.
    private void Part(string heading, (string Left, string Right)[] rows)
    {
        if (rows.Length == 0) return;
        var whole = 34 + rows.Sum(r => Pdf.Lines(r.Right, Size, RoomOf(r.Left)).Count * Step + 2);
        Fit(12 + Math.Min(whole, Bottom - 120));
        _y += 12;
        _pdf.Text(heading, Left, _y, 12, Room, bold: true);
        _pdf.Line(Left, _y + 5, Right, _y + 5);
        _y += 22;
        foreach (var (left, right) in rows) Row(left, right);
    }

    // A text longer than what is left of the page goes on on the next.
    private void Row(string left, string right)
    {
        Fit(Step);
        if (left == Tick) _pdf.Box(Left, _y - 9, 10, 10);
        else _pdf.Text(left, Left, _y, Size, Column - 8);
        foreach (var line in Pdf.Lines(right, Size, RoomOf(left)))
        {
            Fit(Step);
            _pdf.Text(line, Right - RoomOf(left), _y, Size, RoomOf(left));
            _y += Step;
        }

        _y += 2;
    }

    private static float RoomOf(string left) => Room - (left == Tick ? 20 : Column);

    private void Fit(float height)
    {
        if (_y + height <= Bottom + Step) return;
        _pdf.NewPage();
        _pdf.Text(_title, Left, 40, 9, Room - 30);
        _pdf.Text($"{_pdf.Pages}", Right, 40, 9, right: true);
        _y = 66;
    }
}
