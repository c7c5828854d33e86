using Campaigns.Events.Features.AskChange;
using Campaigns.Kernel.Jobs;

namespace Campaigns.Events.Jobs;

/// <summary>A change that waits.</summary>
internal sealed record ChangeToAsk(Guid ChangeId);

/// <summary>Puts a change up for approval, also after a process died right after it was kept.</summary>
internal sealed class AskForChange(ChangeApproval changes) : IJob<ChangeToAsk>
{
    public Task Run(ChangeToAsk args, CancellationToken ct) => changes.Submit(args.ChangeId, ct);
}
