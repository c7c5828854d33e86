using Campaigns.Approvals.Features.KeepCalendar;
using Campaigns.Kernel.Jobs;
using Campaigns.Kernel.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Approvals.Jobs;

/// <summary>The request after which it goes on.</summary>
internal sealed record RecalculateArgs(Guid After);

/// <summary>Moves the deadlines of the next requests after a calendar changed. In a scope of its own: a process that dies in the middle must find the
/// delivery unmarked, and moving a deadline twice changes nothing.</summary>
internal sealed class RecalculateDeadlines(IServiceScopeFactory scopes) : IJob<RecalculateArgs>
{
    public async Task Run(RecalculateArgs args, CancellationToken ct)
    {
        await using var scope = scopes.CreateSystemScope();
        await scope.ServiceProvider.GetRequiredService<Calendars>().Recalculate(args.After, ct);
    }
}
