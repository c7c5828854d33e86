using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Modules;
using Campaigns.Kernel.Time;
using Campaigns.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Operations.Tests;

/// <summary>Three features: Events needs Network, and Survey does not start.</summary>
internal sealed class SomeFeatures : IFeatures
{
    private readonly HashSet<string> _on = ["Network", "Events", "Operations"];

    public IReadOnlySet<string> Enabled => _on;

    public IReadOnlyList<FeatureState> All =>
    [
        State("Network", [], ["Events"]), State("Events", ["Network"], []), State("Operations", [], []), State("Survey", [], []),
    ];

    public Task<string?> Switch(string featureId, bool on, CancellationToken ct)
    {
        if (featureId == "Survey") return Task.FromResult<string?>("Survey does not start: no table");
        if (on) _on.Add(featureId);
        else _on.Remove(featureId);
        return Task.FromResult<string?>(null);
    }

    public Task<IReadOnlyList<string>> Scan(CancellationToken ct) => Task.FromResult<IReadOnlyList<string>>([]);

    public FeaturePreview? Preview(string featureId) => featureId == "Events" ? new(["/events"], ["events.event-view"], ["evt_event"], [], []) : null;

    private FeatureState State(string id, string[] needs, string[] neededBy) => new(id, id, "1.0.0", "campaigns", needs, neededBy, _on.Contains(id), false, null);
}

/// <summary>Takes every package and calls it Thanks.</summary>
internal sealed class SomePackages : IModulePackages
{
    public bool Allowed { get; set; } = true;

    public Task<Result<string>> Install(Stream package, CancellationToken ct) => Task.FromResult<Result<string>>("Campaigns.Thanks");
}

/// <summary>A clock that remembers where it was moved.</summary>
internal sealed class SomeClock(TimeProvider time) : IBusinessClock
{
    public bool IsManual { get; set; } = true;

    public List<DateTimeOffset> Moves { get; } = [];

    public Task Move(DateTimeOffset to, CancellationToken ct)
    {
        Moves.Add(to);
        ((TestClock)time).Set(to);
        return Task.CompletedTask;
    }
}

internal sealed class SomeDemo : IDemoWorld
{
    public bool Available { get; set; } = true;

    public string? Recipe => "thanh-hoa-2019";

    public Task Reset(Action<string> progress, CancellationToken ct) => Task.CompletedTask;
}

internal static class Operations
{
    public static Task<TestModule> On(TestDatabase database, SomeDemo? demo = null) => TestModule.Start(database, [typeof(Startup).Assembly], services =>
        services.AddSingleton<IFeatures, SomeFeatures>().AddSingleton<SomePackages>().AddSingleton<IModulePackages>(s => s.GetRequiredService<SomePackages>()).AddSingleton<IDemoWorld>(demo ?? new SomeDemo()).AddSingleton<SomeClock>().AddSingleton<IBusinessClock>(s => s.GetRequiredService<SomeClock>()));
}
