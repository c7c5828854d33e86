using System.Collections.Concurrent;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.TakeBack;
using Campaigns.Events.Features.TellPeople;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Campaigns.Events.Features.Substitute;

/// <summary>Undo bars that nobody closes are closed here, after some real time. What a restart forgets is settled by the job
/// <see cref="Jobs.SettleLeftSubstitutions"/>.</summary>
internal sealed class OpenBars(IServiceScopeFactory scopes, ILogger<OpenBars> log) : IDisposable
{
    private static readonly TimeSpan Open60 = TimeSpan.FromSeconds(60);
    private readonly ConcurrentDictionary<Guid, ITimer> _bars = [];

    /// <summary>Of a substitution: a minute.</summary>
    public void Open(Guid substitution) => Open(substitution, Open60, services => services.GetRequiredService<IHandler<SettleSubstitution, Done>>().Handle(new(substitution, Stands: true), CancellationToken.None));

    /// <summary>Of a move, a postponement or a cancellation: as long as is set.</summary>
    public void Open(Takeback change, ISettings<MailingSettings> settings) =>
        Open(change.Id, TimeSpan.FromSeconds(settings.Current.Hold), services => services.GetRequiredService<IHandler<SettleChange, Done>>().Handle(new(change.Id, Stands: true), CancellationToken.None));

    public void Dispose()
    {
        foreach (var bar in _bars.Values) bar.Dispose();
    }

    private void Open(Guid what, TimeSpan time, Func<IServiceProvider, Task> settle)
    {
        var timer = TimeProvider.System.CreateTimer(_ => _ = Close(what, settle), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _bars[what] = timer;
        timer.Change(time, Timeout.InfiniteTimeSpan);
    }

    private async Task Close(Guid what, Func<IServiceProvider, Task> settle)
    {
        if (_bars.TryRemove(what, out var timer)) timer.Dispose();
        try
        {
            await using var scope = scopes.CreateSystemScope();
            await settle(scope.ServiceProvider);
        }
        catch (Exception e)
        {
            log.LogWarning(e, "What {Bar} would settle is left to the next job", what);
        }
    }
}
