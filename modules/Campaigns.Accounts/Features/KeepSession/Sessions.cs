using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Accounts.Features.CheckAccess;
using Campaigns.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Campaigns.Accounts.Features.KeepSession;

/// <summary>A session that holds.</summary>
internal sealed record OpenSession(Guid Id, Guid AccountId, string Stamp, DateTimeOffset OpenedAt, DateTimeOffset LastSeenAt, DateTimeOffset ProvedAt);

/// <summary>Opens sessions and says which still hold. Remembered for five seconds, and forgotten at once by the process that ends one:
/// a session that another process ended may be answered for that long, and no request costs more than a look into memory besides.</summary>
internal sealed class Sessions(AccountsDbContext db, AccessReader access, IMemoryCache cache, SignInRules rules)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(5);

    // A write per request would make every page a write.
    private static readonly TimeSpan SeenPrecision = TimeSpan.FromMinutes(1);

    public async Task<Guid> Open(Guid accountId, string device, string address, CancellationToken ct)
    {
        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == accountId, ct);
        var session = Session.Open(account, device, address, TimeProvider.System.GetUtcNow());
        db.Add(session);
        await db.SaveChangesAsync(ct);
        return session.Id;
    }

    /// <summary>The session, if it holds now: not ended, not too old, not idle for too long, and its account open with the same password.</summary>
    public async Task<OpenSession?> Find(Guid id, CancellationToken ct)
    {
        var real = TimeProvider.System.GetUtcNow();
        if (!cache.TryGetValue(Key(id), out OpenSession? known)) known = cache.Set(Key(id), await Read(id, ct), Remembered);
        if (known is null || !rules.Session.Hold(known.OpenedAt, known.LastSeenAt, real)) return null;
        if (!await access.IsCurrent(known.AccountId, known.Stamp, ct)) return null;
        return known.LastSeenAt > real - SeenPrecision ? known : await NoteSeen(known, real, ct);
    }

    public async Task End(Guid id, CancellationToken ct)
    {
        await using var turn = await db.BeginAsync(ct);
        await db.Sessions.Where(s => s.Id == id && s.EndedAt == null).ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, TimeProvider.System.GetUtcNow()), ct);
        await turn.CommitAsync(ct);
        Forget(id);
    }

    public void Forget(Guid id) => cache.Remove(Key(id));

    private Task<OpenSession?> Read(Guid id, CancellationToken ct) => db.Sessions.AsNoTracking().Where(s => s.Id == id && s.EndedAt == null)
        .Select(s => new OpenSession(s.Id, s.AccountId, s.Stamp, s.OpenedAt, s.LastSeenAt, s.ProvedAt)).SingleOrDefaultAsync(ct);

    private async Task<OpenSession> NoteSeen(OpenSession known, DateTimeOffset real, CancellationToken ct)
    {
        await using var turn = await db.BeginAsync(ct);
        await db.Sessions.Where(s => s.Id == known.Id && s.LastSeenAt < real).ExecuteUpdateAsync(s => s.SetProperty(x => x.LastSeenAt, real), ct);
        await turn.CommitAsync(ct);
        return cache.Set(Key(known.Id), known with { LastSeenAt = real }, Remembered);
    }

    private static (string, Guid) Key(Guid id) => ("accounts.session", id);
}
