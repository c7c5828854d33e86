using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Domain;

namespace Campaigns.Registrations.Tests.Domain;

public sealed class RosterTests
{
    [Fact]
    public void Seats_count_people()
    {
        var (roster, offering) = With(seats: 10);
        var registration = Some.In(roster, offering, 1, people: 4);
        Assert.Equal((4, 6, RegistrationStatus.Confirmed), (roster.Taken, roster.Left, registration.Status));
    }

    [Fact]
    public void A_full_roster_makes_people_wait_in_order()
    {
        var (roster, offering) = With(seats: 1);
        Some.In(roster, offering, 1);
        var (second, third) = (Some.In(roster, offering, 2), Some.In(roster, offering, 3, people: 2));
        Assert.Equal((RegistrationStatus.Waitlisted, 1), (second.Status, second.Queue));
        Assert.Equal((RegistrationStatus.Waitlisted, 2), (third.Status, third.Queue));
        Assert.Equal((1, 3, 2), (roster.Taken, roster.Waitlisted, roster.WaitingGroups));
    }

    [Fact]
    public void Without_a_waitlist_full_is_full()
    {
        var (roster, offering) = With(seats: 1, waitlist: false);
        Some.In(roster, offering, 1);
        Assert.Equal([Refusals.Full], roster.Register(offering, Some.Attendee(2), new(1), Some.Now).Failures);
        Assert.Equal(1, roster.Taken);
    }

    [Fact]
    public void A_group_that_does_not_fit_waits_together_or_keeps_what_is_left()
    {
        var (roster, offering) = With(seats: 3);
        Some.In(roster, offering, 1);
        var waits = roster.Register(offering, Some.Attendee(2), new(4), Some.Now).Value;
        var keeps = roster.Register(offering, Some.Attendee(3), new(4, KeepWhenShort: true), Some.Now).Value;
        Assert.Equal((RegistrationStatus.Waitlisted, 4), (waits.Status, waits.People));
        Assert.Equal((RegistrationStatus.Confirmed, 2), (keeps.Status, keeps.People));
        Assert.Equal((3, 4), (roster.Taken, roster.Waitlisted));
    }

    [Fact]
    public void The_time_to_register_ends_at_its_last_instant()
    {
        var (roster, offering) = With();
        Assert.False(roster.Register(offering, Some.Attendee(1), new(1), offering.OpensAt.AddTicks(-1)).Succeeded);
        Assert.True(roster.Register(offering, Some.Attendee(2), new(1), offering.OpensAt).Succeeded);
        Assert.True(roster.Register(offering, Some.Attendee(3), new(1), offering.ClosesAt.AddTicks(-1)).Succeeded);
        Assert.Equal([Refusals.Closed], roster.Register(offering, Some.Attendee(4), new(1), offering.ClosesAt).Failures);
        Assert.Equal([Refusals.Closed], roster.Register(offering with { Open = false }, Some.Attendee(5), new(1), Some.Now).Failures);
    }

    [Fact]
    public void A_place_given_back_is_free_once()
    {
        var (roster, offering) = With(seats: 2);
        var registration = Some.In(roster, offering, 1, people: 2);
        Assert.True(roster.Cancel(registration, Some.Now).Succeeded);
        Assert.True(roster.Cancel(registration, Some.Now).Succeeded);
        Assert.Equal((0, RegistrationStatus.Cancelled), (roster.Taken, registration.Status));
    }

    [Fact]
    public void Freed_seats_go_to_the_first_group_that_fits_and_the_one_passed_over_keeps_its_place()
    {
        var (roster, offering) = With(seats: 2);
        var first = Some.In(roster, offering, 1);
        Some.In(roster, offering, 2);
        var (large, small, last) = (Some.In(roster, offering, 3, people: 2), Some.In(roster, offering, 4), Some.In(roster, offering, 5));
        roster.Cancel(first, Some.Now);
        roster.Settle(first, Some.Now);
        Assert.Equal([small], roster.Offer([large, small, last], Some.Now));
        Assert.Equal((RegistrationStatus.Offered, Some.Now.AddHours(24)), (small.Status, small.OfferUntil));
        Assert.Equal((RegistrationStatus.Waitlisted, 1), (large.Status, large.Queue));
        Assert.Equal((2, 3), (roster.Taken, roster.Waitlisted));
    }

    [Theory]
    [InlineData(49, 24)]
    [InlineData(48, 24)]
    [InlineData(47, 23.5)]
    [InlineData(10, 5)]
    public void An_offer_lasts_a_day_or_half_the_time_left(double hoursBefore, double hours)
    {
        var (roster, offering) = With(seats: 1);
        var first = Some.In(roster, offering, 1);
        var next = Some.In(roster, offering, 2);
        roster.Cancel(first, Some.Now);
        roster.Settle(first, Some.Now);
        var now = offering.StartsAt.AddHours(-hoursBefore);
        roster.Offer([next], now);
        Assert.Equal(now.AddHours(hours), next.OfferUntil);
    }

    [Fact]
    public void Nothing_is_offered_once_the_meeting_began()
    {
        var (roster, offering) = With(seats: 1);
        var first = Some.In(roster, offering, 1);
        var next = Some.In(roster, offering, 2);
        roster.Cancel(first, Some.Now);
        roster.Settle(first, Some.Now);
        Assert.Empty(roster.Offer([next], offering.StartsAt));
    }

    [Fact]
    public void An_offer_can_be_taken_until_it_is_given_on()
    {
        var (roster, next) = Offered();
        Assert.False(roster.Expire(next, next.OfferUntil!.Value));
        Assert.True(roster.Accept(next, next.OfferUntil.Value.AddSeconds(30)).Succeeded);
        Assert.True(roster.Accept(next, next.OfferUntil.Value.AddDays(1)).Succeeded);
        Assert.Equal((RegistrationStatus.Confirmed, 1), (next.Status, roster.Taken));
        Assert.Single(roster.Raised.OfType<OfferAcceptedV1>());
    }

    [Fact]
    public void An_offer_that_ran_out_frees_its_seats_and_may_wait_again_at_the_end()
    {
        var (roster, next) = Offered();
        var late = Roster.ExpiryOf(next.OfferUntil!.Value);
        Assert.Equal([Refusals.OfferExpired], roster.Accept(next, late).Failures);
        Assert.True(roster.Expire(next, late));
        Assert.False(roster.Expire(next, late));
        Assert.Equal((RegistrationStatus.OfferExpired, 0), (next.Status, roster.Taken));

        var other = roster.Add(Some.Attendee(9), new(1), late).Value;
        Assert.Equal(RegistrationStatus.Confirmed, other.Status);
        Assert.True(roster.Rejoin(next, late).Succeeded);
        Assert.Equal((RegistrationStatus.Waitlisted, 2), (next.Status, next.Queue));
    }

    [Fact]
    public void Twice_at_the_door_is_once()
    {
        var (roster, offering) = With();
        var registration = Some.In(roster, offering, 1, people: 3);
        roster.CheckIn(registration, Some.Start);
        roster.CheckIn(registration, Some.Start.AddMinutes(5));
        Assert.Equal((RegistrationStatus.Attended, Some.Start, 3), (registration.Status, registration.CheckedInAt, roster.Attended));
        Assert.Single(roster.Raised.OfType<AttendeeCheckedInV1>());
        Assert.False(registration.Early);
    }

    [Fact]
    public void A_check_in_before_the_day_is_marked_and_not_refused()
    {
        var (roster, offering) = With();
        var registration = Some.In(roster, offering, 1);
        roster.CheckIn(registration, Some.Now);
        Assert.True(registration.Early);
    }

    [Fact]
    public void Who_cancelled_and_comes_all_the_same_is_let_in_and_marked()
    {
        var (roster, offering) = With(seats: 1);
        var registration = Some.In(roster, offering, 1);
        roster.Cancel(registration, Some.Now);
        Some.In(roster, offering, 2);
        roster.CheckIn(registration, Some.Start);
        Assert.Equal((RegistrationStatus.Attended, RegistrationStatus.Cancelled), (registration.Status, registration.AdmittedFrom));
        Assert.Equal((2, 0), (roster.Taken, roster.Left));
    }

    [Fact]
    public void Who_waited_and_comes_leaves_the_waitlist()
    {
        var (roster, offering) = With(seats: 1);
        Some.In(roster, offering, 1);
        var waiting = Some.In(roster, offering, 2);
        roster.CheckIn(waiting, Some.Start);
        Assert.Equal((0, 0, 1), (roster.Waitlisted, roster.WaitingGroups, roster.Attended));
    }

    [Fact]
    public void Who_was_checked_in_or_absent_cannot_cancel()
    {
        var (roster, offering) = With();
        var (there, absent) = (Some.In(roster, offering, 1), Some.In(roster, offering, 2));
        roster.CheckIn(there, Some.Start);
        roster.MarkAbsent(absent);
        roster.MarkAbsent(there);
        Assert.Equal([Refusals.AlreadyThere], roster.Cancel(there, Some.Start).Failures);
        Assert.Equal([Refusals.Over], roster.Cancel(absent, Some.Start).Failures);
        Assert.Equal(2, roster.Taken);
    }

    [Fact]
    public void A_cancellation_can_be_taken_back_until_it_is_settled()
    {
        var (roster, offering) = With(seats: 1);
        var registration = Some.In(roster, offering, 1);
        roster.Cancel(registration, Some.Now);
        Assert.True(roster.Restore(registration).Succeeded);
        Assert.Equal((RegistrationStatus.Confirmed, 1), (registration.Status, roster.Taken));

        roster.Cancel(registration, Some.Now);
        Assert.True(roster.Settle(registration, Some.Now));
        Assert.False(roster.Settle(registration, Some.Now));
        Assert.Equal([Refusals.TooLateToUndo], roster.Restore(registration).Failures);
        Assert.Single(roster.Raised.OfType<AttendeeCancelledV1>());
    }

    [Fact]
    public void A_place_that_somebody_else_has_cannot_be_taken_back()
    {
        var (roster, offering) = With(seats: 1);
        var registration = Some.In(roster, offering, 1);
        roster.Cancel(registration, Some.Now);
        Some.In(roster, offering, 2);
        Assert.Equal([Refusals.SeatGone], roster.Restore(registration).Failures);
    }

    [Fact]
    public void A_place_on_the_waitlist_is_taken_back_where_it_was()
    {
        var (roster, offering) = With(seats: 1);
        Some.In(roster, offering, 1);
        var (second, third) = (Some.In(roster, offering, 2), Some.In(roster, offering, 3));
        roster.Cancel(second, Some.Now);
        roster.Restore(second);
        Assert.Equal((1, 2), (second.Queue, third.Queue));
        Assert.Equal((2, 2), (roster.Waitlisted, roster.WaitingGroups));
    }

    [Fact]
    public void Seats_never_fall_below_those_taken()
    {
        var (roster, offering) = With(seats: 10);
        Some.In(roster, offering, 1, people: 6);
        roster.Follow(offering with { Seats = 4 });
        Assert.Equal((6, 0), (roster.Seats, roster.Left));
        roster.Follow(offering with { Seats = 20 });
        Assert.Equal(14, roster.Left);
    }

    private static (Roster Roster, Offering Offering) With(int seats = 10, bool waitlist = true)
    {
        var offering = Some.Offering(seats, waitlist);
        return (Roster.Of(offering), offering);
    }

    [Fact]
    public void What_was_cancelled_does_not_come_back_on_seats_that_were_taken_away_meanwhile()
    {
        var (roster, offering) = With(seats: 2);
        var first = Some.In(roster, offering, 1);
        Some.In(roster, offering, 2);
        Some.In(roster, offering, 3); // Waits, so the seat given back is kept.
        roster.Cancel(first, Some.Now);
        roster.Follow(offering with { Seats = 1 });
        Assert.Equal([Refusals.SeatGone], roster.Restore(first).Failures);
        Assert.Equal((1, 1), (roster.Seats, roster.Taken));
    }

    private static (Roster Roster, Registration Offered) Offered()
    {
        var (roster, offering) = With(seats: 1);
        var first = Some.In(roster, offering, 1);
        var next = Some.In(roster, offering, 2);
        roster.Cancel(first, Some.Now);
        roster.Settle(first, Some.Now);
        roster.Offer([next], Some.Now);
        return (roster, next);
    }
}
