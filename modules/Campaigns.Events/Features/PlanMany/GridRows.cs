using Campaigns.Data.Paging;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.EditEvent;
using Campaigns.Events.Features.EventFormats;
using Campaigns.Events.Features.ListEvents;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Ui;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.PlanMany;

/// <summary>Fills the planning grid from events there are: one as a series, or a whole month moved on.</summary>
internal sealed class GridRows(EventsDbContext db, FormChoices choices, FormatCatalog formats, IActor actor)
{
    // Four weeks later is the same weekday; five, where four would still be the same month.
    private const int Weeks = 28;

    /// <summary>The same event on other days.</summary>
    public async Task<IReadOnlyList<GridRow>> Series(EventRow of, IEnumerable<DateOnly> days, CancellationToken ct)
    {
        var lists = await choices.On(of.StartsAt.LocalDate(), of.CampaignId, ct);
        return [.. days.Select(day => Row(of, day, lists))];
    }

    /// <summary>All that was held or planned in a month, on the same weekdays of the month after: as many as the grid takes, and how many there are.</summary>
    public async Task<(IReadOnlyList<GridRow> Rows, int Of)> Month(DateOnly month, int skip, CancellationToken ct)
    {
        var (first, end) = (month.Start(), month.AddMonths(1).Start());
        var all = db.Events.AsNoTracking().Within(actor, Permissions.Plan).Where(e => e.StartsAt >= first && e.StartsAt < end && e.Status != EventStatus.Cancelled && e.Status != EventStatus.Postponed);
        var rows = await all.OrderBy(e => e.StartsAt).ThenBy(e => e.Id).Skip(skip).Take(SheetReader.MostRows).Select(EventRow.Read).ToListAsync(ct);
        if (rows.Count == 0) return ([], 0);
        var lists = await choices.On(month, rows[0].CampaignId, ct);
        return ([.. rows.Select(row => Row(row, Later(row.StartsAt.LocalDate()), lists))], await all.CountAsync(ct));
    }

    private static DateOnly Later(DateOnly day) => day.AddDays(Weeks) is var next && next.Month == day.Month ? day.AddDays(Weeks + 7) : next;

    private GridRow Row(EventRow of, DateOnly day, FormLists lists)
    {
        var form = FormReader.Show(of, lists);
        return new()
        {
            Title = form.Title, Format = formats.Find(form.Format)?.Name ?? form.Format, Unit = form.UnitCode, Day = Formats.Day(day), StartsAt = form.StartsAt, EndsAt = form.EndsAt, Venue = form.VenueId,
            Capacity = form.Capacity, MoreDays = form.MoreDays, Budget = form.Budget, Presenters = form.PresenterIds, Desk = form.DeskStaffIds, Note = form.Note,
        };
    }
}
