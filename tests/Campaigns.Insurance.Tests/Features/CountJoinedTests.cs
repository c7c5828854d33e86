using Campaigns.Insurance.Contracts;
using Campaigns.Insurance.Data;
using Campaigns.Insurance.Domain.Enrolments;
using Campaigns.Insurance.Features.EnrolPerson;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Insurance.Tests.Features;

public abstract class CountJoinedTests(TestDatabase database) : IAsyncLifetime
{
    private static readonly Access Everywhere = TestModule.Someone("38", Permissions.EnrolmentsWrite);
    private TestModule _module = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _module = await Neighbours.Start(database);

    public async ValueTask DisposeAsync()
    {
        await _module.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task People_count_where_they_live_in_the_month_of_their_first_receipt()
    {
        await Join(1, "15865");
        await Join(2, "15866");
        _module.Clock.Set(new(2019, 4, 2, 9, 0, 0, TimeSpan.FromHours(7)));
        await Join(3, "14767");

        Assert.Equal([new("380", 1), new("399", 2)], await Count(JoinedBy.District));
        Assert.Equal([new("14767", 1), new("15865", 1), new("15866", 1)], await Count(JoinedBy.Commune));
        Assert.Equal([new("2019-03", 2), new("2019-04", 1)], await Count(JoinedBy.Month));
        Assert.Equal([new(OneOffice.Code, 3)], await Count(JoinedBy.Post));
        Assert.Equal([new("2019-03", 2)], await Count(JoinedBy.Month, path: "38/399"));
    }

    [Fact]
    public async Task A_path_is_no_prefix_of_a_longer_code()
    {
        await Join(1, "15865");
        Assert.Empty(await Count(JoinedBy.Month, path: "38/39"));
    }

    [Fact]
    public async Task Both_days_of_the_period_belong_to_it()
    {
        await Join(1, "15865");
        Assert.Single(await Count(JoinedBy.Month, from: new(2019, 3, 1), to: new(2019, 3, 1)));
        Assert.Empty(await Count(JoinedBy.Month, from: new(2019, 3, 2), to: new(2019, 12, 31)));
    }

    [Fact]
    public async Task Money_to_come_and_another_product_count_nobody()
    {
        await _module.In(s => Enrol(s, Some.Enrolment()), Everywhere);
        Assert.Empty(await Count(JoinedBy.Month));
        Assert.Empty(await Count(JoinedBy.Month, product: "HHI"));
        Assert.Empty(await Count(JoinedBy.Month, product: "CAR"));
    }

    [Fact]
    public async Task Who_stops_and_joins_again_counts_once()
    {
        await Join(1, "15865");
        await _module.In(async s =>
        {
            var db = s.GetRequiredService<InsuranceDbContext>();
            Assert.True((await db.Enrolments.SingleAsync(Ct)).Stop().Succeeded);
            await db.SaveChangesAsync(Ct);
        });
        _module.Clock.Set(new(2019, 5, 2, 9, 0, 0, TimeSpan.FromHours(7)));
        await Join(1, "15865");

        Assert.Equal([new("2019-03", 1)], await Count(JoinedBy.Month));
    }

    [Fact]
    public async Task Who_joined_is_a_member_until_they_stop_or_owe_and_who_never_paid_is_neither()
    {
        for (var person = 1; person <= 3; person++) await Join(person, "15865");
        await _module.In(s => Enrol(s, Some.Enrolment(4)), Everywhere);
        var people = await _module.In(async s =>
        {
            var db = s.GetRequiredService<InsuranceDbContext>();
            var all = await db.Enrolments.OrderBy(e => e.Id).ToListAsync(Ct);
            Assert.True(all[0].Stop().Succeeded && all[1].FallBehind().Succeeded);
            await db.SaveChangesAsync(Ct);
            return all.ConvertAll(e => e.PersonId);
        });
        Assert.Equal([new(people[0], Membership.Lapsed), new(people[1], Membership.Lapsed), new(people[2], Membership.Member)], (await Of("VSI", people)).OrderBy(m => people.IndexOf(m.Key)));
        Assert.Empty(await Of("HHI", people));
        Assert.Empty(await Of("CAR", people));

        _module.Clock.Set(new(2019, 5, 2, 9, 0, 0, TimeSpan.FromHours(7)));
        await Join(1, "15865"); // Came back.
        Assert.Equal(Membership.Member, (await Of("VSI", people))[people[0]]);
    }

    private Task<IReadOnlyDictionary<Guid, Membership>> Of(string product, IReadOnlyCollection<Guid> people) => _module.In(s => s.GetRequiredService<IMemberships>().Of(product, people, Ct));

    private Task Join(int person, string unit) => _module.In(s => Enrol(s, Some.Enrolment(person, PaymentWay.CashNow, unit)), Everywhere);

    private static async Task Enrol(IServiceProvider services, EnrolPerson command) =>
        Assert.True((await services.GetRequiredService<IHandler<EnrolPerson, EnrolledPerson>>().Handle(command, Ct)).Succeeded);

    private Task<IReadOnlyList<JoinedCount>> Count(JoinedBy by, DateOnly? from = null, DateOnly? to = null, string path = "", string product = "VSI") =>
        _module.In(s => s.GetRequiredService<IJoinedPeople>().Count(product, from ?? new(2019, 1, 1), to ?? new(2019, 12, 31), by, path, Ct));
}

public sealed class CountJoinedOnSqlite() : CountJoinedTests(TestDatabase.Sqlite());

public sealed class CountJoinedOnPostgres() : CountJoinedTests(TestDatabase.Postgres());
