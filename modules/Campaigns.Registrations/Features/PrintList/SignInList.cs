using Campaigns.Registrations.Domain;
using Campaigns.Ui;
using Campaigns.Ui.Documents;
using Microsoft.Extensions.Localization;

namespace Campaigns.Registrations.Features.PrintList;

/// <summary>A4, 25 rows a page with room to sign; the header on every page.</summary>
internal static class SignInList
{
    private const int RowsAPage = 25;
    private const float Left = 36, Right = Pdf.Width - 36, Top = 110, RowHeight = 26;

    // Number, name, phone, home, code, people, signature.
    private static readonly float[] Columns = [Left, 58, 202, 280, 366, 424, 444, Right];

    public static byte[] Write(Roster roster, IReadOnlyList<Registration> people, Func<Registration, string?> phoneOf, IStringLocalizer texts)
    {
        using var pdf = new Pdf($"{texts["registrations.print-sign-in"]}: {roster.Title}");
        var pages = Math.Max(1, (people.Count + RowsAPage - 1) / RowsAPage);
        for (var page = 0; page < pages; page++)
        {
            pdf.NewPage();
            Head(pdf, roster, texts, page + 1, pages);
            var number = page * RowsAPage;
            foreach (var person in people.Skip(number).Take(RowsAPage)) Row(pdf, number++, number - 1 - page * RowsAPage, person, phoneOf(person));
            Grid(pdf, Math.Min(RowsAPage, people.Count - page * RowsAPage));
        }

        return pdf.ToBytes();
    }

    private static void Head(Pdf pdf, Roster roster, IStringLocalizer texts, int page, int pages)
    {
        // A title of two lines at most: the people are what the paper is for.
        var title = Pdf.Lines(roster.Title, 12, Right - Left, bold: true);
        pdf.Text(title[0], Left, title.Count > 1 ? 38 : 48, 12, Right - Left, bold: true);
        if (title.Count > 1) pdf.Text(string.Join(' ', title.Skip(1)), Left, 54, 12, Right - Left, bold: true);
        pdf.Text($"{Formats.Date(roster.StartsAt)}, {Formats.Times(roster.StartsAt, roster.EndsAt)} · {roster.Place}", Left, 72, 9, Right - Left);
        pdf.Text($"{page}/{pages}", Right, Pdf.Height - 28, 9, right: true);
        string[] heads = ["#", texts["registrations.full-name"], texts["registrations.phone"], texts["registrations.hamlet"], texts["registrations.code"], "+", texts["registrations.signature"]];
        for (var i = 0; i < heads.Length; i++) pdf.Text(heads[i], Columns[i] + 3, Top - 8, 9, Columns[i + 1] - Columns[i] - 4, bold: true);
    }

    private static void Row(Pdf pdf, int number, int at, Registration person, string? phone)
    {
        var baseline = Top + at * RowHeight + 17;
        string[] cells = [$"{number + 1}", person.FullName, Formats.Phone(phone), person.Hamlet ?? "", person.ShownCode, $"{person.People}"];
        for (var i = 0; i < cells.Length; i++) pdf.Cell(cells[i], Columns[i] + 3, baseline, 10, Columns[i + 1] - Columns[i] - 5);
    }

    private static void Grid(Pdf pdf, int rows)
    {
        var bottom = Top + Math.Max(0, rows) * RowHeight;
        for (var row = 0; row <= Math.Max(0, rows); row++) pdf.Line(Left, Top + row * RowHeight, Right, Top + row * RowHeight);
        foreach (var column in Columns) pdf.Line(column, Top, column, bottom);
    }
}
