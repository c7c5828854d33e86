using System.Text;
using Campaigns.Events.Features.PlanMany;
using MiniExcelLibs;

namespace Campaigns.Events.Tests.Domain;

/// <summary>Sheets as people have them: from Excel and from text files, and files that are none.</summary>
public sealed class SheetReaderTests
{
    [Theory]
    [InlineData(';')]
    [InlineData(',')]
    [InlineData('\t')]
    public void A_text_file_is_read_by_its_headings_whatever_separates_them(char mark)
    {
        var text = $"Tên buổi{mark}Xã/phường{mark}Ngày{mark}Bắt đầu{mark}Thứ khác\nHọp dân{mark}Đông Quang{mark}12/03/2026{mark}14:00{mark}gì đó\n{mark}{mark}{mark}{mark}\n";
        var row = Assert.Single(SheetReader.Read([.. new UTF8Encoding(true).GetPreamble(), .. Encoding.UTF8.GetBytes(text)]).Value);
        Assert.Equal(("Họp dân", "Đông Quang", "12/03/2026", "14:00"), (row.Title, row.Unit, row.Day, row.StartsAt));
    }

    [Fact]
    public void A_row_that_ends_early_or_leaves_a_quote_open_spoils_no_other()
    {
        var rows = SheetReader.Read(Encoding.UTF8.GetBytes("Tên buổi,Xã/phường,Ngày\nHọp ngắn\n\"Họp, hai phần\",Đông Quang,12/03/2026\n\"Họp hở,Đông Quang,12/03/2026\nHọp cuối,Đông Quang,13/03/2026,,\n")).Value;
        Assert.Equal(["Họp ngắn", "Họp, hai phần", "\"Họp hở", "Họp cuối"], rows.Select(r => r.Title));
        Assert.Equal("13/03/2026", rows[^1].Day);
    }

    [Fact]
    public void Excel_keeps_days_hours_and_numbers_as_its_own_and_they_read_as_typed()
    {
        using var file = new MemoryStream();
        file.SaveAs(new[] { new Dictionary<string, object> { ["Tên buổi"] = "Họp dân", ["Ngày"] = new DateTime(2026, 3, 12), ["Bắt đầu"] = 14 / 24d, ["Số chỗ"] = 50 } });
        var row = Assert.Single(SheetReader.Read(file.ToArray()).Value);
        Assert.Equal(("12/03/2026", "14:00", "50"), (row.Day, row.StartsAt, row.Capacity));
    }

    [Theory]
    [InlineData("", "events.sheet-empty")]
    [InlineData("%PDF-1.7 abc", "events.sheet-unreadable")]
    [InlineData("PK not a zip", "events.sheet-unreadable")]
    [InlineData("một;hai;ba\n1;2;3", "events.sheet-without-columns")]
    [InlineData("Tên buổi;Ngày\n;\n", "events.sheet-empty")]
    public void What_is_no_sheet_is_refused(string text, string code) => Assert.Equal(code, SheetReader.Read(Encoding.UTF8.GetBytes(text)).Failures.Single().Code);

    [Fact]
    public void More_rows_than_the_grid_shows_are_refused_not_cut() =>
        Assert.Equal("events.sheet-too-long", SheetReader.Read(Encoding.UTF8.GetBytes("Tên buổi\n" + string.Concat(Enumerable.Repeat("Họp\n", 101)))).Failures.Single().Code);
}
