using Campaigns.Registrations.Domain;
using Campaigns.Ui;
using Campaigns.Ui.Documents;

namespace Campaigns.Registrations.Features.PrintList;

/// <summary>Badges, ten on an A4 page, to be cut out: name, village, code as letters and for cameras.</summary>
internal static class Badges
{
    private const int Across = 2, Down = 5;
    private const float Margin = 30, Padding = 12, Code = 62;

    public static byte[] Write(Roster roster, IReadOnlyList<Registration> people)
    {
        using var pdf = new Pdf(roster.Title);
        const float width = (Pdf.Width - 2 * Margin) / Across, height = (Pdf.Height - 2 * Margin) / Down;
        for (var i = 0; i < people.Count; i++)
        {
            var place = i % (Across * Down);
            if (place == 0) pdf.NewPage();
            One(pdf, roster, people[i], Margin + place % Across * width, Margin + place / Across * height, width, height);
        }

        return pdf.ToBytes();
    }

    private static void One(Pdf pdf, Roster roster, Registration person, float x, float y, float width, float height)
    {
        pdf.Box(x, y, width, height);
        var room = width - 2 * Padding;
        pdf.Text(roster.Title, x + Padding, y + 24, 8, room);
        pdf.Text(Formats.Date(roster.StartsAt), x + Padding, y + 36, 8, room);
        pdf.Text(person.FullName, x + Padding, y + 64, 17, room, bold: true);
        pdf.Text(person.Hamlet ?? "", x + Padding, y + 82, 10, room - Code);
        pdf.Text(person.ShownCode, x + Padding, y + height - Padding, 12, room - Code, bold: true);
        pdf.Qr(person.ShownCode, x + width - Padding - Code, y + height - Padding - Code, Code);
    }
}
