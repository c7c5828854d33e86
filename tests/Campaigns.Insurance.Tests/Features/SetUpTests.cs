using System.Text;
using System.Text.Json;
using Campaigns.Insurance.Contracts;
using Campaigns.Insurance.Data;
using Campaigns.Insurance.Domain.Enrolments;
using Campaigns.Insurance.Domain.Rules;
using Campaigns.Kernel.Recipes;
using Campaigns.Network.Contracts;
using Campaigns.People.Contracts.Demo;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Insurance.Tests.Features;

public abstract class SetUpTests(TestDatabase database) : IAsyncLifetime
{
    private TestModule _module = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _module = await Neighbours.Start(database, new(2026, 3, 2, 8, 0, 0, TimeSpan.FromHours(7)), new DemoUnits());

    public async ValueTask DisposeAsync()
    {
        await _module.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task The_shipped_rules_hold_until_rules_are_stored()
    {
        Assert.Equal(Shipped().Count, (await Book()).Rows.Count);
        await Run("insurance-rules", """{"file":"rules.json"}""");
        Assert.Equal(Shipped().Count, await Rows(db => db.Rules.CountAsync()));
        Assert.Equal(Shipped().OrderBy(row => row.Key), (await Book()).Rows.OrderBy(row => row.Key));
    }

    [Fact]
    public async Task Storing_the_rules_again_changes_nothing()
    {
        await Run("insurance-rules", """{"file":"rules.json"}""");
        var before = await Rows(db => db.Rules.Select(rule => rule.Id).OrderBy(id => id).ToListAsync());
        await Run("insurance-rules", """{"file":"rules.json"}""");
        Assert.Equal(before, await Rows(db => db.Rules.Select(rule => rule.Id).OrderBy(id => id).ToListAsync()));
    }

    [Fact]
    public async Task Rules_that_overlap_are_refused_and_none_is_stored()
    {
        const string Overlap = """
            {"about":"","rows":[
              {"table":"base-salary","from":"2019-01-01","to":null,"value":"1","document":"A","status":"verified"},
              {"table":"base-salary","from":"2020-01-01","to":null,"value":"2","document":"B","status":"verified"}]}
            """;
        await Assert.ThrowsAsync<RecipeException>(() => Run("insurance-rules", """{"file":"x"}""", Overlap));
        Assert.Equal(0, await Rows(db => db.Rules.CountAsync()));
    }

    [Fact]
    public async Task The_story_of_2019_comes_to_its_counts()
    {
        await Run("insurance-demo", """{"world":"2019"}""");

        Assert.Equal(9_700, await Rows(db => db.Enrolments.CountAsync()));
        Assert.Equal(9_600, await Joined(new(2018, 10, 1), new(2019, 4, 30)));
        Assert.Equal(7_090, await Joined(new(2019, 1, 1), new(2019, 4, 30)));
        Assert.Equal(341, await Joined(new(2019, 1, 1), new(2019, 4, 30), "38/399"));
        Assert.Equal(1_920, await Rows(db => db.Enrolments.CountAsync(e => e.CountsOn != null && e.EventId != null)));
        Assert.Equal((75, 25), (await OfStatus(EnrolmentStatus.Cancelled), await OfStatus(EnrolmentStatus.AwaitingPayment)));
        Assert.Empty(await _module.Outbox());
        await ReceiptsAreNumberedByDayWithoutAGap();
    }

    private async Task ReceiptsAreNumberedByDayWithoutAGap()
    {
        var numbers = await Rows(db => db.Receipts.OrderBy(r => r.Number).Select(r => new { r.Number, r.PaidOn }).ToListAsync());
        Assert.Equal(Enumerable.Range(1, 2_510).Select(i => $"TH-18-{i:000000}").Concat(Enumerable.Range(1, 7_090).Select(i => $"TH-19-{i:000000}")), numbers.Select(r => r.Number));
        Assert.Equal(numbers.Select(r => r.PaidOn).Order(), numbers.Select(r => r.PaidOn));
    }

    [Fact]
    public async Task Loading_a_world_again_changes_nothing()
    {
        await Run("insurance-demo", """{"world":"2026"}""");
        var before = await Rows(db => db.Enrolments.CountAsync());
        await Run("insurance-demo", """{"world":"2026"}""");
        Assert.Equal(before, await Rows(db => db.Enrolments.CountAsync()));
    }

    [Fact]
    public async Task The_world_of_2026_stands_at_1842_with_five_still_to_pay()
    {
        await Run("insurance-book", """{"account":"collector","series":"BS","year":2026,"first":101}""");
        await Run("insurance-demo", """{"world":"2026"}""");
        await Run("insurance-enrolments", """{"file":"enrolments-2026.csv"}""");

        Assert.Equal(1_842, await Joined(new(2026, 1, 1), new(2026, 3, 2)));
        Assert.Equal(412, await Joined(new(2026, 1, 1), new(2026, 3, 2), "38/dong-son"));
        var unpaid = await Rows(db => db.Enrolments.Where(e => e.Status == EnrolmentStatus.AwaitingPayment).ToListAsync());
        Assert.Equal((5, 5_808_000), (unpaid.Count, unpaid.Sum(e => e.Payable)));
        Assert.All(unpaid, e => Assert.Equal(new DateOnly(2026, 3, 2), e.Visit!.Date));
        Assert.Equal(633, await OfStatus(EnrolmentStatus.Interested));
    }

    private static IReadOnlyList<RuleRow> Shipped() => RuleFile.Shipped();

    private Task<RuleBook> Book() => _module.In(s => s.GetRequiredService<RuleShelf>().Book(Ct));

    private async Task<int> Joined(DateOnly from, DateOnly to, string path = "") =>
        (await _module.In(s => s.GetRequiredService<IJoinedPeople>().Count("VSI", from, to, JoinedBy.Month, path, Ct))).Sum(count => count.People);

    private Task<int> OfStatus(EnrolmentStatus status) => Rows(db => db.Enrolments.CountAsync(e => e.Status == status));

    private Task Run(string step, string json, string? file = null) => _module.In(s =>
        s.GetServices<IRecipeStep>().Single(one => one.Name == step).Run(new(JsonDocument.Parse(json).RootElement, name => Open(name, file), _ => { }), Ct));

    private static Stream Open(string name, string? file) =>
        file is null ? typeof(Startup).Assembly.GetManifestResourceStream("Recipes/" + name)! : new MemoryStream(Encoding.UTF8.GetBytes(file));

    private Task<T> Rows<T>(Func<InsuranceDbContext, Task<T>> read) => _module.In(s => read(s.GetRequiredService<InsuranceDbContext>()));

    /// <summary>The communes of both worlds, under the area that counts them.</summary>
    private sealed class DemoUnits : IUnits
    {
        private readonly Dictionary<string, string> _paths2019 = Paths("2019");
        private readonly Dictionary<string, string> _paths2026 = Paths("2026");

        public Task<Unit?> Find(string code, DateOnly on, CancellationToken ct) =>
            Task.FromResult(Of(on).TryGetValue(code, out var path) ? FewUnits.Commune(code, path) : null);

        public Task<IReadOnlyDictionary<string, Unit>> Many(IReadOnlyCollection<string> codes, DateOnly on, CancellationToken ct) =>
            Task.FromResult<IReadOnlyDictionary<string, Unit>>(codes.Where(Of(on).ContainsKey).ToDictionary(code => code, code => FewUnits.Commune(code, Of(on)[code])));

        public Task<IReadOnlyList<Unit>> List(UnitLevel level, DateOnly on, string? parentCode, CancellationToken ct) => Task.FromResult<IReadOnlyList<Unit>>([]);

        private Dictionary<string, string> Of(DateOnly on) => on < new DateOnly(2025, 7, 1) ? _paths2019 : _paths2026;

        private static Dictionary<string, string> Paths(string world) =>
            DemoWorld.Areas(world).SelectMany(area => area.Communes.Select(commune => (commune, $"38/{area.Code}/{commune}"))).ToDictionary(pair => pair.commune, pair => pair.Item2);
    }
}

public sealed class SetUpOnSqlite() : SetUpTests(TestDatabase.Sqlite());

public sealed class SetUpOnPostgres() : SetUpTests(TestDatabase.Postgres());
