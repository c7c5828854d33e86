using Campaigns.Accounts.Data;
using Campaigns.Kernel.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Campaigns.Accounts.Features.CheckAccess;

internal sealed record KnownAccount(Access Access, string Stamp);

/// <summary>What was read, and how long it is true.</summary>
/// <param name="Mark">The mark it was read under.</param>
/// <param name="ReadAt">Business time; a clock that was set back before it makes it untrue.</param>
/// <param name="Changes">The next beginning or end of a grant or loan, in business time.</param>
/// <param name="Account">Null: unknown or closed.</param>
internal sealed record Remembered(Guid Mark, DateTimeOffset ReadAt, DateTimeOffset Changes, KnownAccount? Account)
{
    public bool IsTrue(Guid mark, DateTimeOffset now) => Mark == mark && now >= ReadAt && now < Changes;
}

/// <summary>Access of the accounts that were seen lately; one for all requests of a shell.</summary>
internal sealed class AccessMemory(IMemoryCache cache)
{
    // By the real clock. The mark tells of every change that is saved by the context; a statement past it is seen this much later.
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(5);

    private readonly Func<AccountsDbContext, CancellationToken, Task<Guid>> _mark =
        EF.CompileAsyncQuery((AccountsDbContext db, CancellationToken ct) => db.AccessMarks.AsNoTracking().Select(m => m.Stamp).Single());

    public Task<Guid> Mark(AccountsDbContext db, CancellationToken ct) => _mark(db, ct);

    public Remembered? Find(Guid account, Guid mark, DateTimeOffset now) =>
        cache.TryGetValue(Key(account), out Remembered? there) && there!.IsTrue(mark, now) ? there : null;

    public void Keep(Guid account, Remembered read) => cache.Set(Key(account), read, Kept);

    public void Forget(Guid account) => cache.Remove(Key(account));

    private static (string, Guid) Key(Guid id) => ("accounts.access", id);
}
