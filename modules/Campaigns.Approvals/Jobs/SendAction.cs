using Campaigns.Approvals.Features.SendActions;
using Campaigns.Kernel.Jobs;

namespace Campaigns.Approvals.Jobs;

/// <summary>Key of the action, and the time this try was appointed for.</summary>
internal sealed record SendActionArgs(string Key, DateTimeOffset? Due = null);

/// <summary>Sends one command to the subject's owner and writes the answer down.</summary>
internal sealed class SendAction(ActionDispatch dispatch) : IJob<SendActionArgs>
{
    public Task Run(SendActionArgs args, CancellationToken ct) => dispatch.Send(args.Key, args.Due, ct);
}
