using System.Text;
using Campaigns.Training.Features.ImportHistory;
using MiniExcelLibs;

namespace Campaigns.Training.Tests.Features;

/// <summary>Tables as offices have them: from a spreadsheet, with commas in cells, with columns in another order.</summary>
public sealed class HistoryTableTests
{
    private static readonly string[] Line = ["hoa", "BHXH-01", "TH-2018-000201", "2018-10-01", "2020-09-30"];

    [Theory]
    [InlineData("staff,course,code,issuedOn,expiresOn\n\"hoa\",BHXH-01,TH-2018-000201,2018-10-01,\"2020-09-30\"")]
    [InlineData("\uFEFFnhân viên;khóa học;mã chứng nhận;ngày cấp;ngày hết hạn\r\nhoa;BHXH-01;TH-2018-000201;2018-10-01;2020-09-30\r\n")]
    [InlineData("Code\tIssuedOn\tExpiresOn\tStaff\tCourse\tNote\nTH-2018-000201\t2018-10-01\t2020-09-30\thoa\tBHXH-01\tfound in \"Box, 3\"")]
    public void Cells_are_found_by_their_headings_however_they_are_parted(string text)
    {
        var rows = HistoryTable.Read(text).Value;
        Assert.Equal(Line, HistoryTable.Order(rows[0])!.Select(at => rows[1][at]));
        Assert.Equal(rows, HistoryTable.Read(HistoryTable.Write(rows)).Value);
    }

    [Fact]
    public void A_cell_may_hold_commas_quotes_and_lines()
    {
        var rows = HistoryTable.Read("staff,course,code,issuedOn,expiresOn\n\"Bưu điện TP, số \"\"12\"\"\",BHXH-01,TH-1,2018-10-01,2020-09-30").Value;
        Assert.Equal("Bưu điện TP, số \"12\"", rows[1][0]);
        Assert.Equal(rows, HistoryTable.Read(HistoryTable.Write(rows)).Value);
    }

    [Fact]
    public void One_bad_row_leaves_the_others_readable()
    {
        var rows = HistoryTable.Read("staff,course,code,issuedOn,expiresOn\nhoa\n\"hoa,BHXH-01\nhoa,BHXH-01,TH-2018-000201,2018-10-01,2020-09-30,,\n" + string.Join(',', Line)).Value;
        Assert.Equal(Line, rows[^1]);
        Assert.Equal([1, 7], [rows[1].Count, rows[^2].Count]);
    }

    [Fact]
    public void A_workbook_is_read_with_its_days_as_days()
    {
        using var file = new MemoryStream();
        file.SaveAs(new[] { new Dictionary<string, object> { ["Nhân viên"] = "hoa", ["Khóa học"] = "BHXH-01", ["Mã chứng nhận"] = "TH-2018-000201", ["Ngày cấp"] = new DateTime(2018, 10, 1), ["Ngày hết hạn"] = new DateTime(2020, 9, 30) } });
        var rows = HistoryTable.Read(file.ToArray()).Value;
        Assert.Equal(Line, HistoryTable.Order(rows[0])!.Select(at => rows[1][at]));
    }

    [Theory]
    [InlineData("%PDF-1.7 ...", "training.history-file")]
    [InlineData("PK\u0003\u0004 and no workbook", "training.history-file")]
    [InlineData("a\0b", "training.history-file")]
    [InlineData(" \r\n\n", "training.history-header")]
    public void What_is_no_table_is_refused(string text, string code) => Assert.Equal(code, HistoryTable.Read(Encoding.UTF8.GetBytes(text)).Failures.Single().Code);

    [Theory]
    [InlineData("staff,course,code,issuedOn")]
    [InlineData("staff,staff,course,code,issuedOn,expiresOn")]
    [InlineData("hoa,BHXH-01,TH-2018-000201,2018-10-01,2020-09-30")]
    public void A_header_that_leaves_a_column_open_is_none(string text) => Assert.Null(HistoryTable.Order(HistoryTable.Read(text).Value[0]));
}
