using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Kernel.Security;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.SaveViews;

/// <summary>Views a page offers, and its own address for saving.</summary>
/// <param name="ForAll">May be saved for everybody.</param>
internal sealed record SavedViews(string Here, IReadOnlyList<SavedViewRow> All, bool ForAll);

internal sealed record SavedViewRow(Guid Id, string Name, string Address, bool Mine);

/// <summary>Finds the views somebody sees: their own, those of their area and those for all.</summary>
internal sealed class SavedViewQuery(EventsDbContext db, IActor actor)
{
    // Tabs beyond that are not read; the oldest shared ones fall out of sight first.
    private const int Most = 30;

    public async Task<SavedViews> For(string here, CancellationToken ct)
    {
        var me = actor.Id;
        var seen = await db.SavedViews.AsNoTracking().Where(v => v.OwnerId == me || v.Audience != ViewAudience.Private).OrderByDescending(v => v.Id).ToListAsync(ct);
        var places = actor.Where(Permissions.View);
        List<SavedViewRow> rows = [.. seen.Where(v => v.OwnerId == me || v.Audience is ViewAudience.All || places.Any(p => new Scope(v.ScopePath).Contains(p.Path) || p.Contains(v.ScopePath)))
            .Take(Most).OrderBy(v => v.Name, StringComparer.CurrentCulture).Select(v => new SavedViewRow(v.Id, v.Name, v.Address, v.OwnerId == me))];
        return new(here.Length > SavedView.LongestAddress ? "/admin/calendar" : here, rows, actor.Has(Permissions.Plan) && places.Any(IsProvince));
    }

    /// <summary>A place at the top of the tree, or no place at all.</summary>
    public static bool IsProvince(Scope scope) => !scope.Path.Contains('/', StringComparison.Ordinal);
}
