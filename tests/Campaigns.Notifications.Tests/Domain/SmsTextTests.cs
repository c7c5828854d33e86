using Campaigns.Notifications.Features.RenderTemplate;

namespace Campaigns.Notifications.Tests.Domain;

public sealed class SmsTextTests
{
    [Fact]
    public void Marks_go_and_letters_stay() =>
        Assert.Equal("Da dang ky: Nguyen Thi Do, Duong Dinh Nghe - DAKLAK", SmsText.Of("Đã đăng ký: Nguyễn Thị Đỗ, Dương Đình Nghệ – ĐẮKLẮK"));

    [Theory]
    [InlineData("264.000\u00A0đ", "264.000 d")]
    [InlineData("“Đông Sơn” [1] {2} a~b\\c|d", "\"Dong Son\" (1) (2) a-b/c/d")]
    [InlineData("một…\n\n  hai\t ba", "mot... hai ba")]
    [InlineData("chào 👋 bạn 漢字", "chao ban")]
    public void Everything_becomes_letters_that_cost_one_place(string text, string expected) => Assert.Equal(expected, SmsText.Of(text));

    [Fact]
    public void A_text_that_fits_is_not_touched()
    {
        var text = string.Join(' ', Enumerable.Repeat("muoi chu", 18))[..SmsText.Limit].TrimEnd();
        Assert.Equal(text, SmsText.Of(text));
    }

    [Fact]
    public void A_long_text_is_cut_at_a_word_within_the_limit()
    {
        var text = string.Join(' ', Enumerable.Range(1, 60).Select(n => $"chữ{n}"));
        var sms = SmsText.Of(text);
        Assert.InRange(sms.Length, SmsText.Limit - 12, SmsText.Limit);
        Assert.EndsWith("...", sms, StringComparison.Ordinal);
        var words = sms[..^3].Split(' ');
        Assert.Equal(text.Replace("ữ", "u", StringComparison.Ordinal).Split(' ')[..words.Length], words);
    }

    [Fact]
    public void A_link_at_the_end_is_kept_and_the_words_before_it_give_way()
    {
        const string link = "https://bhxh.thanhhoa.example/my/abcdefghijklmnopqrstuvwxyz0123456789";
        var sms = SmsText.Of($"BHXH: vé K7M-42P, 8 giờ sáng 14/03/2026 tại {string.Join(' ', Enumerable.Repeat("Nhà văn hóa", 20))}. Xem hoặc hủy: {link}");
        Assert.InRange(sms.Length, 1, SmsText.Limit);
        Assert.StartsWith("BHXH: ve K7M-42P, 8 gio sang 14/03/2026 tai Nha van hoa", sms, StringComparison.Ordinal);
        Assert.EndsWith("... " + link, sms, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_longer_than_an_SMS_does_not_break_it() => Assert.InRange(SmsText.Of("Xem: https://a.example/" + new string('x', 300)).Length, 1, SmsText.Limit);

    [Fact]
    public void One_endless_word_is_cut_where_the_limit_is() => Assert.Equal(new string('a', 157) + "...", SmsText.Of(new string('a', 400)));
}
