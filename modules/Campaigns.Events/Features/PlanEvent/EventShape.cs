using Campaigns.Events.Domain;
using Campaigns.Kernel.Commands;

namespace Campaigns.Events.Features.PlanEvent;

/// <summary>What can be said of an input without looking at any data.</summary>
internal static class EventShape
{
    private const int MostSeats = 100_000;
    private const int MostStaff = 50;
    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static IEnumerable<Failure> Missing(EventInput input)
    {
        if (input.CampaignId is null) yield return Refusals.CampaignMissing;
        if (input.Title is null) yield return Refusals.TitleMissing;
        if (string.IsNullOrWhiteSpace(input.Format)) yield return Refusals.FormatMissing;
        if (string.IsNullOrWhiteSpace(input.UnitCode)) yield return Refusals.UnitMissing;
        if (input.StartsAt is null) yield return Refusals.StartMissing;
    }

    public static IEnumerable<Failure> Wrong(EventInput input)
    {
        if (input.Title is not null && string.IsNullOrWhiteSpace(input.Title)) yield return Refusals.TitleMissing;
        if (input.Title?.Trim().Length > 200) yield return Refusals.TitleTooLong;
        if (input.Title.IsUnreadable()) yield return Refusals.TitleUnreadable;
        if (input.StartsAt < Earliest || input.StartsAt > Latest) yield return Refusals.StartOutOfRange;
        if (input.EndsAt <= input.StartsAt) yield return Refusals.EndBeforeStart;
        if (input.EndsAt - input.StartsAt > EventPlan.Longest) yield return Refusals.TooLong;
        if (input.Capacity is < 1 or > MostSeats) yield return Refusals.CapacityOutOfRange;
        if (input.Registration is { } window && window.ClosesAt <= window.OpensAt) yield return Refusals.WindowOutOfOrder;
        if (input.Budget < 0) yield return Refusals.BudgetNegative;
        if (input.Budget > EventPlan.MostMoney) yield return Refusals.BudgetUnreadable;
        if (input.Language is { Length: > 0 } spoken && !Languages.Codes.Contains(spoken)) yield return Refusals.LanguageUnknown;
        if (input.Note?.Length > 2000) yield return Refusals.NoteTooLong;
        if (input.OverrideReason?.Length > 500) yield return Refusals.ReasonTooLong.At("overrideReason");
        if (input.Note.IsUnreadable(lines: true)) yield return Refusals.TextUnreadable("note");
        if (input.OverrideReason.IsUnreadable(lines: true)) yield return Refusals.TextUnreadable("overrideReason");
        if (input.PresenterIds?.Count > MostStaff) yield return Refusals.TooManyStaff("presenterIds");
        if (input.DeskStaffIds?.Count > MostStaff) yield return Refusals.TooManyStaff("deskStaffIds");
        foreach (var failure in Hall(input)) yield return failure;
    }

    private static IEnumerable<Failure> Hall(EventInput input)
    {
        if (input.Venue is not { } hall) yield break;
        if (input.VenueId is not null) yield return Refusals.TwoVenues;
        if (string.IsNullOrWhiteSpace(hall.Name)) yield return Refusals.NameMissing.At("venue.name");
        if (hall.Name?.Length > 200) yield return Refusals.TextTooLong.At("venue.name");
        if (hall.Address?.Length > 300) yield return Refusals.TextTooLong.At("venue.address");
        if (hall.Name.IsUnreadable()) yield return Refusals.TextUnreadable("venue.name");
        if (hall.Address.IsUnreadable(lines: true)) yield return Refusals.TextUnreadable("venue.address");
        if (hall.Lat is null != hall.Lon is null) yield return Refusals.CoordinatesHalf.At(hall.Lat is null ? "venue.lat" : "venue.lon");
        if (hall.Lat is < Country.South or > Country.North) yield return Refusals.CoordinatesWrong.At("venue.lat");
        if (hall.Lon is < Country.West or > Country.East) yield return Refusals.CoordinatesWrong.At("venue.lon");
    }
}
