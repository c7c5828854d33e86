using Campaigns.Kernel.Security;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.AddAttendee;
using Campaigns.Registrations.Features.CancelRegistration;
using Campaigns.Registrations.Features.CheckInAttendee;
using Campaigns.Registrations.Features.ListRegistrations;
using Campaigns.Registrations.Features.Seats;
using Campaigns.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Registrations.Tests.Features;

public abstract class DeskTests(TestDatabase database) : SliceTests(database)
{
    private static readonly Access Desk = TestModule.Someone("38/399", Permissions.CheckIn);
    private static readonly Access Elsewhere = TestModule.Someone("38/400", Permissions.CheckIn, Permissions.Edit, Permissions.View);
    private static readonly Access Coordinator = TestModule.Someone("38", Permissions.CheckIn, Permissions.AnyDesk, Permissions.Edit, Permissions.View, Permissions.PhoneView);

    [Fact]
    public async Task Checking_in_twice_is_one_check_in()
    {
        var offering = Neighbours.Has(Some.Offering());
        var registered = await Registered(offering, 1, people: 2);
        Assert.True((await Do<CheckInAttendee, Guid>(new(registered.Id), Desk)).Succeeded);
        var first = (await Row(registered.Id)).CheckedInAt;
        Module.Clock.Pass(TimeSpan.FromMinutes(3));
        Assert.True((await Do<CheckInAttendee, Guid>(new(registered.Id), Desk)).Succeeded);
        Assert.Equal(first, (await Row(registered.Id)).CheckedInAt);
        Assert.Equal(2, (await RosterOf(offering)).Attended);
        Assert.Equal(1, (await Module.Outbox()).Count(n => n == "registrations.attendee-checked-in.v1"));
    }

    [Fact]
    public async Task Strangers_find_nothing()
    {
        var registered = await Registered(Neighbours.Has(Some.Offering()), 1);
        Assert.Equal([Refusals.NoSuchRegistration], (await Do<CheckInAttendee, Guid>(new(registered.Id), Elsewhere)).Failures);
        Assert.Equal([Refusals.NoSuchRegistration], (await Do<CancelRegistration, Guid>(new(TicketRef.ById(registered.Id)), Elsewhere)).Failures);
        Assert.Equal([Refusals.NoSuchRegistration], (await Do<CancelRegistration, Guid>(new(TicketRef.ByToken(new string('A', 22))), Elsewhere)).Failures);
        Assert.Empty((await Page(Elsewhere, null)).Items);
        Assert.Single((await Page(Coordinator, null)).Items);
    }

    [Fact]
    public async Task A_desk_with_names_is_open_to_those_and_to_who_runs_the_area()
    {
        var me = Guid.CreateVersion7();
        var registered = await Registered(Neighbours.Has(Some.Offering(desk: [me])), 1);
        Assert.Equal([Refusals.NoSuchRegistration], (await Do<CheckInAttendee, Guid>(new(registered.Id), Desk)).Failures);
        Neighbours.StaffOfAccounts[Desk.AccountId] = me;
        Assert.True((await Do<CheckInAttendee, Guid>(new(registered.Id), Desk)).Succeeded);
        Assert.True((await Do<CheckInAttendee, Guid>(new(registered.Id), Coordinator)).Succeeded);
    }

    [Fact]
    public async Task Phones_are_masked_without_the_right()
    {
        await Registered(Neighbours.Has(Some.Offering()), 1);
        Assert.Equal("0980 ••• 001", (await Page(TestModule.Someone("38", Permissions.View), null)).Items[0].Phone);
        Assert.Equal("+84980000001", (await Page(Coordinator, null)).Items[0].Phone);
    }

    [Theory]
    [InlineData("nguyen thi hoa 12", 1)]
    [InlineData("HOA", 3)]
    [InlineData("0013", 1)]
    [InlineData("không ai", 0)]
    public async Task People_are_found_without_marks_or_by_the_end_of_the_phone(string search, int found)
    {
        var offering = Neighbours.Has(Some.Offering());
        foreach (var number in (int[])[11, 12, 13]) await Registered(offering, number);
        Assert.Equal(found, (await Page(Coordinator, search)).Items.Count);
    }

    [Fact]
    public async Task A_code_finds_its_ticket_in_any_spelling()
    {
        var offering = Neighbours.Has(Some.Offering());
        var (wanted, _) = (await Registered(offering, 1), await Registered(offering, 2));
        Assert.Equal(wanted.Id, Assert.Single((await Page(Coordinator, wanted.Code.ToLowerInvariant())).Items).Id);
    }

    [Fact]
    public async Task Who_comes_without_having_registered_is_added_and_checked_in_also_when_full()
    {
        var offering = Neighbours.Has(Some.Offering(seats: 1));
        await Registered(offering, 1);
        var added = await Do<AddAttendee, Guid>(new(offering.Id, Some.Body(2), Present: true), Desk);
        var row = await Row(added.Value);
        Assert.Equal((RegistrationStatus.Attended, true), (row.Status, row.WalkIn));
        Assert.Equal([Refusals.Already], (await Do<AddAttendee, Guid>(new(offering.Id, Some.Body(2), Present: true), Desk)).Failures);
        Assert.Equal([Refusals.NoSuchOffering], (await Do<AddAttendee, Guid>(new(offering.Id, Some.Body(3), Present: true), Elsewhere)).Failures);
        Assert.Equal([Refusals.NoSuchOffering], (await Do<AddAttendee, Guid>(new(offering.Id, Some.Body(3)), Desk)).Failures);
        Assert.Equal(RegistrationStatus.Waitlisted, (await Row((await Do<AddAttendee, Guid>(new(offering.Id, Some.Body(3)), Coordinator)).Value)).Status);
        await Delivered();
        Assert.DoesNotContain($"ticket:{added.Value}", Neighbours.Notices.Keys);
    }

    private async Task<RegistrationList> Page(Access by, string? search) => await Module.In(async s =>
    {
        var query = s.GetRequiredService<RegistrationsQuery>();
        var page = await query.Page(null, new() { Q = search }, null, null, Permissions.View, Ct);
        return new RegistrationList([.. page.Items.Select(query.Show)], page.Next);
    }, by);
}

public sealed class DeskOnSqlite() : DeskTests(TestDatabase.Sqlite());

public sealed class DeskOnPostgres() : DeskTests(TestDatabase.Postgres());
