using Campaigns.Events.Domain;
using Campaigns.Events.Features.TellPeople;

namespace Campaigns.Events.Tests.Domain;

/// <summary>Addresses, days as typed, days of the moon.</summary>
public sealed class WordsTests
{
    /// <summary>Cut at 160 signs, a message would lose its link, which stands at its end.</summary>
    [Fact]
    public void A_message_with_a_link_keeps_it_however_long_hall_and_reason_are()
    {
        var values = new NoticeValues("Họp dân", string.Join(' ', Enumerable.Repeat("Nhà", 30)), "", new(Some.At(27, 8), Some.At(27, 10)), new(Some.At(20, 8), Some.At(20, 10)), string.Join(' ', Enumerable.Repeat("mưa", 30))).All();
        values["link"] = new string('l', 60);
        var told = new Notices().Templates.Where(t => t.Name is Notices.Invited or Notices.Moved or Notices.Cancelled).ToList();
        Assert.Equal(6, told.Count);
        Assert.All(told, t => Assert.InRange(values.Aggregate(t.Sms!, (text, value) => text.Replace($"{{{{ {value.Key} }}}}", value.Value?.ToString(), StringComparison.Ordinal)).Length, 60, 160));
    }

    [Theory]
    [InlineData("Đông Sơn", "dong-son-20-03-2019")]
    [InlineData("Hoằng Hóa", "hoang-hoa-20-03-2019")]
    [InlineData("Thị trấn Bút Sơn", "thi-tran-but-son-20-03-2019")]
    public void An_address_is_unit_and_day(string unit, string slug) => Assert.Equal(slug, SlugRule.Stem(unit, Some.At(20, 1)));

    [Theory]
    [InlineData("", "a")]
    [InlineData("a", "a-2")]
    [InlineData("a-2", "a")]
    [InlineData("a,a-2", "a-3")]
    [InlineData("a,a-3", "a-2")]
    public void The_lowest_free_address_is_given_out(string taken, string free) => Assert.Equal(free, SlugRule.Free("a", taken.Split(',')));

    [Theory]
    [InlineData("a-20-03-2019", true)]
    [InlineData("a-20-03-2019-2", true)]
    [InlineData("a-20-03-2019-x", false)]
    [InlineData("a-21-03-2019", false)]
    public void An_address_belongs_to_its_stem(string slug, bool belongs) => Assert.Equal(belongs, SlugRule.Belongs(slug, "a-20-03-2019"));

    [Theory]
    [InlineData("12/3/26")]
    [InlineData("12-03-2026")]
    [InlineData("12.3.2026")]
    [InlineData("12032026")]
    [InlineData("120326")]
    [InlineData("2026-03-12")]
    [InlineData(" Thứ Năm, 12/03/2026 ")]
    public void A_day_is_read_as_typed(string typed) => Assert.Equal(new DateOnly(2026, 3, 12), DayText.Read(typed));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("31/02/2026")]
    [InlineData("mai")]
    [InlineData("12/13/2026")]
    public void What_is_no_day_is_not_guessed(string? typed) => Assert.Null(DayText.Read(typed));

    [Theory]
    [InlineData("8:00", 8, 0)]
    [InlineData("08:00", 8, 0)]
    [InlineData("8h30", 8, 30)]
    [InlineData("14h", 14, 0)]
    [InlineData("1430", 14, 30)]
    public void A_time_is_read_as_typed(string typed, int hour, int minute) => Assert.Equal(new TimeOnly(hour, minute), DayText.ReadTime(typed));

    // Days of Tết and others from printed calendars; 1985 and 2007 differ from the Chinese ones, 2020 and 2025 have a leap month.
    [Theory]
    [InlineData("2026-03-14", "26 tháng Giêng")]
    [InlineData("2026-03-21", "3 tháng Hai")]
    [InlineData("2026-02-17", "1 tháng Giêng")]
    [InlineData("2025-01-29", "1 tháng Giêng")]
    [InlineData("2025-07-25", "1 tháng Sáu nhuận")]
    [InlineData("2020-05-23", "1 tháng Tư nhuận")]
    [InlineData("2019-02-05", "1 tháng Giêng")]
    [InlineData("2007-02-17", "1 tháng Giêng")]
    [InlineData("1985-01-21", "1 tháng Giêng")]
    [InlineData("2026-02-16", "29 tháng Chạp")]
    [InlineData("2025-12-20", "1 tháng Mười Một")]
    public void The_day_of_the_moon_is_that_of_vietnam(string day, string lunar) =>
        Assert.Equal(lunar, LunarDay.Of(DateOnly.ParseExact(day, "yyyy-MM-dd")).Vietnamese);

    [Fact]
    public void Every_day_of_a_century_follows_the_day_before()
    {
        var before = LunarDay.Of(new DateOnly(1950, 1, 1));
        for (var day = new DateOnly(1950, 1, 2); day.Year < 2050; day = day.AddDays(1))
        {
            var now = LunarDay.Of(day);
            Assert.True(now.Day == before.Day + 1 && now.Month == before.Month || now.Day == 1 && before.Day is 29 or 30, $"{day} is {now} after {before}");
            before = now;
        }
    }
}
