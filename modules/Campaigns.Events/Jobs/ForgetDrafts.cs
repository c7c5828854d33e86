using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Kernel.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Jobs;

/// <summary>What was typed and not gone on with for a week is forgotten.</summary>
[Schedule("0 50 3 * * ?", Sweep = true)]
internal sealed class ForgetDrafts(EventsDbContext db, TimeProvider clock) : IJob<Tick>
{
    public Task Run(Tick args, CancellationToken ct)
    {
        var before = clock.GetUtcNow() - FormDraft.Kept;
        return db.Drafts.Where(d => d.KeptAt < before).ExecuteDeleteAsync(ct);
    }
}
