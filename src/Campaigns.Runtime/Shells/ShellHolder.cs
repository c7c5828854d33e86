using Campaigns.Kernel.Modules;
using Campaigns.Runtime.Loading;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Campaigns.Runtime.Shells;

/// <summary>The only place that replaces the current shell.</summary>
internal sealed class ShellHolder(ModuleCatalog catalog, ShellBuilder builder, FeatureStore store, DropInFaults faults, ILogger<ShellHolder> log) : IFeatures, IShells
{
    // Below the host's own shutdown timeout of 30 s.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly SemaphoreSlim _switching = new(1, 1);
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly List<Task> _retiring = [];
    private Shell? _current;
    private HashSet<string> _on = [];

    /// <summary>Called after each swap, so that schedules follow the features.</summary>
    public Func<Shell, Task>? Follow { get; set; }

    /// <summary>The mark of the switches that the current shell follows; see <see cref="FeatureStore.Mark"/>.</summary>
    public string? Seen { get; private set; }

    public IReadOnlySet<string> Enabled => _on;

    public IReadOnlyList<FeatureState> All => [.. States()];

    public Shell? Current => Volatile.Read(ref _current);

    /// <summary>The current shell, entered; the caller leaves it.</summary>
    public Shell Enter()
    {
        while (true)
        {
            var shell = Volatile.Read(ref _current) ?? throw new InvalidOperationException("No shell yet");
            if (shell.TryEnter()) return shell;
        }
    }

    public Task Serve(HttpContext context) => Enter().Serve(context);

    /// <summary>Builds the first shell. A drop-in that does not start is left out; a module of the product that does not is fatal.</summary>
    public async Task Start(bool probe)
    {
        (var wanted, Seen) = await store.Wanted(catalog);
        while (await Change(wanted, probe || faults.MayBeDueToOne(wanted)) is { } failure)
            if (!await faults.LeaveOut(failure, wanted)) throw failure;
    }

    public async Task<string?> Switch(string featureId, bool on, CancellationToken ct)
    {
        await _switching.WaitAsync(ct);
        try
        {
            return await SwitchInTurn(featureId, on, ct);
        }
        finally
        {
            _switching.Release();
        }
    }

    /// <summary>Goes to what the database says, after another process switched something there.</summary>
    public async Task FollowStore()
    {
        await _switching.WaitAsync();
        try
        {
            catalog.Scan(); // What was switched on may have been dropped in since.
            (var wanted, Seen) = await store.Wanted(catalog);
            while (!Sound(wanted).SetEquals(_on) && await Change(wanted, probe: true) is { } failure)
                if (!await faults.LeaveOut(failure, wanted)) return;
        }
        finally
        {
            _switching.Release();
        }
    }

    public Task<IReadOnlyList<string>> Scan(CancellationToken ct) => Task.FromResult(catalog.Scan());

    public FeaturePreview? Preview(string featureId)
    {
        var module = catalog.Modules.FirstOrDefault(m => (m.Error is null || m.MayRetry) && m.Features.Any(f => f.Id == featureId));
        return module is null ? null : FeaturePreviews.Of(module, featureId, log);
    }

    /// <summary>Builds again with the same features, after something the shell is built from has changed.</summary>
    public Task Rebuild() => Change([.. _on], probe: true);

    public void SignalStop() => Current?.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

    public async Task Stop()
    {
        if (Interlocked.Exchange(ref _current, null) is { } last) _retiring.Add(last.Retire(Patience));
        await Task.WhenAll(_retiring);
    }

    private async Task<string?> SwitchInTurn(string featureId, bool on, CancellationToken ct)
    {
        var state = All.FirstOrDefault(f => f.Id == featureId);
        if (state is null) return $"No feature {featureId}";
        if (state is { Error: { } reason, MayRetry: false }) return reason;
        if (on) Forgive(featureId);
        var before = _on;
        var wanted = on ? WithNeeds(featureId, [.. before]) : [.. before.Where(id => id != featureId)];
        if (!on && state.Dependents.Where(before.Contains).ToList() is { Count: > 0 } needing) return $"Needed by {string.Join(", ", needing)}";
        if (await Change(wanted, probe: true) is { } failure)
        {
            if (on) faults.Blame(failure, featureId);
            return failure.Message;
        }

        var changed = before.Append(featureId).Union(_on).Where(id => id == featureId || before.Contains(id) != _on.Contains(id)).ToDictionary(id => id, _on.Contains);
        var seen = Seen;
        Seen = "unsaved"; // Should saving fail, the next look at the database puts this process back to what all of them share.
        Seen = await store.Save(changed, seen, ct);
        return null;
    }

    private HashSet<string> Sound(HashSet<string> wanted) => FeatureGraph.Closed([.. catalog.Modules.Where(m => m.Error is null).SelectMany(m => m.Features)], wanted);

    private async Task<ModuleException?> Change(HashSet<string> wanted, bool probe)
    {
        await _one.WaitAsync();
        try
        {
            var on = Sound(wanted);
            var next = await builder.Build(on, probe);
            _on = on;
            if (Interlocked.Exchange(ref _current, next) is { } previous)
            {
                _retiring.RemoveAll(t => t.IsCompleted);
                _retiring.Add(RetireAndLog(previous)); // Not awaited: the page that switches runs on the old shell.
            }

            if (Follow is not null) await Follow(next);
            return null;
        }
        catch (Exception e) when (_current is not null || e is ModuleException || faults.MayBeDueToOne(wanted))
        {
            log.LogError(e, "Shell not changed");
            return e as ModuleException ?? new ModuleException(e.Message, null, e);
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task RetireAndLog(Shell shell)
    {
        try
        {
            await shell.Retire(Patience);
        }
        catch (Exception e)
        {
            log.LogError(e, "An old shell did not end cleanly");
        }
    }

    private void Forgive(string featureId)
    {
        foreach (var module in catalog.Modules.Where(m => m.Features.Any(f => f.Id == featureId))) module.Forgive();
    }

    private HashSet<string> WithNeeds(string featureId, HashSet<string> on)
    {
        if (!on.Add(featureId)) return on;
        foreach (var needed in catalog.Modules.Where(m => m.Error is null).SelectMany(m => m.Features).Where(f => f.Id == featureId).SelectMany(f => f.DependsOn)) WithNeeds(needed, on);
        return on;
    }

    private IEnumerable<FeatureState> States()
    {
        var features = catalog.Modules.Where(m => m.Error is null || m.MayRetry).SelectMany(m => m.Features.Select(f => (Module: m, Feature: f))).ToList();
        foreach (var (module, feature) in features)
            yield return new(feature.Id, module.Id, module.Version, feature.Category, feature.DependsOn,
                [.. features.Where(o => o.Feature.DependsOn.Contains(feature.Id)).Select(o => o.Feature.Id)],
                _on.Contains(feature.Id), module.Folder is not null, module.Error)
            {
                IsNew = module is { Folder: not null, Error: null } && !store.Decided(feature.Id),
                MayRetry = module.MayRetry,
            };

        // Under the folder's name: its id may be that of another module, which is just why it does not fit.
        foreach (var broken in catalog.Modules.Where(m => m is { Error: not null, MayRetry: false }))
            yield return new(Path.GetFileName(broken.Folder!), broken.Id, broken.Version, "unknown", [], [], false, true, broken.Error);
    }
}
