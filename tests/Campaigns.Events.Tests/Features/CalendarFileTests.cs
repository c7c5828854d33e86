using Campaigns.Events.Domain;
using Campaigns.Events.Features.ListEvents;
using Campaigns.Events.Features.PublishCalendar;

namespace Campaigns.Events.Tests.Features;

/// <summary>The calendar file, read back by a library that did not write it by hand.</summary>
public sealed class CalendarFileTests
{
    [Fact]
    public void An_entry_has_utc_times_a_stable_uid_and_its_sequence()
    {
        var row = Row(EventStatus.Published) with { Sequence = 3 };
        var (first, second) = (Write(row), Write(row with { StartsAt = row.StartsAt.AddDays(7), EndsAt = row.EndsAt.AddDays(7), Sequence = 4 }));
        var entry = Assert.Single(Ical.Net.Calendar.Load(first)!.Events);
        var moved = Assert.Single(Ical.Net.Calendar.Load(second)!.Events);
        Assert.Equal(new DateTime(2019, 3, 20, 1, 0, 0), entry.DtStart!.Value);
        Assert.Contains("DTSTART:20190320T010000Z", first, StringComparison.Ordinal);
        Assert.Equal((entry.Uid, 3, 4), (moved.Uid, entry.Sequence, moved.Sequence));
        Assert.Equal("Nhà văn hóa, Hoằng Tiến", entry.Location);
        Assert.Equal("https://campaigns.example/events/hoang-tien-20-03-2019", entry.Url!.ToString());
    }

    [Theory]
    [InlineData((int)EventStatus.Cancelled, "CANCELLED")]
    [InlineData((int)EventStatus.Postponed, "TENTATIVE")]
    [InlineData((int)EventStatus.Running, "CONFIRMED")]
    public void What_became_of_it_is_said(int status, string word) => Assert.Contains($"STATUS:{word}", Write(Row((EventStatus)status)), StringComparison.Ordinal);

    [Fact]
    public void An_empty_calendar_is_a_valid_file()
    {
        var text = CalendarFile.Write([], "Buổi gặp", Address, By);
        Assert.Empty(Ical.Net.Calendar.Load(text)!.Events);
        Assert.StartsWith("BEGIN:VCALENDAR", text, StringComparison.Ordinal);
    }

    private static string Write(EventRow row) => CalendarFile.Write([row], "Buổi gặp", Address, By);

    private static Uri Address(EventRow row) => new($"https://campaigns.example/events/{row.Slug}");

    internal static readonly Organiser By = new("BHXH tỉnh Thanh Hóa", "hoi-nghi@thanhhoa.example");

    internal static EventRow Row(EventStatus status) => new()
    {
        Id = Guid.Parse("01900000-0000-7000-8000-000000000009"), Version = 1, Slug = "hoang-tien-20-03-2019", Status = status, CampaignId = Neighbours.Campaign, Title = "Họp dân",
        Format = "commune-meeting", UnitCode = "15988", UnitName = "Xã Hoằng Tiến", ScopePath = "38/399/15988", Venue = new(Guid.NewGuid(), "Nhà văn hóa", "Hoằng Tiến", 19.8, 105.9),
        StartsAt = Some.At(20, 8), EndsAt = Some.At(20, 10), Capacity = 50, OpensAt = Some.At(1, 8), ClosesAt = Some.At(20, 8), Waitlist = true, Staff = [], Budget = null, Note = null,
        OverrideReason = null, Holds = true, Sequence = 0, PublishedAt = Some.At(1, 8), MovedFrom = null, PublicReason = null, ChangedAt = Some.At(1, 8), ApprovalRequestId = null,
    };
}
