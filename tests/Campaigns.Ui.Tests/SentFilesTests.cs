using Campaigns.Ui.Documents;
using Microsoft.AspNetCore.Http;

namespace Campaigns.Ui.Tests;

public class SentFilesTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(9, 9)]
    [InlineData(10, 10)]
    [InlineData(11, 11)]
    [InlineData(5_000, 11)]
    public async Task Of_what_is_too_large_one_byte_more_is_read(int sent, int read)
    {
        using var content = new MemoryStream(new byte[sent]);
        Assert.Equal(read, (await new FormFile(content, 0, sent, "file", "a.bin").ReadUpTo(10, CancellationToken.None)).Length);
    }

    [Fact]
    public async Task No_file_is_no_bytes() => Assert.Empty(await ((IFormFile?)null).ReadUpTo(10, CancellationToken.None));

    [Theory]
    [InlineData("50-4B-03-04-14-00", SheetKind.Workbook)]
    [InlineData("48-E1-BB-8D-2C-61", SheetKind.Text)]
    [InlineData("", SheetKind.Text)]
    [InlineData("50-4B-05-06", null)]
    [InlineData("25-50-44-46-2D", null)]
    [InlineData("D0-CF-11-E0", null)]
    [InlineData("89-50-4E-47", null)]
    [InlineData("FF-D8-FF-E0", null)]
    [InlineData("61-2C-62-00", null)]
    public void A_sheet_is_told_by_its_first_bytes(string bytes, SheetKind? kind) =>
        Assert.Equal(kind, SheetKinds.Of(bytes.Length == 0 ? [] : Convert.FromHexString(bytes.Replace("-", "", StringComparison.Ordinal))));
}
