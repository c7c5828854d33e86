using Campaigns.Ui.Documents;
using Xunit;

namespace Campaigns.Ui.Tests;

/// <summary>What is printed is whole: an address that is longer than its line goes on in the next one, instead of ending in dots nobody can type.</summary>
public sealed class PdfLinesTests
{
    [Theory]
    [InlineData("https://chien-dich.thanh-hoa.example.vn/invited/X0BwhSwQ2I02HpiG__mWXX")]
    [InlineData("WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW")]
    [InlineData("😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀")]
    public void A_word_longer_than_its_line_is_broken_and_nothing_of_it_is_lost(string word)
    {
        var lines = Pdf.Lines(word, 14, 200);
        Assert.InRange(lines.Count, 2, 20);
        Assert.Equal(word, string.Concat(lines));
        Assert.DoesNotContain(lines, line => char.IsHighSurrogate(line[^1]) || char.IsLowSurrogate(line[0]));
        Assert.All(lines, line => Assert.Single(Pdf.Lines(line, 14, 200)));
    }

    [Fact]
    public void Words_that_fit_stay_whole() => Assert.Equal(["Xin cho biết ông/bà có", "đến không"], Pdf.Lines("Xin cho biết ông/bà có đến không", 14, 165));
}
