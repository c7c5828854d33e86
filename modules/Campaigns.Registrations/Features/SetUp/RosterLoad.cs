using Campaigns.Kernel.Recipes;
using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.Seats;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Registrations.Features.SetUp;

/// <summary>Stores whole rosters of the past. What is there already stays as it is, so that a set-up that was cut off goes on.</summary>
internal sealed class RosterLoad(RegistrationsDbContext db, Offerings offerings)
{
    // About a thousand rows a transaction: fewer flushes, and no transaction that holds the writer for long.
    private const int Batch = 1000;
    private int _waiting;

    /// <summary>The offerings of these ids that have no roster yet.</summary>
    /// <exception cref="RecipeException">One of them does not exist.</exception>
    public async Task<IReadOnlyDictionary<Guid, Offering>> Missing(IReadOnlyDictionary<Guid, string> slugs, CancellationToken ct)
    {
        var there = await db.Rosters.Where(r => slugs.Keys.Contains(r.Id)).Select(r => r.Id).ToListAsync(ct);
        var wanted = slugs.Keys.Except(there).ToList();
        var found = (await offerings.Many(wanted, ct)).ToDictionary(o => o.Id);
        if (wanted.Find(id => !found.ContainsKey(id)) is var lost && lost != Guid.Empty) throw new RecipeException($"there is no event {slugs[lost]}");
        return found;
    }

    /// <summary>Adds a roster with its registrations.</summary>
    public async Task Add(Roster roster, IReadOnlyCollection<Registration> registrations, CancellationToken ct)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        db.Add(roster);
        db.AddRange(registrations);
        _waiting += registrations.Count + 1;
        if (_waiting >= Batch) await Save(ct);
    }

    /// <summary>Stores what is left.</summary>
    public async Task Save(CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        _waiting = 0;
    }
}
