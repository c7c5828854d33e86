using System.Globalization;
using System.Text;
using Campaigns.Approvals.Domain.State;
using Campaigns.Ui;
using Campaigns.Ui.Documents;
using Microsoft.Extensions.Localization;

namespace Campaigns.Approvals.Features.ViewRequest;

/// <summary>A row of a history in words.</summary>
internal sealed record HistoryLine(AuditRow Row, string Event, string Who);

/// <summary>A request's history to be taken away.</summary>
internal static class HistoryDocument
{
    private const float Left = 40, Right = Pdf.Width - 40, Top = 60, Bottom = Pdf.Height - 50, LineHigh = 15;

    public static string Table(IEnumerable<HistoryLine> lines)
    {
        var text = new StringBuilder(Ui.Csv.Start).Append(Ui.Csv.Line("seq", "at", "event", "round", "actor", "channel", "stage", "step", "data", "hash"));
        foreach (var (r, _, who) in lines)
            text.Append(Ui.Csv.Line(r.Seq.ToString(CultureInfo.InvariantCulture), r.At.ToString("O", CultureInfo.InvariantCulture), r.Event, r.Round.ToString(CultureInfo.InvariantCulture), who, r.Channel, r.StageId, r.StepId, r.Data, r.Hash));
        return text.ToString();
    }

    public static byte[] Document(Request request, bool whole, IReadOnlyList<HistoryLine> lines, IStringLocalizer texts)
    {
        using var pdf = new Pdf(request.Title);
        var y = Head(pdf, request, whole, texts);
        foreach (var (row, what, who) in lines)
        {
            if (y > Bottom) y = Head(pdf, request, whole, texts);
            pdf.Text(row.Seq.ToString(CultureInfo.InvariantCulture), Left, y, 9, 25);
            pdf.Text(Formats.Moment(row.At), Left + 28, y, 9, 92);
            pdf.Text(what, Left + 124, y, 9, 150);
            pdf.Text(who, Left + 280, y, 9, 140);
            pdf.Text(row.Hash[..12], Right, y, 8, 70, right: true);
            y += LineHigh;
        }

        return pdf.ToBytes();
    }

    private static float Head(Pdf pdf, Request request, bool whole, IStringLocalizer texts)
    {
        pdf.NewPage();
        pdf.Text(request.Title, Left, Top - 14, 13, Right - Left, bold: true);
        pdf.Text($"{request.Number} · {texts[whole ? "approvals.chain-whole" : "approvals.chain-broken"]} · {pdf.Pages}", Left, Top + 4, 9, Right - Left);
        pdf.Line(Left, Top + 10, Right, Top + 10);
        return Top + 26;
    }
}
