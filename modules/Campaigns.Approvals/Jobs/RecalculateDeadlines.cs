using Campaigns.Approvals.Features.KeepCalendar;
using Campaigns.Kernel.Jobs;

namespace Campaigns.Approvals.Jobs;

/// <summary>The request after which it goes on.</summary>
internal sealed record RecalculateArgs(Guid After);

/// <summary>Moves the deadlines of the next requests after a calendar changed.</summary>
internal sealed class RecalculateDeadlines(Calendars calendars) : IJob<RecalculateArgs>
{
    public Task Run(RecalculateArgs args, CancellationToken ct) => calendars.Recalculate(args.After, ct);
}
