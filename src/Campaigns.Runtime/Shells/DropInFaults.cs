using Campaigns.Runtime.Loading;
using Microsoft.Extensions.Logging;

namespace Campaigns.Runtime.Shells;

/// <summary>Finds the drop-in to which a shell that did not start is due, and leaves it out, so that the product runs on without it.</summary>
internal sealed class DropInFaults(ModuleCatalog catalog, ShellBuilder builder, ILogger<DropInFaults> log)
{
    /// <summary>Whether a drop-in is among what is wanted, and so may be at fault.</summary>
    public bool MayBeDueToOne(IReadOnlySet<string> wanted) => Suspects(wanted).Any();

    /// <summary>False when it fails without any drop-in as well, which is the product's own fault.</summary>
    public async Task<bool> LeaveOut(ModuleException failure, IReadOnlySet<string> wanted)
    {
        if (Named(failure) is { } named) return Fail(named, failure.Message);
        var suspects = InOrder(wanted);
        if (suspects.Count == 0 || await Try(wanted, suspects) is not null) return false;

        // Nobody is named: they are added one by one, what is needed first, until it fails.
        var found = false;
        for (var i = 0; i < suspects.Count; i++)
            if (await Try(wanted, suspects[(i + 1)..]) is { } why) found = Fail(suspects[i], why);
        return found;
    }

    /// <summary>After a switch that failed: whom the failure names, else whom was to be switched on.</summary>
    public void Blame(ModuleException failure, string featureId)
    {
        var switched = catalog.Modules.FirstOrDefault(m => m.Features.Any(f => f.Id == featureId));
        if ((Named(failure) ?? (failure.ModuleId is null ? switched : null)) is { Folder: not null } module) Fail(module, failure.Message);
    }

    private ModuleInfo? Named(ModuleException failure) => catalog.All.FirstOrDefault(m => m.Id == failure.ModuleId && m is { Folder: not null, Error: null });

    private IEnumerable<ModuleInfo> Suspects(IReadOnlySet<string> wanted) => catalog.Modules.Where(m => m is { Folder: not null, Error: null } && m.Features.Any(f => wanted.Contains(f.Id)));

    private List<ModuleInfo> InOrder(IReadOnlySet<string> wanted)
    {
        var order = FeatureGraph.Order(Sound).Select((f, i) => (f.Id, i)).ToDictionary(x => x.Id, x => x.i);
        return [.. Suspects(wanted).OrderBy(m => order[m.Features[0].Id])];
    }

    private List<Kernel.Modules.FeatureAttribute> Sound => [.. catalog.Modules.Where(m => m.Error is null).SelectMany(m => m.Features)];

    private async Task<string?> Try(IReadOnlySet<string> wanted, IReadOnlyCollection<ModuleInfo> without)
    {
        try
        {
            var left = Sound.Where(f => !without.Any(m => m.Features.Contains(f))).ToList();
            await (await builder.Build(FeatureGraph.Closed(left, wanted), probe: true)).Retire(TimeSpan.Zero);
            return null;
        }
        catch (Exception e)
        {
            return e.Message;
        }
    }

    private bool Fail(ModuleInfo module, string why)
    {
        log.LogError("{Module} is left out: {Reason}", module.Id, why);
        module.Fail(why);
        return true;
    }
}
