namespace Campaigns.Ui.Tests;

public sealed class FormatsTests
{
    private static readonly DateTimeOffset Morning = new(2026, 3, 14, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Days_and_times_are_those_of_Vietnam()
    {
        using var _ = new Language("vi-VN");
        Assert.Equal("Thứ Bảy, 14/03/2026", Formats.Date(Morning));
        Assert.Equal("08:00–10:30", Formats.Times(Morning, Morning.AddMinutes(150)));
        Assert.Equal("08:00, 14/03/2026", Formats.Moment(Morning));
    }

    [Fact]
    public void Late_evening_in_UTC_is_the_next_day_here()
    {
        using var _ = new Language("vi-VN");
        Assert.Equal("Chủ Nhật, 15/03/2026", Formats.Date(new DateTimeOffset(2026, 3, 14, 17, 30, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void A_stretch_over_midnight_names_the_later_day() =>
        Assert.Equal("22:00 – 01:00, 15/03/2026", Formats.Times(Morning.AddHours(14), Morning.AddHours(17)));

    [Fact]
    public void Midnight_ends_the_evening()
    {
        using var _ = new Language("vi-VN");
        Assert.Equal("22:00–24:00", Formats.Times(Morning.AddHours(14), Morning.AddHours(16)));
        Assert.Equal("08:00 – 24:00, 15/03/2026", Formats.Times(Morning, Morning.AddHours(40)));
    }

    [Theory]
    [InlineData(840, 960, "10 giờ tối – 12 giờ đêm")]
    [InlineData(840, 1020, "10 giờ tối – 1 giờ sáng, Chủ Nhật, 15/03/2026")]
    [InlineData(0, 3_420, "8 giờ sáng – 5 giờ chiều, Thứ Hai, 16/03/2026")]
    [InlineData(0, 2_400, "8 giờ sáng – 12 giờ đêm, Chủ Nhật, 15/03/2026")]
    [InlineData(0, 150, "8 giờ – 10 giờ 30 sáng")]
    [InlineData(0, 0, "8 giờ – 8 giờ sáng")]
    [InlineData(60, 300, "9 giờ sáng – 1 giờ chiều")]
    [InlineData(180, 240, "11 giờ – 12 giờ trưa")]
    [InlineData(360, 485, "2 giờ – 4 giờ 05 chiều")]
    [InlineData(660, 720, "7 giờ – 8 giờ tối")]
    public void Times_are_told_as_people_say_them(int start, int end, string said)
    {
        using var _ = new Language("vi-VN");
        Assert.Equal(said, Formats.Spoken(Morning.AddMinutes(start), Morning.AddMinutes(end)));
    }

    [Fact]
    public void English_pages_get_English_words()
    {
        using var _ = new Language("en-GB");
        Assert.Equal("Saturday, 14/03/2026", Formats.Date(Morning));
        Assert.Equal("8:00 am – 10:30 am", Formats.Spoken(Morning, Morning.AddMinutes(150)));
        Assert.Equal("10:00 pm – midnight", Formats.Spoken(Morning.AddHours(14), Morning.AddHours(16)));
        Assert.Equal("18.4%", Formats.Percent(1842, 10000));
        Assert.Equal("1,842", Formats.Number(1842));
        Assert.Equal("264.000\u00A0đ", Formats.Money(264000));
    }

    [Theory]
    [InlineData(0, "0\u00A0đ")]
    [InlineData(264000, "264.000\u00A0đ")]
    [InlineData(-10000, "-10.000\u00A0đ")]
    [InlineData(long.MaxValue, "9.223.372.036.854.775.807\u00A0đ")]
    public void Money_has_dots_and_does_not_break(long dong, string shown) => Assert.Equal(shown, Formats.Money(dong));

    [Theory]
    [InlineData(999_999, "999.999\u00A0đ")]
    [InlineData(46_800_000, "46,8\u00A0triệu\u00A0đ")]
    [InlineData(1_840_000_000, "1,84\u00A0tỷ\u00A0đ")]
    [InlineData(long.MinValue, "-9.223.372.036,85\u00A0tỷ\u00A0đ")]
    public void Large_totals_are_short(long dong, string shown)
    {
        using var _ = new Language("vi-VN");
        Assert.Equal(shown.Replace(".", "", StringComparison.Ordinal), Formats.MoneyInShort(dong).Replace(".", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1842, 10000, "18,4%")]
    [InlineData(7090, 10000, "70,9%")]
    [InlineData(1845, 10000, "18,5%")]
    [InlineData(1, 1, "100%")]
    [InlineData(5, 0, "—")]
    public void Percent_rounds_half_away_from_zero(long part, long whole, string shown)
    {
        using var _ = new Language("vi-VN");
        Assert.Equal(shown, Formats.Percent(part, whole));
    }

    [Theory]
    [InlineData("0912345678", "0912 345 678", "0912 ••• 678")]
    [InlineData("+84912345678", "0912 345 678", "0912 ••• 678")]
    [InlineData("+84 912 345 678", "0912 345 678", "0912 ••• 678")]
    [InlineData("0912.345.678", "0912 345 678", "0912 ••• 678")]
    [InlineData("12", "12", "•••")]
    [InlineData("912345", "912345", "•••45")]
    [InlineData(null, "", "")]
    public void Phones_are_grouped_and_masked(string? stored, string shown, string masked)
    {
        Assert.Equal(shown, Formats.Phone(stored));
        Assert.Equal(masked, Formats.MaskPhone(stored));
    }

    [Theory]
    [InlineData("038185001234", "•••• 1234")]
    [InlineData("12345678", "•••• ")]
    [InlineData("", "")]
    public void A_citizen_number_keeps_its_last_four(string stored, string shown) => Assert.Equal(shown, Formats.MaskCitizenNumber(stored));
}
