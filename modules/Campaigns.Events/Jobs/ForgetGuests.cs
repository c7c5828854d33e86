using Campaigns.Events.Data;
using Campaigns.Kernel.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Jobs;

/// <summary>Who stood on a list alone is forgotten a month after the meeting they were invited to; their answer stays for the counts.</summary>
[Schedule("0 40 3 * * ?", Sweep = true)]
internal sealed class ForgetGuests(EventsDbContext db, TimeProvider clock) : IJob<Tick>
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    // At most so many a run; the next run goes on.
    private const int AtMost = 2000;

    public async Task Run(Tick args, CancellationToken ct)
    {
        var before = clock.GetUtcNow() - Kept;
        var over = await db.Invitations.Where(i => i.FullName != null && db.Events.Any(e => e.Id == i.EventId && e.EndsAt < before)).OrderBy(i => i.Id).Take(AtMost).ToListAsync(ct);
        foreach (var invitation in over) invitation.Forget();
        await db.SaveChangesAsync(ct);
    }
}
