using System.Globalization;
using Campaigns.Accounts.Contracts;
using Campaigns.Approvals.Contracts;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Network.Data;
using Campaigns.Network.Domain;
using Campaigns.Network.Features.AddLeave;
using Campaigns.Network.Features.ListPresenters;
using Campaigns.Network.Features.ListStaff;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Network.Tests.Features;

public abstract class StaffTests(LoadedWorld world)
{
    private static readonly Access Province = TestModule.Someone("38", Permissions.ViewStaff, Permissions.WriteLeave);
    private static readonly Access HoangHoa = TestModule.Someone("38/399", Permissions.ViewStaff, Permissions.WriteLeave);
    private static readonly StaffFilter Everybody = new(null, null, null, null, 200, null);
    private readonly TestModule _network = world.Network;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_together_show_everybody_once_in_order_of_given_name()
    {
        var (seen, cursor) = (new List<StaffRow>(), (string?)null);
        do
        {
            var page = await Page(Province, Everybody with { Cursor = cursor });
            seen.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);
        Assert.Equal(2000, seen.Count(row => row.Organisation == "post"));
        Assert.Equal(seen.Count, seen.Select(row => row.Id).Distinct().Count());
        var keys = seen.ConvertAll(row => VietnameseOrder.NameKey(row.FullName));
        Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
    }

    [Fact]
    public async Task A_name_is_found_without_marks_and_the_exact_one_first()
    {
        var rows = (await Page(Province, Everybody with { Q = "le thi van" })).Items;
        Assert.Contains(rows, row => row.FullName == "Lê Thị Vân");
        Assert.All(rows, row => Assert.Contains("le thi van", Folding.Fold(row.FullName)));
        Assert.Equal("Lê Thị Vân", (await Page(Province, Everybody with { Q = "Lê Thị Vân" })).Items[0].FullName);
    }

    [Fact]
    public async Task An_area_sees_its_own_staff_and_no_others()
    {
        var own = (await Page(HoangHoa, Everybody)).Items;
        Assert.NotEmpty(own);
        Assert.All(own, row => Assert.True(new Scope("38/399").Contains(row.ScopePath)));
        Assert.Empty((await Page(HoangHoa, Everybody with { Unit = "380" })).Items);
        Assert.Empty((await Page(Province, Everybody with { Unit = "dong-son" })).Items); // Not yet in 2019.

        var stranger = (await Page(Province, Everybody with { Unit = "380" })).Items[0];
        Assert.Null(await _network.In(s => s.GetRequiredService<StaffQuery>().Find(stranger.Id, Ct), HoangHoa));
        Assert.Equal("network.not-found", (await Leave(HoangHoa, stranger.Id, new(2019, 5, 2), new(2019, 5, 3))).Failures[0].Code);
    }

    [Fact]
    public async Task Leaves_of_one_person_do_not_overlap_and_a_rush_keeps_one()
    {
        var presenter = await Presenter("Trần Văn Tuấn");
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => Leave(Province, presenter, new(2019, 6, 3), new(2019, 6, 5)))));
        Assert.Single(answers, answer => answer.Succeeded);
        Assert.All(answers.Where(a => !a.Succeeded), answer => Assert.Equal("network.away-already", answer.Failures[0].Code));
        Assert.Equal("network.away-already", (await Leave(Province, presenter, new(2019, 6, 5), new(2019, 6, 9))).Failures[0].Code);
        Assert.True((await Leave(Province, presenter, new(2019, 6, 6), new(2019, 6, 6))).Succeeded);
    }

    [Fact]
    public async Task A_leave_that_cannot_be_is_refused_field_by_field()
    {
        Assert.Equal(["network.from-missing", "network.to-missing", "network.reason-missing"], new AddLeave(Guid.Empty, null, null, " ").Check().Select(f => f.Code));
        Assert.Equal(["network.ends-before-it-begins"], new AddLeave(Guid.Empty, new(2019, 5, 2), new(2019, 5, 1), "x").Check().Select(f => f.Code));
        Assert.Equal(["network.leave-too-long"], new AddLeave(Guid.Empty, new(2019, 5, 2), new(2029, 5, 1), "x").Check().Select(f => f.Code));
        await Task.CompletedTask;
    }

    [Fact]
    public async Task Presenters_are_the_nearest_first_without_those_away()
    {
        var away = await Presenter("Phạm Thị Liên");
        Assert.True((await Leave(Province, away, new(2019, 7, 1), new(2019, 7, 2))).Succeeded);
        var near = await Presenters(Province, new() { Unit = "15865" }, null);
        Assert.Equal("Lê Thị Vân", near[0].Name);
        Assert.Equal(near.OrderBy(p => p.DistanceKm), near);
        Assert.Contains(near, p => p.Id == away);
        Assert.DoesNotContain(await Presenters(Province, new(), new DateTimeOffset(2019, 7, 2, 8, 0, 0, TimeSpan.FromHours(7))), p => p.Id == away);
        Assert.Contains(await Presenters(Province, new(), new DateTimeOffset(2019, 7, 3, 8, 0, 0, TimeSpan.FromHours(7))), p => p.Id == away);
        Assert.Equal("Lê Thị Vân", Assert.Single(await Presenters(HoangHoa, new(), null)).Name);
    }

    [Fact]
    public async Task Whose_account_was_closed_holds_no_position_any_more()
    {
        var accounts = (World.Accounts)await _network.In(s => Task.FromResult(s.GetRequiredService<IAccounts>()));
        var left = (await accounts.Find("approver.post", Ct))!.Value;
        var before = await People();
        Assert.True(before.IsActive(left.ToString()));
        Assert.Equal([left.ToString()], before.Holders("director", "post", "399"));
        accounts.Shut.Add(left);
        var after = await People();
        accounts.Shut.Clear();
        Assert.False(after.IsActive(left.ToString()));
        Assert.Empty(after.Holders("director", "post", "399"));
        Assert.Empty(after.PositionsOf(left.ToString()));
        Assert.DoesNotContain(left.ToString(), after.People);

        Task<IDirectory> People() => _network.In(s => s.GetRequiredService<IDirectorySource>().At(new(2019, 4, 30, 9, 0, 0, TimeSpan.FromHours(7)), Ct));
    }

    [Theory]
    [InlineData("2020-09-30", 6)] // Valid on its last day.
    [InlineData("2020-10-01", 0)]
    public async Task Presenters_are_qualified_as_the_list_of_certificates_says(string day, int qualified)
    {
        var from = DateOnly.Parse(day, CultureInfo.InvariantCulture).At(new(8, 0));
        Assert.Equal(qualified, (await Presenters(Province, new() { QualifiedFor = "BHXH-01" }, from)).Count);
        Assert.Empty(await Presenters(Province, new() { QualifiedFor = "TT-01" }, from));
    }

    [Theory]
    [InlineData(19.80696, 105.78519, 19.88685, 105.87637, 13.1)]
    [InlineData(19.8, 105.8, 19.8, 105.8, 0)]
    public void A_distance_is_measured_over_the_ground(double latA, double lonA, double latB, double lonB, double km) =>
        Assert.Equal(km, Distance.Km(latA, lonA, latB, lonB), 0.2);

    private Task<Paged<StaffRow>> Page(Access reader, StaffFilter filter) => _network.In(s => s.GetRequiredService<StaffQuery>().Page(filter, Ct), reader);

    private Task<List<PresenterResource>> Presenters(Access reader, PresentersAsked asked, DateTimeOffset? from) =>
        _network.In(s => s.GetRequiredService<Presenters>().List(asked, from, from?.AddHours(2), Ct), reader);

    private Task<Result<AddedLeave>> Leave(Access who, Guid staff, DateOnly from, DateOnly to) =>
        _network.In(s => s.GetRequiredService<IHandler<AddLeave, AddedLeave>>().Handle(new(staff, from, to, "Nghỉ phép"), Ct), who);

    private Task<Guid> Presenter(string name) => _network.In(s => s.GetRequiredService<NetworkDbContext>().Employees
        .Where(e => e.FullName == name && e.WorkingRoles.Contains("presenter")).Select(e => e.Id).SingleAsync(Ct));
}

public sealed class StaffOnSqlite(LoadedOnSqlite world) : StaffTests(world), IClassFixture<LoadedOnSqlite>;

public sealed class StaffOnPostgres(LoadedOnPostgres world) : StaffTests(world), IClassFixture<LoadedOnPostgres>;
