using System.Globalization;
using Campaigns.Kernel.Values;
using CsvHelper;

namespace Campaigns.Survey.Features.ShowResults;

/// <summary>The answers of an event for a spreadsheet. A comment that begins like a formula is made a text: whoever opens the file must not run what a stranger wrote.</summary>
internal static class AnswersCsv
{
    public static async Task<byte[]> Write(ResultsQuery query, Guid eventId, CancellationToken ct)
    {
        using var file = new MemoryStream();
        await using (var csv = CsvWriter.Create(file, new CsvWriterOptions { Injection = CsvInjection.Escape, WriteByteOrderMark = true }, leaveOpen: true))
        {
            csv.WriteRecord("givenAt", "score", "comment");
            string? cursor = null;
            do
            {
                var page = await query.Answers(eventId, 200, cursor, ct);
                foreach (var answer in page.Items)
                    csv.WriteRecord(VietnamTime.Local(answer.GivenAt).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), answer.Score.ToString(CultureInfo.InvariantCulture), answer.Comment ?? "");
                cursor = page.Next;
            }
            while (cursor is not null);
        }

        return file.ToArray();
    }
}
