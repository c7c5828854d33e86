using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Jobs;
using Campaigns.Training.Data;
using Campaigns.Training.Features.MovePlaces;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Jobs;

/// <summary>Looks at the classes for which nobody can enrol any more and which have not begun: what one list has over goes to who waits on the other.</summary>
[Schedule("0 3/10 * * * ?", Sweep = true)]
internal sealed class MoveLeftPlaces(TrainingDbContext db, IHandler<MovePlaces, bool> move, TimeProvider clock) : IJob<Tick>
{
    // More classes than these do not close and begin at once; the next run goes on.
    private const int AtMost = 200;

    public async Task Run(Tick args, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var closed = await db.Sessions.Where(s => s.StartsAt > now && s.ClosesAt <= now && s.CancelledAt == null && (s.GuestSeats > 0 || s.OnTheWay > 0))
            .OrderBy(s => s.StartsAt).Select(s => s.Id).Take(AtMost).ToListAsync(ct);
        foreach (var id in closed) await move.Handle(new(id), ct);
    }
}
