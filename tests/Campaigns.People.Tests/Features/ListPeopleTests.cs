using System.Diagnostics;
using Campaigns.Kernel.Recipes;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts.Demo;
using Campaigns.People.Contracts.Demo;
using Campaigns.People.Data;
using Campaigns.People.Features.ListPeople;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.People.Tests.Features;

public abstract class ListPeopleTests(TestDatabase database) : IAsyncLifetime
{
    private static readonly Access Coordinator = TestModule.Someone("38", Permissions.View, Permissions.ViewPhone);
    private TestModule _people = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _people = await Registry.Start(database);

    public async ValueTask DisposeAsync()
    {
        await _people.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task The_exact_name_comes_first_then_the_given_name_then_the_rest()
    {
        await Meet("Lan Thị Hoa", "Lê Thị Lan", "Lan", "Bùi Văn Lân", "Nguyễn Thị Lan Anh", "Đỗ Văn Út");
        Assert.Equal(["Lan", "Lê Thị Lan", "Bùi Văn Lân", "Nguyễn Thị Lan Anh", "Lan Thị Hoa"], await Names("Lan"));
        Assert.Equal(["Đỗ Văn Út"], await Names("do van ut"));
        Assert.Empty(await Names("%"));
    }

    [Theory]
    [InlineData("5678")]
    [InlineData("0912 345 678")]
    [InlineData("+84912345678")]
    [InlineData("0912.345.678")]
    [InlineData("038185000124")]
    public async Task A_phone_is_found_by_its_end_and_a_citizen_number_as_a_whole(string words)
    {
        await Registry.Recognise(_people, Registry.Someone(citizenId: "038185000124"));
        await Registry.Recognise(_people, Registry.Someone("Lê Văn Tám", "+84988000001"));
        Assert.Equal(["Nguyễn Thị Lan"], await Names(words));
    }

    [Theory]
    [InlineData("678")]
    [InlineData("0124")]
    public async Task Three_digits_or_the_end_of_a_citizen_number_find_nobody(string words)
    {
        await Registry.Recognise(_people, Registry.Someone(citizenId: "038185000124"));
        Assert.Empty(await Names(words));
    }

    [Fact]
    public async Task A_phone_and_a_citizen_number_are_masked_whoever_reads()
    {
        await Registry.Recognise(_people, Registry.Someone(citizenId: "038185000124"));
        Assert.Equal(("0912 ••• 678", "•••• 0124"), await Shown(Coordinator));
        Assert.Equal(("0912 ••• 678", "•••• 0124"), await Shown(TestModule.Someone("38", Permissions.View)));

        async Task<(string, string)> Shown(Access reader)
        {
            var row = (await Page(reader, null)).Items.Single();
            return (row.Phone, row.CitizenId);
        }
    }

    [Fact]
    public async Task Nobody_sees_people_of_another_area()
    {
        var id = await Registry.Recognise(_people, Registry.Someone());
        foreach (var place in new[] { "38/380", "38/39", "38/399/15866" })
        {
            var stranger = TestModule.Someone(place, Permissions.View);
            Assert.Empty((await Page(stranger, null)).Items);
            Assert.Null(await _people.In(s => s.GetRequiredService<PeopleQuery>().Find(id, Ct), stranger));
        }

        Assert.NotNull(await _people.In(s => s.GetRequiredService<PeopleQuery>().Find(id, Ct), TestModule.Someone("38/399", Permissions.View)));
        Assert.Empty((await Page(TestModule.Someone("38", "people.other"), null)).Items);
    }

    [Fact]
    public async Task The_world_of_2019_is_loaded_once_and_every_page_shows_others()
    {
        var watch = Stopwatch.StartNew();
        await Registry.LoadWorld(_people, "2019");
        TestContext.Current.TestOutputHelper?.WriteLine($"{watch.ElapsedMilliseconds} ms");
        await Registry.LoadWorld(_people, "2019");
        Assert.Equal(9700, await _people.In(s => s.GetRequiredService<PeopleDbContext>().People.CountAsync(p => p.IsDemo, Ct)));
        var first = DemoWorld.People("2019")[0];
        Assert.Equal(2020, await _people.In(s => s.GetRequiredService<PeopleDbContext>().Appearances.CountAsync(Ct)));
        Assert.NotNull(await _people.In(s => s.GetRequiredService<PeopleQuery>().Find(DemoIds.Person("2019", first.Number, first.RegisteredOn), Ct), Coordinator));

        var (seen, cursor, total) = (new HashSet<Guid>(), (string?)null, await _people.In(s => s.GetRequiredService<PeopleQuery>().Count(new("hoa", null, null, null), Ct), Coordinator));
        do
        {
            var page = await Page(Coordinator, "hoa", cursor);
            Assert.All(page.Items, row => Assert.True(seen.Add(row.Id)));
            cursor = page.Next;
        }
        while (cursor is not null);
        Assert.Equal(total, seen.Count);
        Assert.True(total > 200);
    }

    [Fact]
    public async Task Seeded_people_are_the_same_ones_and_a_second_run_adds_none()
    {
        var plan = new SeedPlan(People: 1200, Events: 0, Enrolments: 0, Seed: 7);
        for (var i = 0; i < 2; i++) await _people.In(s => s.GetServices<ISeeder>().Single().Seed(plan, _ => { }, Ct));
        var ids = await _people.In(s => s.GetRequiredService<PeopleDbContext>().People.Select(p => p.Id).ToListAsync(Ct));
        Assert.Equal(Enumerable.Range(1, 1200).Select(n => DemoIds.SeededPerson(7, n)).Order(), ids.Order());
    }

    [Fact]
    public async Task Without_words_every_page_shows_others_in_order_of_given_name()
    {
        await _people.In(s => s.GetServices<ISeeder>().Single().Seed(new(450, 0, 0, 3), _ => { }, Ct));
        var (names, cursor, pages) = (new List<string>(), (string?)null, 0);
        do
        {
            var page = await Page(Coordinator, null, cursor);
            names.AddRange(page.Items.Select(row => row.FullName));
            (cursor, pages) = (page.Next, pages + 1);
        }
        while (cursor is not null);
        Assert.Equal((450, 9), (names.Count, pages));
        var keys = names.ConvertAll(VietnameseOrder.NameKey);
        Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
    }

    private async Task Meet(params string[] names)
    {
        foreach (var name in names) await Registry.Recognise(_people, Registry.Someone(name));
    }

    private async Task<List<string>> Names(string words) => [.. (await Page(Coordinator, words)).Items.Select(row => row.FullName)];

    private Task<Paged<PersonRow>> Page(Access reader, string? words, string? cursor = null) =>
        _people.In(s => s.GetRequiredService<PeopleQuery>().Page(new(words, null, null, cursor), Ct), reader);
}

public sealed class ListPeopleOnSqlite() : ListPeopleTests(TestDatabase.Sqlite());

public sealed class ListPeopleOnPostgres() : ListPeopleTests(TestDatabase.Postgres());
