using Campaigns.Kernel.Values;
using Campaigns.Training.Domain;

namespace Campaigns.Training.Tests.Domain;

public sealed class EffectTests
{
    // Wilson's range for 10 of 100 is 5.52 to 17.44 (Newcombe 1998, table I gives the same method).
    [Fact]
    public void Where_meetings_are_alike_the_range_is_Wilsons()
    {
        var share = Share.Of([.. Enumerable.Repeat((1, 10), 10)])!;
        Assert.Equal(10, share.Value, 6);
        Assert.Equal(5.52, share.Low, 2);
        Assert.Equal(17.44, share.High, 2);
    }

    [Fact]
    public void Where_all_came_from_one_meeting_the_range_is_wider()
    {
        var alike = Share.Of([.. Enumerable.Repeat((1, 10), 10)])!;
        var one = Share.Of([(10, 10), .. Enumerable.Repeat((0, 10), 9)])!;
        Assert.Equal(alike.Value, one.Value, 6);
        Assert.True(one.High - one.Low > 2 * (alike.High - alike.Low));
        Assert.Equal(0, one.Low);
    }

    [Fact]
    public void Too_few_meetings_or_people_say_nothing()
    {
        Assert.Null(Share.Of([.. Enumerable.Repeat((5, 50), 4)]));
        Assert.Null(Share.Of([.. Enumerable.Repeat((1, 5), 5)]));
        Assert.NotNull(Share.Of([.. Enumerable.Repeat((1, 6), 5)]));
    }

    [Theory]
    [InlineData(30, 10, true)]
    [InlineData(12, 10, false)]
    [InlineData(10, 30, true)]
    public void A_difference_is_clear_where_chance_alone_does_not_explain_it(int one, int other, bool clear)
    {
        var gap = Share.Difference(Share.Of([.. Enumerable.Repeat((one, 100), 10)])!, Share.Of([.. Enumerable.Repeat((other, 100), 10)])!);
        Assert.Equal(one - other, gap.Value, 6);
        Assert.InRange(gap.Value, gap.Low, gap.High);
        Assert.Equal(clear, gap.IsClear);
    }

    [Fact]
    public void What_a_certificate_proved_on_a_day_gone_by_is_told_by_its_history()
    {
        var held = Certificate.Issue(Facts("2026-01-10", "2028-01-10"), new(2026, 1, "N", "C", 0), null, At(1, 10));
        held.Suspend("Chưa bồi dưỡng", new(2026, 2, 10), At(2, 1));
        Assert.Equal([false, true, false, false, true], Days("2026-01-09", "2026-01-31", "2026-02-01", "2026-02-10", "2026-02-11").Select(held.ProvedOn));
        held.Lift("Đã bồi dưỡng", At(2, 5));
        Assert.Equal([true, false, true], Days("2026-01-31", "2026-02-04", "2026-02-05").Select(held.ProvedOn));
        held.Revoke("Thi hộ", At(3, 1));
        Assert.Equal([true, false, false], Days("2026-02-28", "2026-03-01", "2028-01-10").Select(held.ProvedOn));
    }

    private static IEnumerable<DateOnly> Days(params string[] days) => days.Select(Some.Day);

    private static By At(int month, int day) => new(null, "Giảng viên", Some.At(day, 9, month));

    private static CertificateFacts Facts(string from, string to) => new()
    {
        CourseId = Guid.CreateVersion7(), CourseCode = "BHXH-01", CourseTitle = "Chính sách", CourseVersion = 1, StaffId = Guid.CreateVersion7(), HolderName = "Phạm Thị Hoa", ScopePath = "38",
        IssuedOn = Some.Day(from), ExpiresOn = Some.Day(to),
    };
}
