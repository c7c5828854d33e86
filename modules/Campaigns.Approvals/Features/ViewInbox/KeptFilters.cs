using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain.State;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Approvals.Features.ViewInbox;

/// <summary>A filter somebody keeps.</summary>
/// <param name="Name">As they named it.</param>
/// <param name="Query">Its part of the address.</param>
internal sealed record SavedFilter(string Name, string Query)
{
    // One text each: a name has no line break.
    public string Text => Name + "\n" + Query;

    public static SavedFilter Read(string text) => text.Split('\n', 2) is [var name, var query] ? new(name, query) : new(text, "");
}

/// <summary>The filters people keep, each their own.</summary>
internal sealed class KeptFilters(ApprovalsDbContext db)
{
    public async Task<IReadOnlyList<SavedFilter>> Of(string userId, CancellationToken ct) =>
        [.. (await db.Preferences.AsNoTracking().Where(p => p.UserId == userId).Select(p => p.Filters).SingleOrDefaultAsync(ct) ?? []).Select(SavedFilter.Read)];

    /// <summary>Keeps these and no others. Two windows of one person may keep their first at the same moment: who comes second finds the row there and writes into it.</summary>
    public async Task Keep(string userId, IEnumerable<SavedFilter> filters, CancellationToken ct)
    {
        var texts = filters.Select(f => f.Text).ToList();
        for (var again = false; ; again = true)
        {
            if (await db.Preferences.SingleOrDefaultAsync(p => p.UserId == userId, ct) is not { } mine) db.Add(mine = new Preference { UserId = userId });
            mine.Filters = texts;
            try
            {
                await db.SaveChangesAsync(ct);
                return;
            }
            catch (DbUpdateException) when (!again)
            {
                db.ChangeTracker.Clear();
            }
        }
    }
}
