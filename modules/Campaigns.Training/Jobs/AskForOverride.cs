using Campaigns.Approvals.Contracts;
using Campaigns.Kernel.Jobs;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Campaigns.Training.Features.AskOverride;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Jobs;

/// <summary>An override that waits.</summary>
internal sealed record OverrideToAsk(Guid OverrideId);

/// <summary>Puts it up for approval. Unlike a certificate it is not given where no route says who decides: then it waits.</summary>
internal sealed class AskForOverride(TrainingDbContext db, IEnumerable<IApprovals> approvals) : IJob<OverrideToAsk>
{
    public async Task Run(OverrideToAsk args, CancellationToken ct)
    {
        if (approvals.LastOrDefault() is not { } others) return;
        if (await db.Overrides.AsNoTracking().SingleOrDefaultAsync(o => o.Id == args.OverrideId && o.Status == AskedStatus.Waiting, ct) is not { } asked) return;
        await others.SubmitAsync(new(Overrides.Type, asked.Id.ToString(), asked.AskedBy?.ToString() ?? ""), ct);
    }
}
