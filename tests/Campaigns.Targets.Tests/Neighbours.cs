using Campaigns.Insurance.Contracts;
using Campaigns.Network.Contracts;
using Campaigns.Targets.Contracts;

namespace Campaigns.Targets.Tests;

/// <summary>A tree of units that is the same on every day within its validity.</summary>
internal sealed class FewUnits : IUnits
{
    private static readonly string[] Named = ["399", "400", "401"];

    private static readonly Unit[] All =
    [
        .. Enumerable.Range(380, 28).Select(code => $"{code}").Except(Named).Select(code => Make(code, UnitLevel.District, "huyện", $"Số {code}", "38", $"38/{code}", until: "2025-06-30")),
        .. new[] { "quang-xuong", "tho-xuan", "ngoc-lac", "muong-lat" }.Select(code => Make(code, UnitLevel.Area, "khu vực", code, "38", $"38/{code}", from: "2025-07-01")),
        Make("38", UnitLevel.Province, "tỉnh", "Thanh Hóa", null, "38"),
        Make("399", UnitLevel.District, "huyện", "Hoằng Hóa", "38", "38/399", until: "2025-06-30"),
        Make("400", UnitLevel.District, "huyện", "Hậu Lộc", "38", "38/400", until: "2025-06-30"),
        Make("401", UnitLevel.District, "huyện", "Nga Sơn", "38", "38/401", until: "2025-06-30"),
        Make("15865", UnitLevel.Commune, "xã", "Hoằng Lộc", "399", "38/399/15865", until: "2025-06-30"),
        Make("40", UnitLevel.Province, "tỉnh", "Nghệ An", null, "40"),
        Make("dong-son", UnitLevel.Area, "khu vực", "Đông Sơn", "38", "38/dong-son", from: "2025-07-01"),
        Make("nga-son", UnitLevel.Area, "khu vực", "Nga Sơn", "38", "38/nga-son", from: "2025-07-01"),
    ];

    public Task<Unit?> Find(string code, DateOnly on, CancellationToken ct) => Task.FromResult(On(on).SingleOrDefault(u => u.Code == code));

    public Task<IReadOnlyDictionary<string, Unit>> Many(IReadOnlyCollection<string> codes, DateOnly on, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<string, Unit>>(On(on).Where(u => codes.Contains(u.Code)).ToDictionary(u => u.Code));

    public Task<IReadOnlyList<Unit>> List(UnitLevel level, DateOnly on, string? parentCode, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Unit>>([.. On(on).Where(u => u.Level == level && (parentCode is null || u.ParentCode == parentCode))]);

    private static IEnumerable<Unit> On(DateOnly day) => All.Where(u => u.ValidFrom <= day && (u.ValidTo is null || u.ValidTo >= day));

    private static Unit Make(string code, UnitLevel level, string kind, string name, string? parent, string path, string from = "2017-10-15", string? until = null) =>
        new(code, level, kind, name, $"{char.ToUpperInvariant(kind[0])}{kind[1..]} {name}", parent, path, Some.Day(from), until is null ? null : Some.Day(until), 19.8, 105.8);
}

/// <summary>One office with a name.</summary>
internal sealed class FewOffices : IOffices
{
    public Task<IReadOnlyDictionary<string, string>> Names(IReadOnlyCollection<string> codes, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<string, string>>(new Dictionary<string, string> { ["P1"] = "Bưu cục Bút Sơn" });
}

/// <summary>Tells the number of places it was asked for, so that a test sees them.</summary>
internal sealed class FewSteps : IFunnelSteps
{
    public Task<IReadOnlyDictionary<FunnelStep, int>> Count(Guid campaignId, IReadOnlyCollection<string> scopePaths, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<FunnelStep, int>>(new Dictionary<FunnelStep, int> { [FunnelStep.Registered] = 40 * scopePaths.Count });
}

/// <summary>People who joined, one by one; five more only want to.</summary>
internal sealed class FewJoined : IJoinedPeople, IInterestedPeople
{
    private readonly List<(string Product, DateOnly On, string Path, string Office)> _people = [];

    public void Add(string path, string on, int people = 1, string office = "P1", string product = "VSI") =>
        _people.AddRange(Enumerable.Repeat((product, Some.Day(on), path, office), people));

    public Task<IReadOnlyList<JoinedCount>> Count(string product, DateOnly from, DateOnly to, JoinedBy by, string scopePath, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<JoinedCount>>([.. _people
            .Where(p => p.Product == product && p.On >= from && p.On <= to && (scopePath.Length == 0 || p.Path == scopePath || p.Path.StartsWith(scopePath + "/", StringComparison.Ordinal)))
            .GroupBy(p => Key(p.On, p.Path, p.Office, by)).Select(g => new JoinedCount(g.Key, g.Count()))]);

    async Task<int> IInterestedPeople.Count(string product, DateOnly from, DateOnly to, string scopePath, CancellationToken ct) =>
        5 + (await Count(product, from, to, JoinedBy.District, scopePath, ct)).Sum(c => c.People);

    private static string Key(DateOnly on, string path, string office, JoinedBy by) => by switch
    {
        JoinedBy.District => path.Split('/').ElementAtOrDefault(1) ?? "",
        JoinedBy.Commune => path.Split('/').ElementAtOrDefault(2) ?? "",
        JoinedBy.Post => office,
        JoinedBy.Month => on.ToString("yyyy-MM"),
        _ => on.ToString("yyyy-MM-dd"),
    };
}
