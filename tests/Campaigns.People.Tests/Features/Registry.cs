using Campaigns.Kernel.Recipes;
using Campaigns.Network.Contracts;
using Campaigns.People.Contracts;
using Campaigns.People.Data;
using Campaigns.Registrations.Contracts;
using Campaigns.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.People.Tests.Features;

/// <summary>The module on a real database, with small neighbours.</summary>
internal static class Registry
{
    public static Task<TestModule> Start(TestDatabase database, Registrants? registrants = null) => TestModule.Start(
        database,
        [typeof(PeopleDbContext).Assembly],
        services => services.AddSingleton<IUnits, Units>().AddSingleton<IRegistrants>(registrants ?? new Registrants()).AddSingleton<IOfferingSource, Offerings>());

    public static PersonFacts Someone(string name = "Nguyễn Thị Lan", string? phone = "+84912345678", string? citizenId = null, string path = "38/399/15865") =>
        new(name, phone, citizenId, null, path.Split('/')[^1], path, "Thôn 3", new DateTimeOffset(2019, 3, 1, 2, 0, 0, TimeSpan.Zero));

    public static Task<Guid> Recognise(TestModule module, PersonFacts facts) =>
        module.In(s => s.GetRequiredService<IPeople>().Recognise(facts, TestContext.Current.CancellationToken));

    public static Task LoadWorld(TestModule module, string world) => module.In(async services =>
    {
        using var step = System.Text.Json.JsonDocument.Parse($$"""{"name":"people-demo","world":"{{world}}"}""");
        await services.GetServices<IRecipeStep>().Single(s => s.Name == "people-demo").Run(new(step.RootElement, _ => Stream.Null, _ => { }), TestContext.Current.CancellationToken);
    });

    /// <summary>Every code is a commune of one district.</summary>
    private sealed class Units : IUnits
    {
        public Task<Unit?> Find(string code, DateOnly on, CancellationToken ct) => Task.FromResult<Unit?>(code.Length == 3
            ? new(code, UnitLevel.District, "huyện", code, $"Huyện {code}", "38", $"38/{code}", new(2017, 10, 15), null, 19.8, 105.8)
            : new(code, UnitLevel.Commune, "xã", code, $"Xã {code}", "399", $"38/399/{code}", new(2017, 10, 15), null, 19.8, 105.8));

        public async Task<IReadOnlyDictionary<string, Unit>> Many(IReadOnlyCollection<string> codes, DateOnly on, CancellationToken ct)
        {
            var all = new Dictionary<string, Unit>();
            foreach (var code in codes) all[code] = (await Find(code, on, ct))!;
            return all;
        }

        public async Task<IReadOnlyList<Unit>> List(UnitLevel level, DateOnly on, string? parentCode, CancellationToken ct) =>
            level == UnitLevel.Commune ? [(await Find("15865", on, ct))!, (await Find("15880", on, ct))!] : [(await Find("399", on, ct))!];
    }
}

/// <summary>Registrations as far as the registry asks for them.</summary>
internal sealed class Registrants : IRegistrants
{
    public List<Registrant> All { get; } = [];

    public Task<Registrant?> Find(Guid registrationId, CancellationToken ct) => Task.FromResult(All.Find(r => r.RegistrationId == registrationId));

    public Task<IReadOnlyDictionary<Guid, Registrant>> Many(IReadOnlyCollection<Guid> registrationIds, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<Guid, Registrant>>(All.Where(r => registrationIds.Contains(r.RegistrationId)).ToDictionary(r => r.RegistrationId));

    public Task<IReadOnlyList<Registrant>> Of(Guid offeringId, CancellationToken ct) => Task.FromResult<IReadOnlyList<Registrant>>([.. All.Where(r => r.OfferingId == offeringId)]);
}

/// <summary>Every id is a published event.</summary>
internal sealed class Offerings : IOfferingSource
{
    public string Kind => "events.event";

    public Task<Offering?> Find(Guid id, CancellationToken ct) => Task.FromResult<Offering?>(Make(id));

    public Task<Offering?> FindBySlug(string slug, CancellationToken ct) => Task.FromResult<Offering?>(null);

    public Task<IReadOnlyList<Offering>> Many(IReadOnlyCollection<Guid> ids, CancellationToken ct) => Task.FromResult<IReadOnlyList<Offering>>([.. ids.Select(Make)]);

    private static Offering Make(Guid id)
    {
        var starts = new DateTimeOffset(2019, 3, 14, 8, 0, 0, TimeSpan.FromHours(7));
        return new(id, "events.event", "dong-son-14-03-2019", "Hội nghị tại Đông Sơn", 60, starts.AddDays(-20), starts, true, true, starts, starts.AddHours(2), "Nhà văn hóa", "15865", "38/399/15865", []);
    }
}
