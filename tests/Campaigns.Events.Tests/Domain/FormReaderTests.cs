using Campaigns.Events.Features.EditEvent;

namespace Campaigns.Events.Tests.Domain;

/// <summary>What is typed in the form as an event: evenings that end at midnight, meetings of several days, money.</summary>
public sealed class FormReaderTests
{
    private static readonly FormLists Nothing = new([], new([]), new([]), new([]), new([]));

    [Theory]
    [InlineData("20:00", "22:00", null, 120)]
    [InlineData("20:00", "00:00", null, 240)]
    [InlineData("00:00", "00:00", null, 1_440)]
    [InlineData("08:00", "17:00", "2", 3_420)]
    [InlineData("08:00", "00:00", "1", 2_400)]
    [InlineData("20:00", "02:00", "1", 360)]
    [InlineData("20:00", "02:00", null, -1_080)] // Refused: the end is before the start.
    public void An_end_is_on_the_day_unless_it_is_said_otherwise(string start, string end, string? more, int minutes)
    {
        var input = new FormReader(Nothing).Read(new() { Day = "14/3/26", StartsAt = start, EndsAt = end, MoreDays = more }, hold: false);
        Assert.Equal(minutes, (input.EndsAt - input.StartsAt)!.Value.TotalMinutes);
    }

    [Theory]
    [InlineData("14/3/1999", "events.start-out-of-range")]
    [InlineData("14/3/2100", "events.start-out-of-range")]
    [InlineData("31/2/2026", "events.day-unreadable")]
    public void A_day_that_cannot_be_is_told_at_the_day(string typed, string code)
    {
        var reader = new FormReader(Nothing);
        var input = reader.Read(new() { Day = typed, StartsAt = "08:00", EndsAt = "10:00" }, hold: false);
        Assert.Equal((code, "day"), (reader.Wrong[0].Code, reader.Wrong[0].Field));
        Assert.Null(input.StartsAt);
    }

    [Theory]
    [InlineData("4.000.000", 4_000_000L)]
    [InlineData("4,000,000 đ", 4_000_000L)]
    [InlineData(" 4 000 000 ", 4_000_000L)]
    [InlineData("", null)]
    public void Money_is_read_as_people_write_it(string typed, long? dong) => Assert.Equal(dong, new FormReader(Nothing).Read(new() { Budget = typed }, hold: false).Budget);

    [Fact]
    public void Who_is_not_found_is_named_and_so_is_a_name_that_several_have()
    {
        var lists = Nothing with { Presenters = new([new("11111111-1111-1111-1111-111111111111", "Phạm Thị Hoa", "Đông Sơn"), new("22222222-2222-2222-2222-222222222222", "Lê Văn An", "Thọ Xuân"), new("33333333-3333-3333-3333-333333333333", "Lê Văn An", "Nga Sơn")]) };
        Assert.Equal(("events.staff-unknown", "presenterIds", "“Ai Đó”, “Không Ai”"), Said("Phạm Thị Hoa; Ai Đó; Lê Văn An; Không Ai"));
        Assert.Equal(("events.staff-several", "presenterIds", "“le van an”"), Said("phạm thị hoa; le van an"));
        Assert.Equal(("events.staff-unknown", "presenterIds", $"“{new string('x', 100)}…”"), Said(new string('x', 5_000)));

        (string, string?, string) Said(string typed)
        {
            var reader = new FormReader(lists);
            reader.Read(new() { Day = "14/3/26", StartsAt = "08:00", PresenterIds = typed }, hold: false);
            var wrong = Assert.Single(reader.Wrong);
            return (wrong.Code, wrong.Field, (string)wrong.Args.Single());
        }
    }

    [Theory]
    [InlineData("bốn triệu")]
    [InlineData("-5")]
    [InlineData("99999999999999999999")]
    public void What_is_no_money_is_told_at_its_field(string typed)
    {
        var reader = new FormReader(Nothing);
        reader.Read(new() { Budget = typed }, hold: false);
        Assert.Contains(reader.Wrong, w => (w.Code, w.Field) == ("events.budget-unreadable", "budget"));
    }
}
