using Campaigns.Kernel.Jobs;
using Campaigns.Kernel.Values;
using Campaigns.Notifications.Contracts;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Registrations.Jobs;

/// <summary>At 18:00 everybody who came to a meeting that ended within the last day is thanked and told the next step: one message for each phone.</summary>
[Schedule("0 0 18 * * ?")]
internal sealed class SendThanks(RegistrationsDbContext db, IJobs jobs) : IJob<Tick>
{
    public async Task Run(Tick args, CancellationToken ct)
    {
        var (from, until) = (args.DueAt.AddDays(-1), args.DueAt);
        var came = await db.Registrations.AsNoTracking().Where(r => r.Status == RegistrationStatus.Attended && !r.Demo && (r.Phone != null || r.Email != null))
            .Join(db.Rosters.Where(x => x.EndsAt > from && x.EndsAt <= until), r => r.RosterId, x => x.Id, (r, x) => new { r.Id, r.RosterId, r.Phone, r.Email })
            .OrderBy(r => r.Id).ToListAsync(ct);
        foreach (var first in came.DistinctBy(p => (p.RosterId, p.Phone ?? p.Email))) jobs.Enqueue<SendOneThanks, Thanked>(new(first.Id), $"{first.Id}");
    }
}

/// <summary>Whom to thank.</summary>
internal sealed record Thanked(Guid RegistrationId);

/// <summary>One message. A job of its own, so that one that fails holds up no other.</summary>
internal sealed class SendOneThanks(TicketFacts facts, INotifications notifications) : IJob<Thanked>
{
    public async Task Run(Thanked args, CancellationToken ct)
    {
        if (await facts.For(args.RegistrationId, Notices.Thanks, $"thanks:{args.RegistrationId}", ct) is { } notice) await notifications.Queue(notice, ct);
    }
}
