using Campaigns.Kernel.Commands;
using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.ChooseAgain;
using Campaigns.Registrations.Features.Tickets;
using Campaigns.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Registrations.Tests.Features;

/// <summary>Places for those whom another module invited, and the choice of who cannot come to what was moved or called off.</summary>
public abstract class PlacesTests(TestDatabase database) : SliceTests(database)
{
    private static readonly PlaceWanted Hoa = new("Nguyễn Thị Hoa 1", "+84980000001", null, "15988", "Thôn 1", 2);

    [Fact]
    public async Task One_wish_is_one_place_that_grows_shrinks_and_is_given_back()
    {
        var offering = Neighbours.Has(Some.Offering(seats: 5));
        var (wish, next) = (Guid.NewGuid(), Guid.NewGuid());
        var place = (await Ask(p => p.Take(offering.Id, wish, Hoa, Ct))).Value;
        Assert.Equal(place, (await Ask(p => p.Take(offering.Id, wish, Hoa, Ct))).Value);
        Assert.False(place.Waits);
        Assert.Matches("/my/[A-Za-z0-9_-]{22}$", place.Link!);
        Assert.Equal(place.Link, (await Ask(p => p.Links([place.RegistrationId, Guid.NewGuid()], Ct))).Values.Single());

        Assert.True((await Ask(p => p.Resize(place.RegistrationId, 5, Ct))).Succeeded);
        Assert.False((await Ask(p => p.Resize(place.RegistrationId, 6, Ct))).Succeeded);
        Assert.Equal(5, (await RosterOf(offering)).Taken);
        Assert.True((await Ask(p => p.GiveBack(place.RegistrationId, Ct))).Succeeded);
        Assert.True((await Ask(p => p.GiveBack(place.RegistrationId, Ct))).Succeeded); // Twice is once.
        Assert.Equal(0, (await RosterOf(offering)).Taken);
        Assert.NotEqual(place.RegistrationId, (await Ask(p => p.Take(offering.Id, next, Hoa, Ct))).Value.RegistrationId);
        Assert.Equal(2, (await RosterOf(offering)).Taken);
    }

    [Fact]
    public async Task Who_registered_before_keeps_that_place_for_so_many_and_the_rules_of_the_form_hold()
    {
        var offering = Neighbours.Has(Some.Offering(seats: 4, waitlist: false));
        var before = await Registered(offering, 1);
        var held = (await Ask(p => p.Take(offering.Id, Guid.NewGuid(), Hoa with { People = 3 }, Ct))).Value;
        Assert.Equal((before.Id, 3), (held.RegistrationId, (await RosterOf(offering)).Taken));
        Assert.Equal([Refusals.Full], (await Ask(p => p.Take(offering.Id, Guid.NewGuid(), Hoa with { FullName = "Lê Văn Tám", Phone = "+84980000002" }, Ct))).Failures);
        Assert.Equal([Refusals.Closed], (await Ask(p => p.Take(Neighbours.Has(Some.Offering(open: false)).Id, Guid.NewGuid(), Hoa, Ct))).Failures);
        Assert.Equal([Refusals.NoSuchOffering], (await Ask(p => p.Take(Guid.NewGuid(), Guid.NewGuid(), Hoa, Ct))).Failures);

        // A commune that is no more, and nobody's phone.
        var other = Neighbours.Has(Some.Offering());
        Assert.True((await Ask(p => p.Take(other.Id, Guid.NewGuid(), Hoa with { UnitCode = "99999", Phone = null }, Ct))).Succeeded);
        Assert.Equal(("+84912345678", null), (await Module.In(s => Task.FromResult((s.GetRequiredService<IPlaces>().Phone("0912 345 678"), s.GetRequiredService<IPlaces>().Phone("Thôn 3"))))));
    }

    [Fact]
    public async Task Who_cannot_come_goes_to_another_meeting_near_by_once_and_is_told_of_that_one_only()
    {
        var (here, to, far) = (Neighbours.Has(Some.Offering()), Neighbours.Has(Some.Offering()), Neighbours.Has(Some.Offering(scope: "38/401")));
        var before = await Registered(here, 1, people: 2);
        await Delivered();
        Neighbours.Has(here with { Open = false }); // Called off: the place is still theirs to take elsewhere.
        var token = (await Do<ChooseAgain, string>(new(before.Token!, to.Id))).Value;
        Assert.Equal(token, (await Do<ChooseAgain, string>(new(before.Token!, to.Id))).Value); // Twice is once.
        Assert.Equal((0, 2), ((await RosterOf(here)).Taken, (await RosterOf(to)).Taken));
        Assert.Equal(RegistrationStatus.Cancelled, (await Row(before.Id)).Status);
        await Delivered();
        Assert.Equal((2, 0), (Sent(Notices.Ticket), Sent(Notices.Cancelled)));

        Assert.Equal([Refusals.NoSuchOffering], (await Do<ChooseAgain, string>(new(token, far.Id))).Failures);
        Assert.Equal([Refusals.NoSuchOffering], (await Do<ChooseAgain, string>(new(token, here.Id))).Failures);
        Assert.Equal([Refusals.NoSuchRegistration], (await Do<ChooseAgain, string>(new("AAAAAAAAAAAAAAAAAAAAAA", to.Id))).Failures);
    }

    [Fact]
    public async Task A_full_meeting_refuses_and_the_place_here_stays()
    {
        var (here, to) = (Neighbours.Has(Some.Offering()), Neighbours.Has(Some.Offering(seats: 1, waitlist: false)));
        await Registered(to, 7);
        var before = await Registered(here, 1, people: 2);
        Assert.Equal([Refusals.Full], (await Do<ChooseAgain, string>(new(before.Token!, to.Id))).Failures);
        Assert.Equal((2, RegistrationStatus.Confirmed), ((await RosterOf(here)).Taken, (await Row(before.Id)).Status));
    }

    private Task<T> Ask<T>(Func<IPlaces, Task<T>> ask) => Module.In(s => ask(s.GetRequiredService<IPlaces>()));
}

public sealed class PlacesOnSqlite() : PlacesTests(TestDatabase.Sqlite());

public sealed class PlacesOnPostgres() : PlacesTests(TestDatabase.Postgres());
