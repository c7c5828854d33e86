using Campaigns.Kernel.Jobs;
using Campaigns.Kernel.Values;
using Campaigns.Notifications.Contracts;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Registrations.Jobs;

/// <summary>At 17:00 everybody who has a place tomorrow is reminded: one message for each phone, whatever number of tickets it has.</summary>
[Schedule("0 0 17 * * ?")]
internal sealed class SendReminders(RegistrationsDbContext db, IJobs jobs, TimeProvider clock) : IJob<Tick>
{
    public async Task Run(Tick args, CancellationToken ct)
    {
        var day = args.DueAt.LocalDate().AddDays(1);
        var (from, until, now) = (day.Start(), day.AddDays(1).Start(), clock.GetUtcNow());
        var places = await db.Registrations.AsNoTracking().Where(r => r.Status == RegistrationStatus.Confirmed && (r.Phone != null || r.Email != null))
            .Join(db.Rosters.Where(x => x.Open && x.StartsAt >= from && x.StartsAt < until && x.StartsAt > now), r => r.RosterId, x => x.Id, (r, x) => new { r.Id, r.RosterId, r.Phone, r.Email })
            .OrderBy(r => r.Id).ToListAsync(ct);
        foreach (var first in places.DistinctBy(p => (p.RosterId, p.Phone ?? p.Email)))
            jobs.Enqueue<SendReminder, Reminder>(new(first.Id, day), $"{first.Id}/{day:yyyyMMdd}");
    }
}

/// <summary>Whom to remind of which day.</summary>
internal sealed record Reminder(Guid RegistrationId, DateOnly Day);

/// <summary>One reminder. A job of its own, so that one that fails holds up no other.</summary>
internal sealed class SendReminder(TicketFacts facts, INotifications notifications) : IJob<Reminder>
{
    public async Task Run(Reminder args, CancellationToken ct)
    {
        var notice = await facts.For(args.RegistrationId, Notices.Reminder, $"reminder:{args.RegistrationId}:{args.Day:yyyyMMdd}", ct);
        if (notice is not null) await notifications.Queue(notice, ct);
    }
}
