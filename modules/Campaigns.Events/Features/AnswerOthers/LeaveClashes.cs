using Campaigns.Data.Paging;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Slots;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.AnswerOthers;

/// <summary>An event that somebody presents on a day they are away.</summary>
internal sealed record LeaveClash(Guid EventId, Guid StaffId, string Title, string Place, DateTimeOffset StartsAt);

/// <summary>On the page of a member of staff: which events fall into their leave, each with the way to a stand-in.</summary>
internal sealed class LeaveClashes(EventsDbContext db, IStaffLeaves leaves, IActor actor, TimeProvider clock) : ISlotProvider
{
    // Leave by law is shorter; nobody plans farther ahead than that.
    private const int DaysAhead = 400;

    public string Slot => "network.staff-member";

    public async Task<SlotItem?> For(object? model, CancellationToken ct)
    {
        if (model is not Guid staffId || !actor.Has(Permissions.View)) return null;
        var today = clock.Today();
        var away = (await leaves.Between(today, today.AddDays(DaysAhead), ct)).Where(l => l.StaffId == staffId).ToList();
        if (away.Count == 0) return null;
        var now = clock.GetUtcNow();
        var talks = await db.Events.AsNoTracking().Within(actor, Permissions.View)
            .Where(e => e.EndsAt > now && e.Status != EventStatus.Cancelled && e.Staff.Any(s => s.StaffId == staffId && s.Role == EventRole.Presenter))
            .OrderBy(e => e.StartsAt).Take(200).Select(e => new { e.Id, e.Title, e.UnitName, e.StartsAt, e.EndsAt }).ToListAsync(ct);
        List<LeaveClash> clashes = [.. talks.Where(t => away.Exists(l => l.From <= t.EndsAt.AddTicks(-1).LocalDate() && l.To >= t.StartsAt.LocalDate()))
            .Select(t => new LeaveClash(t.Id, staffId, t.Title, PlaceName.Short(t.UnitName), t.StartsAt))];
        return clashes.Count == 0 ? null : new("AnswerOthers/_LeaveClashes", "Events", clashes, Order: 10);
    }
}
