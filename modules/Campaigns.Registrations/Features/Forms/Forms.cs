using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Campaigns.Registrations.Features.Forms;

/// <summary>What the offerings' forms ask.</summary>
internal sealed class Forms(RegistrationsDbContext db, IMemoryCache memory)
{
    private static readonly TimeSpan Old = TimeSpan.FromMilliseconds(200);

    /// <summary>The version in force.</summary>
    public async Task<FormRules> Now(Guid offeringId, CancellationToken ct)
    {
        var form = await db.Forms.AsNoTracking().Where(f => f.RosterId == offeringId).OrderByDescending(f => f.Number).FirstOrDefaultAsync(ct);
        return form is null ? FormRules.None : new(form.Number, form.Questions, form.ConfirmPhone);
    }

    /// <summary>The same, as it was at most a fifth of a second ago: in a rush it is read a few times, not by everybody.</summary>
    public async Task<FormRules> Recent(Guid offeringId, CancellationToken ct)
    {
        if (memory.TryGetValue((typeof(Forms), offeringId), out FormRules? recent)) return recent!;
        var rules = await Now(offeringId, ct);
        memory.Set((typeof(Forms), offeringId), rules, Old);
        return rules;
    }

    public void Forget(Guid offeringId) => memory.Remove((typeof(Forms), offeringId));

    /// <summary>The questions of versions, for reading answers given to them.</summary>
    public async Task<IReadOnlyDictionary<int, IReadOnlyList<Question>>> Versions(Guid offeringId, CancellationToken ct) =>
        (await db.Forms.AsNoTracking().Where(f => f.RosterId == offeringId).ToListAsync(ct)).ToDictionary(f => f.Number, f => f.Questions);
}
