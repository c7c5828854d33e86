using Campaigns.Kernel.Events;
using Campaigns.Kernel.Privacy;
using Campaigns.People.Contracts;
using Campaigns.People.Data;
using Campaigns.People.Features.ShowPerson;
using Campaigns.People.Subscribers;
using Campaigns.Registrations.Contracts;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.People.Tests.Features;

public abstract class RecognisePersonTests(TestDatabase database) : IAsyncLifetime
{
    private readonly Registrants _registrants = new();
    private TestModule _people = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _people = await Registry.Start(database, _registrants);

    public async ValueTask DisposeAsync()
    {
        await _people.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task A_citizen_id_is_one_person_whatever_else_is_said()
    {
        var first = await Registry.Recognise(_people, Registry.Someone(citizenId: "038185000124"));
        Assert.Equal(first, await Registry.Recognise(_people, Registry.Someone("Lan", "+84988000001", "038185000124")));
    }

    [Fact]
    public async Task Phone_and_name_without_marks_are_one_person_and_a_phone_alone_is_not()
    {
        var first = await Registry.Recognise(_people, Registry.Someone());
        Assert.Equal(first, await Registry.Recognise(_people, Registry.Someone("nguyen thi LAN")));
        Assert.NotEqual(first, await Registry.Recognise(_people, Registry.Someone("Lê Văn Tám")));
    }

    [Fact]
    public async Task Two_citizen_ids_are_two_people_though_phone_and_name_are_the_same()
    {
        var father = await Registry.Recognise(_people, Registry.Someone("Nguyễn Văn Hùng", citizenId: "038060000001"));
        var son = await Registry.Recognise(_people, Registry.Someone("Nguyễn Văn Hùng", citizenId: "038085000002"));
        Assert.NotEqual(father, son);
        Assert.Contains(await Registry.Recognise(_people, Registry.Someone("Nguyễn Văn Hùng")), new[] { father, son });
    }

    [Fact]
    public async Task Nobody_is_recognised_by_name_alone() =>
        Assert.NotEqual(await Registry.Recognise(_people, Registry.Someone(phone: null)), await Registry.Recognise(_people, Registry.Someone(phone: null)));

    [Fact]
    public async Task What_was_not_known_is_learned_and_what_is_known_stays()
    {
        var id = await Registry.Recognise(_people, Registry.Someone() with { Hamlet = null });
        await Registry.Recognise(_people, Registry.Someone(citizenId: "038185000124", path: "38/380/14767") with { BirthDate = new(1985, 2, 3), Hamlet = "Thôn 9" });
        await _people.In(async s =>
        {
            var person = await s.GetRequiredService<PeopleDbContext>().People.SingleAsync(p => p.Id == id, Ct);
            Assert.Equal(("038185000124", 1985, "Thôn 9", "15865"), (person.CitizenId, person.BirthYear, person.Hamlet, person.UnitCode));
        });
    }

    [Fact]
    public async Task Forty_desks_that_meet_one_person_at_once_make_one()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => Registry.Recognise(_people, Registry.Someone("Phạm Thị Hoa")))));
        Assert.Single(ids.Distinct());
    }

    [Fact]
    public async Task A_registration_told_twice_is_one_appearance_of_a_known_person()
    {
        var known = await Registry.Recognise(_people, Registry.Someone("Trần Thị Na"));
        var registrant = new Registrant(Guid.CreateVersion7(), Guid.CreateVersion7(), "K7M42P", "tran thi na", "+84912345678", null, null, null,
            "15865", "38/399/15865", null, 2, "confirmed", _people.Clock.GetUtcNow());
        _registrants.All.Add(registrant);
        var told = new AttendeeRegisteredV1(registrant.RegistrationId, registrant.OfferingId, "event", 2, false, _people.Clock.GetUtcNow());
        for (var i = 0; i < 2; i++)
            await _people.In(s => ActivatorUtilities.CreateInstance<RememberRegistrantOnAttendeeRegistered>(s).On(told, new(Guid.CreateVersion7(), told.At, null, 1), Ct));
        await _people.In(async s =>
        {
            var appearance = await s.GetRequiredService<PeopleDbContext>().Appearances.SingleAsync(Ct);
            Assert.Equal((known, registrant.RegistrationId), (appearance.PersonId, appearance.RecordId));
            var meeting = Assert.Single(await s.GetRequiredService<MeetingsQuery>().Of(known, Ct));
            Assert.Equal(("Hội nghị tại Đông Sơn", $"/admin/events/{registrant.OfferingId}", "confirmed"), (meeting.Title, meeting.Href, meeting.Status));
        });
    }

    [Fact]
    public async Task Who_is_erased_is_known_no_more_and_erasing_again_changes_nothing()
    {
        var id = await Registry.Recognise(_people, Registry.Someone(citizenId: "038185000124"));
        await _people.In(async s => Assert.Equal("Nguyễn Thị Lan", (await Data(s).Export(new("people.person", id), Ct))["people.name"]));
        for (var i = 0; i < 2; i++) await _people.In(s => Data(s).Erase(new("people.person", id), Ct));
        var version = await _people.In(s => s.GetRequiredService<PeopleDbContext>().People.Where(p => p.Id == id).Select(p => p.Version).SingleAsync(Ct));
        Assert.Equal(1, version);
        Assert.Equal("", (await _people.In(s => s.GetRequiredService<IPeople>().Find(id, Ct)))!.FullName);
        Assert.NotEqual(id, await Registry.Recognise(_people, Registry.Someone(citizenId: "038185000124")));
    }

    [Fact]
    public async Task Only_who_agreed_and_was_not_forgotten_is_invited_page_by_page_within_a_place()
    {
        var agreed = new List<Guid>();
        for (var i = 0; i < 3; i++) agreed.Add(await Registry.Recognise(_people, Registry.Someone($"Người {i}", $"+8498800000{i}")));
        var silent = await Registry.Recognise(_people, Registry.Someone("Người Chưa Hỏi", "+84988000007") with { ConsentAt = null });
        var far = await Registry.Recognise(_people, Registry.Someone("Người Xa", "+84988000008", path: "38/401/20000"));
        var gone = await Registry.Recognise(_people, Registry.Someone("Người Rút", "+84988000009"));
        await _people.In(s => Data(s).Erase(new("people.person", gone), Ct));

        var first = await _people.In(s => s.GetRequiredService<IInvitees>().Under("38/399", null, 2, Ct));
        var rest = await _people.In(s => s.GetRequiredService<IInvitees>().Under("38/399", first[^1].PersonId, 2, Ct));
        Assert.Equal(agreed.Order(), first.Concat(rest).Select(p => p.PersonId).Order());
        Assert.Empty(await _people.In(s => s.GetRequiredService<IInvitees>().Under("38/39", null, 9, Ct)));
        var many = await _people.In(s => s.GetRequiredService<IInvitees>().Many([.. agreed, silent, far, gone], Ct));
        Assert.Equal([.. agreed.Append(far).Order()], many.Keys.Order());
        Assert.Equal(("Người Xa", "+84988000008", "38/401/20000"), (many[far].FullName, many[far].Phone, many[far].ScopePath));
    }

    private static IPersonalData Data(IServiceProvider services) => services.GetServices<IPersonalData>().Single();
}

public sealed class RecognisePersonOnSqlite() : RecognisePersonTests(TestDatabase.Sqlite());

public sealed class RecognisePersonOnPostgres() : RecognisePersonTests(TestDatabase.Postgres());
