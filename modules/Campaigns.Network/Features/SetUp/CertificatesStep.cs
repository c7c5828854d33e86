using Campaigns.Kernel.Recipes;
using Campaigns.Network.Data;
using Campaigns.Network.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Network.Features.SetUp;

/// <summary><c>network-certificates</c>: who holds which certificate until when, as a plain list. Rows that are there stay.</summary>
internal sealed class CertificatesStep(NetworkDbContext db) : IRecipeStep
{
    public string Name => "network-certificates";

    public async Task Run(RecipeContext context, CancellationToken ct)
    {
        var known = (await db.Certificates.AsNoTracking().ToListAsync(ct)).Select(c => (c.StaffId, c.Course)).ToHashSet();
        var staff = await db.Employees.Select(e => new { e.Key, e.Id }).ToDictionaryAsync(e => e.Key, e => e.Id, ct);
        foreach (var row in context.Rows())
        {
            var id = staff.TryGetValue(row["staff"], out var found) ? found : throw row.Wrong("staff", "a key of staff");
            if (known.Add((id, row["course"])))
                db.Add(new HeldCertificate { StaffId = id, Course = row["course"], Code = row["code"], ExpiresOn = row.Day("expiresOn") });
        }

        await db.SaveChangesAsync(ct);
    }
}
