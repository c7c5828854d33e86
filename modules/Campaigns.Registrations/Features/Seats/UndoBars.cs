using System.Collections.Concurrent;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Registrations.Features.CancelRegistration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Campaigns.Registrations.Features.Seats;

/// <summary>Undo bars that nobody closes are closed here, after a minute of real time. What a restart forgets is settled by the job
/// <see cref="Jobs.SettleLeftCancellations"/>.</summary>
internal sealed class UndoBars(IServiceScopeFactory scopes, ILogger<UndoBars> log) : IDisposable
{
    private static readonly TimeSpan Open60 = TimeSpan.FromSeconds(60);
    private readonly ConcurrentDictionary<Guid, ITimer> _bars = [];

    public void Open(Guid registrationId)
    {
        var timer = TimeProvider.System.CreateTimer(_ => _ = Close(registrationId), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        if (_bars.TryRemove(registrationId, out var earlier)) earlier.Dispose();
        _bars[registrationId] = timer;
        timer.Change(Open60, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        foreach (var bar in _bars.Values) bar.Dispose();
    }

    private async Task Close(Guid registrationId)
    {
        if (_bars.TryRemove(registrationId, out var timer)) timer.Dispose();
        try
        {
            await using var scope = scopes.CreateSystemScope();
            await scope.ServiceProvider.GetRequiredService<IHandler<SettleCancellation, Guid>>().Handle(new(TicketRef.ById(registrationId)), CancellationToken.None);
        }
        catch (Exception e)
        {
            log.LogWarning(e, "The cancellation {RegistrationId} is left to the next job", registrationId);
        }
    }
}
