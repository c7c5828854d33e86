using Campaigns.Kernel.Jobs;
using Campaigns.Survey.Data;
using Campaigns.Survey.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Survey.Jobs;

/// <summary>Each night: forgets the numbers of those whom nobody will call back any more.</summary>
[Schedule("0 30 2 * * ?")]
internal sealed class ForgetContacts(SurveyDbContext db) : IJob<Tick>
{
    public async Task Run(Tick args, CancellationToken ct)
    {
        var before = args.DueAt - Contact.Kept;
        db.RemoveRange(await db.Contacts.Where(c => c.ConsentAt < before).ToListAsync(ct));
        await db.SaveChangesAsync(ct);
    }
}
