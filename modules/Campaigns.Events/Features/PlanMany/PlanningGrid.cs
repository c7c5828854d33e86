using Campaigns.Events.Domain;
using Campaigns.Events.Features.Booking;
using Campaigns.Events.Features.EditEvent;
using Campaigns.Events.Features.EventFormats;
using Campaigns.Events.Features.PlanEvent;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;
using Campaigns.Ui;

namespace Campaigns.Events.Features.PlanMany;

/// <summary>Looks at many planned events at once: each by itself, and against the others of the grid, which hold nothing yet.</summary>
internal sealed class PlanningGrid(FormChoices choices, FormatCatalog formats, PlanResolver plans, ConflictFinder conflicts, TimeProvider clock)
{
    public async Task<IReadOnlyList<GridLine>> Check(IReadOnlyList<GridRow> rows, string? campaign, CancellationToken ct)
    {
        var lines = new List<(GridLine Line, Slot? Slot)>();
        foreach (var row in rows) lines.Add(await Look(row, campaign, ct));
        return [.. lines.Select((line, at) => line.Line with { Conflicts = [.. Among(lines, at), .. line.Line.Conflicts] })];
    }

    /// <summary>What would be sent for a row; with what cannot be read.</summary>
    public async Task<(EventInput Input, IReadOnlyList<Failure> Wrong)> Read(GridRow row, string? campaign, CancellationToken ct)
    {
        var lists = await Lists(DayText.Read(row.Day) ?? clock.Today(), ct);
        var reader = new FormReader(lists);
        var form = row.AsForm(campaign ?? lists.Campaigns.FirstOrDefault()?.Value);
        var input = reader.Read(form with { Format = Kind(form.Format) ?? form.Format }, hold: false);
        var unknown = Kind(form.Format) is null ? new[] { Refusals.FormatUnknown } : [];
        return (input, [.. unknown, .. reader.Wrong, .. EventShape.Missing(input).Concat(EventShape.Wrong(input)).Where(f => reader.Wrong.All(w => w.Field != f.Field && !(f.Field == "startsAt" && w.Field is "day" or null)))]);
    }

    /// <summary>By code, or by name without marks.</summary>
    public string? Kind(string? typed) => formats.All.FirstOrDefault(f => f.Code == typed?.Trim() || Folding.Fold(f.Name) == Folding.Fold(typed?.Trim()))?.Code;

    private async Task<(GridLine Line, Slot? Slot)> Look(GridRow row, string? campaign, CancellationToken ct)
    {
        var (input, wrong) = await Read(row, campaign, ct);
        if (wrong.Count > 0) return (new(row, wrong, []), null);
        var resolved = await plans.Resolve(input, ct);
        if (!resolved.Succeeded) return (new(row, resolved.Failures.AtFields(), []), null);
        row.Day = Formats.Date(resolved.Value.Plan.When.Start);
        var slot = resolved.Value.Slot(Guid.Empty);
        return (new(row, [], await conflicts.All(slot, ct)), slot);
    }

    // Another row above or below that wants the same hall or person at the same time.
    private static IEnumerable<EventConflict> Among(List<(GridLine Line, Slot? Slot)> lines, int at)
    {
        if (lines[at].Slot is not { } mine) yield break;
        for (var other = 0; other < lines.Count; other++)
        {
            if (other == at || lines[other].Slot is not { } theirs || theirs.When.Start >= mine.When.End || theirs.When.End <= mine.When.Start) continue;
            var (row, times) = ((other + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), Formats.Times(theirs.When.Start, theirs.When.End));
            if (mine.Venue is { } hall && hall.Id == theirs.Venue?.Id) yield return new("venue-double-booked", row, true, hall.Name, lines[other].Line.Row.Title ?? row, times);
            foreach (var who in mine.Presenters.Where(p => theirs.Presenters.ContainsKey(p.Key))) yield return new("presenter-double-booked", row, true, who.Value, lines[other].Line.Row.Unit ?? row, times);
        }
    }

    // The same lists for all rows of one day.
    private readonly Dictionary<DateOnly, FormLists> _lists = [];

    private async Task<FormLists> Lists(DateOnly day, CancellationToken ct)
    {
        if (!_lists.TryGetValue(day, out var lists)) _lists[day] = lists = await choices.On(day, null, ct);
        return lists;
    }
}
