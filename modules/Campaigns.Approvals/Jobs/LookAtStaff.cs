using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Features.Cases;
using Campaigns.Kernel.Jobs;
using Campaigns.Kernel.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Approvals.Jobs;

/// <summary>Looks each hour whether those who are asked still work here and hold their positions: who comes is told, a seat nobody holds becomes an incident.
/// Each request in a scope and a transaction of its own.</summary>
[Schedule("0 37 * * * ?", Sweep = true)]
internal sealed class LookAtStaff(IServiceScopeFactory scopes) : IJob<Tick>
{
    private const int Chunk = 500;

    public async Task Run(Tick args, CancellationToken ct)
    {
        for (Guid? after = null; await Chunked(after, ct) is { Count: > 0 } ids; after = ids[^1])
        {
            foreach (var id in ids)
            {
                await using var scope = scopes.CreateSystemScope();
                await scope.ServiceProvider.GetRequiredService<CaseWork>().Do(id, Caller.Engine, (file, at) =>
                {
                    new Staffing(file, at).Look();
                    return Answer.Done;
                }, ct);
            }
        }
    }

    private async Task<List<Guid>> Chunked(Guid? after, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ApprovalsDbContext>();
        return await db.Requests.Where(r => r.State == RequestState.InProgress && (after == null || r.Id > after)).OrderBy(r => r.Id).Take(Chunk).Select(r => r.Id).ToListAsync(ct);
    }
}
