using Campaigns.Kernel.Jobs;
using Campaigns.Registrations.Data;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Registrations.Jobs;

/// <summary>Forgets files of forms that were never sent, and codes that proved a phone, after a day.</summary>
[Schedule("0 50 3 * * ?")]
internal sealed class ForgetLeftFiles(RegistrationsDbContext db, TimeProvider clock) : IJob<Tick>
{
    public async Task Run(Tick args, CancellationToken ct)
    {
        var (files, codes) = (clock.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(-1));
        await db.Files.Where(f => f.RegistrationId == null && f.SentAt < files).ExecuteDeleteAsync(ct);
        await db.Proofs.Where(p => p.SentAt < codes).ExecuteDeleteAsync(ct);
    }
}
