using Campaigns.Ui.Api;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Runtime.Storage;

/// <summary>Kept answers, in the database, so that they hold over a restart and over several processes.
/// Works in scopes of its own: the endpoint's unit of work is not touched.</summary>
internal sealed class IdempotencyStore(IServiceScopeFactory scopes) : IIdempotency
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);

    // A first call that is not answered after a minute died with its process: the next one may try again.
    private static readonly TimeSpan Abandoned = TimeSpan.FromMinutes(1);

    public async Task<KeptAnswer?> Begin(string caller, string key, string request, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CoreDbContext>();
        var now = TimeProvider.System.GetUtcNow();
        var row = await db.Idempotency.AsNoTracking().SingleOrDefaultAsync(r => r.Caller == caller && r.Key == key, ct);
        if (row is not null && (row.At < now - KeptFor || row.Status is null && (now - row.At).Duration() > Abandoned))
        {
            await db.Idempotency.Where(r => r.Caller == caller && r.Key == key && r.At == row.At).ExecuteDeleteAsync(ct);
            row = null;
        }

        if (row is null)
        {
            db.Idempotency.Add(new() { Caller = caller, Key = key, Request = request, At = now });
            try
            {
                await db.SaveChangesAsync(ct);
                return null;
            }
            catch (DbUpdateException e) when (Faults.Troubles.Of(e) is null)
            {
                return new(0, null, null, []); // Another call with this key began in the same moment.
            }
        }

        if (row.Request != request) return new(-1, null, null, []);
        return row.Status is null ? new(0, null, null, []) : new(row.Status.Value, row.ContentType, row.Location, row.Body ?? []);
    }

    public async Task Keep(string caller, string key, KeptAnswer answer, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<CoreDbContext>().Idempotency.Where(r => r.Caller == caller && r.Key == key).ExecuteUpdateAsync(
            s => s.SetProperty(r => r.Status, answer.Status).SetProperty(r => r.Location, answer.Location).SetProperty(r => r.ContentType, answer.ContentType).SetProperty(r => r.Body, answer.Body), ct);
    }

    public async Task Forget(string caller, string key, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<CoreDbContext>().Idempotency.Where(r => r.Caller == caller && r.Key == key).ExecuteDeleteAsync(ct);
    }
}
