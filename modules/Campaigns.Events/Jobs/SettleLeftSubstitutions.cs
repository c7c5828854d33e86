using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.Substitute;
using Campaigns.Events.Features.TakeBack;
using Campaigns.Events.Features.TellPeople;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Jobs;
using Campaigns.Kernel.Settings;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Jobs;

/// <summary>Settles substitutions, moves and cancellations whose undo bar was open when the process ended.</summary>
[Schedule("0 0/10 * * * ?", Sweep = true)]
internal sealed class SettleLeftSubstitutions(EventsDbContext db, IHandler<SettleSubstitution, Done> settle, IHandler<SettleChange, Done> settleChange, ISettings<MailingSettings> settings, TimeProvider clock) : IJob<Tick>
{
    // At most 200 a run; the next run goes on.
    private const int AtMost = 200;

    public async Task Run(Tick args, CancellationToken ct)
    {
        var before = clock.GetUtcNow() - TimeSpan.FromMinutes(5);
        var left = await db.Substitutions.Where(s => s.Status == SubstitutionStatus.Open && s.At < before).OrderBy(s => s.Id).Select(s => s.Id).Take(AtMost).ToListAsync(ct);
        foreach (var id in left) await settle.Handle(new(id, Stands: true), ct);

        var open = clock.GetUtcNow() - TimeSpan.FromSeconds(settings.Current.Hold) - TimeSpan.FromMinutes(5);
        var changes = await db.Takebacks.Where(t => t.Status == TakebackStatus.Open && t.At < open).OrderBy(t => t.Id).Select(t => t.Id).Take(AtMost).ToListAsync(ct);
        foreach (var id in changes) await settleChange.Handle(new(id, Stands: true), ct);
    }
}
