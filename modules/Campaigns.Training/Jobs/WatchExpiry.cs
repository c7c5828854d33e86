using Campaigns.Kernel.Jobs;
using Campaigns.Kernel.Values;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Campaigns.Training.Features.WatchExpiry;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Jobs;

/// <summary>Each morning: who is told that a certificate is about to expire. A stage that passed while nothing ran is made up for; each is told once.</summary>
/// <remarks>What was told and the sending of it are stored in one transaction, so a crash in between neither loses nor doubles a digest.</remarks>
[Schedule("0 0 7 * * ?")]
internal sealed class WatchExpiry(TrainingDbContext db, Addressees addressees, IJobs jobs, TimeProvider clock) : IJob<Tick>
{
    public async Task Run(Tick args, CancellationToken ct)
    {
        var (today, now) = (clock.Today(), clock.GetUtcNow());
        var last = today.AddDays(ExpiryStages.First);
        var near = await db.Certificates.Where(c => c.Status == CertificateStatus.Valid && c.ExpiresOn >= today && c.ExpiresOn <= last).ToListAsync(ct);
        var ids = near.Select(c => c.Id).ToList();
        var told = (await db.Reminders.AsNoTracking().Where(r => ids.Contains(r.CertificateId)).ToListAsync(ct)).Select(r => (r.CertificateId, r.Days)).ToHashSet();
        var due = new List<Certificate>();
        foreach (var certificate in near)
        {
            var stages = ExpiryStages.Reached(certificate.ExpiresOn, today).Where(days => !told.Contains((certificate.Id, days))).ToList();
            if (stages.Count == 0) continue;
            due.Add(certificate);
            db.AddRange(stages.Select(days => new Reminder { CertificateId = certificate.Id, Days = days, At = now }));
        }

        foreach (var (who, own, certificates) in await addressees.Of(due, ct))
            jobs.Enqueue<SendDigest, Digest>(new(who, own, [.. certificates], today), $"training.digest/{who:N}/{own}/{today:yyyy-MM-dd}");
        if (due.Count > 0) await db.SaveChangesAsync(ct);
    }
}
