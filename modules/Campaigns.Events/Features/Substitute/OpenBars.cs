using System.Collections.Concurrent;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Campaigns.Events.Features.Substitute;

/// <summary>Undo bars that nobody closes are closed here, after a minute of real time. What a restart forgets is settled by the job
/// <see cref="Jobs.SettleLeftSubstitutions"/>.</summary>
internal sealed class OpenBars(IServiceScopeFactory scopes, ILogger<OpenBars> log) : IDisposable
{
    private static readonly TimeSpan Open60 = TimeSpan.FromSeconds(60);
    private readonly ConcurrentDictionary<Guid, ITimer> _bars = [];

    public void Open(Guid substitution)
    {
        var timer = TimeProvider.System.CreateTimer(_ => _ = Close(substitution), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _bars[substitution] = timer;
        timer.Change(Open60, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        foreach (var bar in _bars.Values) bar.Dispose();
    }

    private async Task Close(Guid substitution)
    {
        if (_bars.TryRemove(substitution, out var timer)) timer.Dispose();
        try
        {
            await using var scope = scopes.CreateSystemScope();
            await scope.ServiceProvider.GetRequiredService<IHandler<SettleSubstitution, Done>>().Handle(new(substitution, Stands: true), CancellationToken.None);
        }
        catch (Exception e)
        {
            log.LogWarning(e, "The substitution {Substitution} is left to the next job", substitution);
        }
    }
}
