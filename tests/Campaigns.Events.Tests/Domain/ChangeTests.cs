using Campaigns.Events.Domain;
using Campaigns.Registrations.Contracts;

namespace Campaigns.Events.Tests.Domain;

/// <summary>What may still be changed, and when.</summary>
public sealed class ChangeTests
{
    private static readonly By Somebody = new(null, "Lê Thị Hạnh", Some.At(1, 9));

    [Theory]
    [InlineData("draft", null, "draft")]
    [InlineData("returned", null, "returned")]
    [InlineData("submitted", "events.invalid-transition", "submitted")]
    [InlineData("approved", null, "draft")]
    [InlineData("published", "events.reschedule-needed", "published")]
    [InlineData("running", "events.reschedule-needed", "running")]
    [InlineData("postponed", "events.reschedule-needed", "postponed")]
    [InlineData("completed", "events.invalid-transition", "completed")]
    [InlineData("reported", "events.invalid-transition", "reported")]
    [InlineData("cancelled", "events.invalid-transition", "cancelled")]
    public void Another_time_needs_approval_again_and_once_public_its_own_verb(string status, string? refusal, string then)
    {
        var meeting = LifecycleTests.In(status);
        var changed = meeting.Change(LifecycleTests.Plan(hour: 14), "hoang-tien-20-03-2019", 0, Somebody);
        Assert.Equal(refusal, changed.Succeeded ? null : changed.Failures[0].Code);
        Assert.Equal(then, meeting.Status.Word());
    }

    [Theory]
    [InlineData("draft")]
    [InlineData("submitted")]
    [InlineData("approved")]
    [InlineData("published")]
    public void More_seats_need_nobody(string status)
    {
        var meeting = LifecycleTests.In(status);
        Assert.True(meeting.Change(LifecycleTests.Plan(capacity: 70), meeting.Slug, 44, Somebody).Succeeded);
        Assert.Equal((status, 70), (meeting.Status.Word(), meeting.Capacity));
        Assert.Equal(status == "published", meeting.Raised.Any(e => e is OfferingChangedV1));
    }

    [Fact]
    public void Seats_never_go_below_those_who_registered()
    {
        var meeting = LifecycleTests.In("published");
        var changed = meeting.Change(LifecycleTests.Plan(capacity: 43), meeting.Slug, 44, Somebody);
        Assert.Equal(("events.seats-below-registered", 44, 43), (changed.Failures[0].Code, changed.Failures[0].Args[0], changed.Failures[0].Args[1]));
        Assert.True(meeting.Change(LifecycleTests.Plan(capacity: 44), meeting.Slug, 44, Somebody).Succeeded);
    }

    [Fact]
    public void The_address_never_changes_once_public()
    {
        var (draft, open) = (LifecycleTests.In("draft"), LifecycleTests.In("published"));
        draft.Change(LifecycleTests.Plan(), "other", 0, Somebody);
        open.Change(LifecycleTests.Plan(), "other", 0, Somebody);
        Assert.Equal(("other", "hoang-tien-20-03-2019"), (draft.Slug, open.Slug));
    }

    [Fact]
    public void Only_what_nobody_relies_on_lets_go_of_its_hall()
    {
        var (draft, open) = (LifecycleTests.In("draft"), LifecycleTests.In("published"));
        draft.Release();
        open.Release();
        Assert.Equal((false, true), (draft.Holds, open.Holds));
    }
}
