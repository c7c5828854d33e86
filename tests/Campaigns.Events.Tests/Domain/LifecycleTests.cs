using Campaigns.Events.Contracts;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.SetUp;
using Campaigns.Events.Features.ShowLifecycle;
using Campaigns.Registrations.Contracts;

namespace Campaigns.Events.Tests.Domain;

/// <summary>Every status and every verb: where it leads, or that it is refused and changes nothing.</summary>
public sealed class LifecycleTests
{
    private static readonly By Somebody = new(Guid.Parse("01900000-0000-7000-8000-000000000001"), "Lê Thị Hạnh", Some.At(1, 9));

    // Rows are statuses, columns verbs; an empty cell is a refusal. The same table stands in the module's README.
    private const string Table = """
                  | submit    | approve  | return   | reject | publish   | publish-without-approval | start   | complete  | report   | reschedule | postpone  | cancel    | substitute | take-back
        draft     | submitted |          |          |        |           | published                |         |           |          |            |           | cancelled | draft      |
        submitted |           | approved | returned | draft  |           | published                |         |           |          |            |           | cancelled | submitted  |
        returned  | submitted |          |          |        |           |                          |         |           |          |            |           | cancelled | returned   |
        approved  |           |          |          |        | published |                          |         |           |          |            |           | cancelled | approved   |
        published |           |          |          |        |           |                          | running | completed |          | published  | postponed | cancelled | published  | published
        running   |           |          |          |        |           |                          |         | completed |          |            |           |           | running    |
        completed |           |          |          |        |           |                          |         |           | reported |            |           |           |            |
        reported  |           |          |          |        |           |                          |         |           |          |            |           |           |            |
        cancelled |           |          |          |        |           |                          |         |           |          |            |           |           |            | published
        postponed |           |          |          |        |           |                          |         |           |          | published  |           | cancelled |            | published
        """;

    public static TheoryData<string, string, string> Cells()
    {
        var lines = Table.Split('\n').Select(line => line.Split('|').Select(cell => cell.Trim()).ToArray()).ToArray();
        var data = new TheoryData<string, string, string>();
        foreach (var line in lines.Skip(1))
            for (var column = 1; column < line.Length; column++) data.Add(line[0], lines[0][column], line[column]);
        return data;
    }

    [Fact]
    public void What_is_drawn_is_the_table_each_status_at_a_place_of_its_own()
    {
        var drawing = LifecycleDrawing.Read();
        Assert.Equal(Cells().Select(row => row.Data).Where(cell => cell.Item3.Length > 0).Order(), drawing.Steps.Where(s => s.Verb is not Verb.Revise).Select(s => (s.From.Word(), s.Verb.Word(), s.To.Word())).Order());
        Assert.Equal(10, drawing.Boxes.Select(box => (box.X, box.Y)).Distinct().Count());
        Assert.Equal(drawing.Steps.Count, drawing.Arrows.Sum(a => a.Verbs.Count) + drawing.Boxes.Sum(b => b.Stays.Count));
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_verb_leads_where_the_table_says(string from, string verb, string to)
    {
        var meeting = In(from);
        var steps = meeting.History.Count;

        var done = Do(meeting, verb);

        if (to.Length == 0)
        {
            Assert.Equal("events.invalid-transition", Assert.Single(done.Failures).Code);
            Assert.Equal(from, meeting.Status.Word());
            Assert.Equal(steps, meeting.History.Count);
            Assert.Empty(meeting.Raised);
            return;
        }

        Assert.True(done.Succeeded);
        Assert.Equal(to, meeting.Status.Word());
        var line = meeting.History[^1];
        Assert.Equal((from, to, verb), (line.From.Word(), line.To.Word(), line.Verb.Word()));
        Assert.Equal((Somebody.ActorId, Somebody.Name, Somebody.At), (line.ActorId, line.ActorName, line.At));
    }

    [Fact]
    public void The_table_has_every_status_and_every_verb_that_is_called_from_outside()
    {
        Assert.Equal(Enum.GetValues<EventStatus>().Select(s => s.Word()).Order(), Cells().Select(row => row.Data.Item1).Distinct().Order());
        Assert.Equal(Enum.GetValues<Verb>().Where(v => v is not Verb.Revise).Select(v => v.Word()).Order(), Cells().Select(row => row.Data.Item2).Distinct().Order());
    }

    [Fact]
    public void Publishing_tells_that_it_is_public_and_that_seats_are_on_offer()
    {
        var meeting = In("approved");
        meeting.Publish(Somebody);
        Assert.Collection(meeting.Raised, e => Assert.IsType<EventPublishedV1>(e), e => Assert.IsType<OfferingChangedV1>(e));
    }

    [Fact]
    public void Moving_keeps_the_address_grows_the_sequence_and_keeps_the_distance_to_the_closing_time()
    {
        var meeting = In("published");
        var (slug, before) = (meeting.Slug, meeting.Sequence);

        meeting.Reschedule(new(Some.At(27, 14), Some.At(27, 16)), null, " Bão ", Somebody);

        Assert.Equal((slug, before + 1), (meeting.Slug, meeting.Sequence));
        Assert.Equal((Some.At(20, 8), "Bão"), (meeting.MovedFrom, meeting.PublicReason));
        Assert.Equal(Some.At(27, 13), meeting.ClosesAt);
        Assert.Contains(meeting.Raised, e => e is EventRescheduledV1 { VenueChanged: false } moved && moved.OldStartsAt == Some.At(20, 8));
    }

    [Theory]
    [InlineData("draft", false)]
    [InlineData("approved", false)]
    [InlineData("published", true)]
    [InlineData("postponed", true)]
    public void Cancelling_lets_go_of_hall_and_people_and_tells_only_what_was_public(string from, bool told)
    {
        var meeting = In(from);
        meeting.Cancel("Lũ", Somebody);
        Assert.False(meeting.Holds);
        Assert.Equal(told, meeting.Raised.Any(e => e is EventCancelledV1));
    }

    internal static Event In(string status)
    {
        var meeting = Event.Plan(Plan(), "hoang-tien-20-03-2019", hold: true, Somebody);
        if (status == "returned")
        {
            meeting.Submit(Somebody);
            meeting.Return(Somebody, "Trùng họp xã");
        }
        else
        {
            Story.Tell(meeting, EventWords.ReadStatus(status)!.Value, Somebody, "Mưa lớn");
        }

        meeting.TakeRaised();
        return meeting;
    }

    internal static EventPlan Plan(int capacity = 50, int hour = 8) => new(Neighbours.Campaign, "Họp dân", "commune-meeting",
        new("15988", "Hoằng Tiến", "Xã Hoằng Tiến", "38/399/15988", null), new(Some.At(20, hour).ToUniversalTime(), Some.At(20, hour + 2).ToUniversalTime()), capacity,
        new(Some.At(1, 8), Some.At(20, hour - 1), true), [Neighbours.Hoa.Id], [], null, null, null);

    private static Kernel.Commands.Result<Kernel.Commands.Done> Do(Event meeting, string verb) => verb switch
    {
        "submit" => meeting.Submit(Somebody),
        "approve" => meeting.Approve(Somebody),
        "return" => meeting.Return(Somebody, "Sửa giờ"),
        "reject" => meeting.Reject(Somebody, "Không cần"),
        "publish" => meeting.Publish(Somebody),
        "publish-without-approval" => meeting.PublishWithoutApproval(Somebody, "Khẩn"),
        "start" => meeting.Start(Somebody),
        "complete" => meeting.Complete(Somebody),
        "report" => meeting.Report(Somebody),
        "reschedule" => meeting.Reschedule(new(Some.At(27, 8), Some.At(27, 10)), null, "Bão", Somebody),
        "substitute" => meeting.Substitute(Neighbours.Hoa.Id, Neighbours.Thao.Id, "Hoa → Thảo", Somebody),
        "postpone" => meeting.Postpone("Bão", Somebody),
        "cancel" => meeting.Cancel("Bão", Somebody),
        "take-back" => meeting.TakeBack(Takeback.Before(ChangeKind.Move, In("published"), Somebody), Somebody),
        _ => throw new ArgumentOutOfRangeException(nameof(verb), verb, null),
    };
}
