using System.Collections.Concurrent;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Campaigns.Registrations.Features.CountVisits;

/// <summary>Counts who sees an offering's page and who begins its form. Numbers by day and nothing else: no cookie, no address, no script. Kept in
/// memory and written every ten seconds; a crash loses at most those.</summary>
internal sealed class Visits : IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<(string Slug, DateOnly Day), Tally> _tallies = [];
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly IServiceScopeFactory _scopes;
    private readonly ILogger<Visits> _log;
    private readonly TimeProvider _clock;
    private readonly ITimer _timer;

    public Visits(IServiceScopeFactory scopes, ILogger<Visits> log, TimeProvider clock)
    {
        (_scopes, _log, _clock) = (scopes, log, clock);
        _timer = TimeProvider.System.CreateTimer(_ => _ = WriteAndLog(), null, Every, Every);
    }

    public void Seen(string slug) => Interlocked.Increment(ref Of(slug).Seen);

    public void Started(string slug) => Interlocked.Increment(ref Of(slug).Started);

    /// <summary>Stores what was counted.</summary>
    public async Task Write(CancellationToken ct)
    {
        await _writing.WaitAsync(ct);
        try
        {
            foreach (var (key, tally) in _tallies.ToArray()) await Write(key.Slug, key.Day, tally, ct);
        }
        finally
        {
            _writing.Release();
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        _writing.Dispose();
    }

    private Tally Of(string slug) => _tallies.GetOrAdd((slug, _clock.Today()), _ => new());

    private async Task Write(string slug, DateOnly day, Tally tally, CancellationToken ct)
    {
        var (seen, started) = (Interlocked.Exchange(ref tally.Seen, 0), Interlocked.Exchange(ref tally.Started, 0));
        if (seen == 0 && started == 0) return;
        await using var scope = _scopes.CreateSystemScope();
        var db = scope.ServiceProvider.GetRequiredService<RegistrationsDbContext>();
        if (await db.Rosters.Where(r => r.Slug == slug).Select(r => (Guid?)r.Id).FirstOrDefaultAsync(ct) is not { } offeringId) return; // Nothing that people register for.
        var written = await db.Visits.Where(v => v.RosterId == offeringId && v.Day == day)
            .ExecuteUpdateAsync(u => u.SetProperty(v => v.Seen, v => v.Seen + seen).SetProperty(v => v.Started, v => v.Started + started), ct);
        if (written > 0) return;
        db.Add(new Visit { RosterId = offeringId, Day = day, Seen = seen, Started = started });
        await db.SaveChangesAsync(ct);
    }

    private async Task WriteAndLog()
    {
        try
        {
            await Write(CancellationToken.None);
        }
        catch (Exception e)
        {
            _log.LogWarning(e, "Visits of the last seconds were not kept");
        }
    }

    private sealed class Tally
    {
        public int Seen;
        public int Started;
    }
}
