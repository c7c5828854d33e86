using System.Diagnostics;
using Campaigns.Kernel.Security;
using Campaigns.Runtime.Security;

namespace Campaigns.Benchmarks;

/// <summary>What asking for a permission costs, and what narrowing a list to one's own area costs against the list without.</summary>
internal static class AccessBench
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(3);

    public static async Task Run()
    {
        Check();
        await Lists();
    }

    // A person with forty permissions at three places, as a coordinator of a few areas has.
    private static void Check()
    {
        var places = new Scope[] { new("38/399"), new("38/400"), new("38/hoang-hoa", "post") };
        var grants = Enumerable.Range(0, 40).ToDictionary(i => $"module.thing-{i}", _ => (IReadOnlyList<Scope>)places);
        var actor = new RequestActor();
        actor.Become(new(Guid.NewGuid(), "a", "A", "post", grants));
        var at = new Scope("38/hoang-hoa/15865");
        var best = Enumerable.Range(0, 5).Min(_ => Time(() => actor.Has("module.thing-39", at)));
        Bench.Say("permission check", $"{best:0} ns", "goal 5,000 ns", best / 5_000, "≤ 1");
    }

    private static double Time(Func<bool> check)
    {
        const int Times = 200_000;
        var (yes, started) = (0, Stopwatch.GetTimestamp());
        for (var i = 0; i < Times; i++)
            if (check()) yes++;
        return yes == Times ? Stopwatch.GetElapsedTime(started).TotalNanoseconds / Times : throw new InvalidOperationException("The check says no");
    }

    // The same list for who may see everything, which needs no narrowing, and for a role at the province, which is narrowed and finds the same rows.
    private static async Task Lists()
    {
        var folder = await World.Folder();
        await using var product = await Child.Product(folder, "/events", World.Clock);
        var (all, narrowed) = (List(await Child.Token(folder, "admin")), List(await Child.Token(folder, "coordinator")));
        await Load.Run(product.Address, _ => all, 4, Length); // Warm, both.
        await Load.Run(product.Address, _ => narrowed, 4, Length);
        var (without, with) = (new List<double>(), new List<double>());
        for (var round = 0; round < 5; round++)
        {
            without.Add((await Load.Run(product.Address, _ => all, 4, Length)).PerSecond);
            with.Add((await Load.Run(product.Address, _ => narrowed, 4, Length)).PerSecond);
        }

        var (bare, ours) = (Bench.Median(without), Bench.Median(with));
        Bench.Say("list of registrations, narrowed to an area", $"{ours:N0}/s", $"not narrowed: {bare:N0}/s", bare / ours, "≤ 1.25");

        byte[] List(string token) => Load.Get(product.Address, "/api/v1/registrations?limit=50", token);
    }
}
