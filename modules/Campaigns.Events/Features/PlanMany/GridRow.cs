using Campaigns.Events.Domain;
using Campaigns.Events.Features.EditEvent;
using Campaigns.Kernel.Commands;

namespace Campaigns.Events.Features.PlanMany;

/// <summary>One event of the planning grid: text as typed, as it came from a sheet, a series or a month.</summary>
internal sealed class GridRow
{
    public string? Title { get; set; }

    public string? Format { get; set; }

    public string? Unit { get; set; }

    public string? Day { get; set; }

    public string? StartsAt { get; set; }

    public string? EndsAt { get; set; }

    /// <summary>How many days after its day it ends; empty: on it.</summary>
    public string? MoreDays { get; set; }

    public string? Venue { get; set; }

    public string? Capacity { get; set; }

    public string? Budget { get; set; }

    public string? Presenters { get; set; }

    public string? Desk { get; set; }

    public string? Note { get; set; }

    /// <summary>What a row is of that says nothing of it.</summary>
    public const string UsualFormat = "commune-meeting";

    public bool IsEmpty => string.IsNullOrWhiteSpace(string.Concat(Title, Unit, Day, StartsAt, Venue, Presenters));

    public EventForm AsForm(string? campaign) => new()
    {
        Title = Title, CampaignId = campaign, Format = string.IsNullOrWhiteSpace(Format) ? UsualFormat : Format, UnitCode = Unit, Day = Day, StartsAt = StartsAt, EndsAt = EndsAt, MoreDays = MoreDays,
        VenueId = Venue, Capacity = Capacity, Budget = Budget, PresenterIds = Presenters, DeskStaffIds = Desk, Note = Note,
    };
}

/// <summary>A row with what is wrong with it, and what speaks against it.</summary>
/// <param name="Wrong">It cannot be planned like this.</param>
/// <param name="Conflicts">It can be a draft, but not be sent on before this is settled.</param>
internal sealed record GridLine(GridRow Row, IReadOnlyList<Failure> Wrong, IReadOnlyList<EventConflict> Conflicts)
{
    public bool IsWrong(string field) => Wrong.Any(w => w.Field == field);
}
