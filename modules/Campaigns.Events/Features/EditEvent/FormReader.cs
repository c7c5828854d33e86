using System.Globalization;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.ListEvents;
using Campaigns.Events.Features.PlanEvent;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;
using Campaigns.Ui;

namespace Campaigns.Events.Features.EditEvent;

/// <summary>Between the text of the form and an input. Reads as much as it can and collects what it cannot.</summary>
internal sealed class FormReader(FormLists lists)
{
    private readonly List<Failure> _wrong = [];

    public IReadOnlyList<Failure> Wrong => _wrong;

    public EventInput Read(EventForm form, bool hold)
    {
        var (start, end) = When(form);
        return new()
        {
            Title = form.Title ?? "",
            CampaignId = Guid.TryParse(form.CampaignId, out var campaign) ? campaign : null,
            Format = form.Format,
            UnitCode = Unit(form.UnitCode),
            StartsAt = start,
            EndsAt = end,
            VenueId = Find(lists.Venues, form.VenueId, Refusals.VenueUnknown) is { } venue ? Guid.Parse(venue) : null,
            Capacity = Seats(form.Capacity),
            Budget = Money(form.Budget),
            PresenterIds = People(lists.Presenters, form.PresenterIds, "presenterIds"),
            DeskStaffIds = People(lists.Desk, form.DeskStaffIds, "deskStaffIds"),
            Note = form.Note ?? "",
            Language = form.Language ?? "",
            OverrideReason = form.OverrideReason ?? "",
            Hold = hold,
            Whole = true,
        };
    }

    public static EventForm Show(EventRow row, FormLists lists) => new()
    {
        Title = row.Title,
        CampaignId = row.CampaignId.ToString(),
        Format = row.Format,
        UnitCode = lists.Units.ShowKey(row.UnitCode),
        Day = Formats.Date(row.StartsAt),
        StartsAt = EventForm.Time(row.StartsAt),
        EndsAt = EventForm.Time(row.EndsAt),
        MoreDays = row.MoreDays > 0 ? row.MoreDays.ToString(CultureInfo.InvariantCulture) : null,
        Budget = row.Budget is { } dong ? Formats.Number(dong) : null,
        VenueId = row.Venue is { } venue ? lists.Venues.ShowKey(venue.Id.ToString()) : null,
        Capacity = row.Capacity.ToString(CultureInfo.InvariantCulture),
        PresenterIds = string.Join("; ", row.Presenters.Select(id => lists.Presenters.ShowKey(id.ToString()))),
        DeskStaffIds = string.Join("; ", row.Desk.Select(id => lists.Desk.ShowKey(id.ToString()))),
        Note = row.Note,
        Language = row.Language,
        OverrideReason = row.OverrideReason,
        Version = row.Version,
    };

    private (DateTimeOffset? Start, DateTimeOffset? End) When(EventForm form)
    {
        var day = DayText.Read(form.Day);
        var (start, end) = (DayText.ReadTime(form.StartsAt), DayText.ReadTime(form.EndsAt));
        if (day is null) _wrong.Add(Refusals.DayUnreadable);
        if (day is { Year: < 2000 or > 2099 }) _wrong.Add(Refusals.StartOutOfRange.At("day"));
        if (start is null) _wrong.Add(Refusals.TimeUnreadable.At("startsAt"));
        if (end is null && !string.IsNullOrWhiteSpace(form.EndsAt)) _wrong.Add(Refusals.TimeUnreadable.At("endsAt"));
        return day is null or { Year: < 2000 or > 2099 } || start is null ? (null, null) : (day.Value.At(start.Value), end is { } until ? DayText.End(day.Value, until, More(form.MoreDays)) : null);
    }

    // Empty: it ends on its day.
    private int More(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return 0;
        if (int.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var more) && more <= EventPlan.Longest.Days) return more;
        _wrong.Add(Refusals.MoreDaysWrong);
        return 0;
    }

    private string? Unit(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        if (lists.Units.Find(typed) is { } unit) return unit.Key;
        _wrong.Add(Refusals.UnitUnknown);
        return null;
    }

    private int? Seats(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        if (int.TryParse(typed.Replace(".", "", StringComparison.Ordinal).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var seats)) return seats;
        _wrong.Add(Refusals.CapacityOutOfRange);
        return null;
    }

    // With dots, commas or spaces between, and the đ behind.
    private long? Money(string? typed)
    {
        var digits = string.Concat((typed ?? "").Where(c => c is not ('.' or ',' or 'đ' or '₫') && !char.IsWhiteSpace(c)));
        if (digits.Length == 0) return null;
        if (long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var dong) && dong <= EventPlan.MostMoney) return dong;
        _wrong.Add(Refusals.BudgetUnreadable);
        return null;
    }

    private string? Find(Choices choices, string? typed, Failure unknown)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        if (choices.Find(typed) is { } found) return found.Key;
        if (Guid.TryParse(typed, out _)) return typed.Trim();
        _wrong.Add(unknown);
        return null;
    }

    // Beside one field stands one sentence, with all that are not found.
    private List<Guid> People(Choices choices, string? typed, string field)
    {
        var (found, unknown, several) = (new List<Guid>(), new List<string>(), new List<string>());
        foreach (var name in (typed ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (Guid.TryParse(choices.Find(name)?.Key ?? name, out var id)) found.Add(id);
            else (choices.HasSeveral(name) ? several : unknown).Add(name);
        }

        if (unknown.Count > 0) _wrong.Add(Refusals.StaffUnknown(field, unknown));
        else if (several.Count > 0) _wrong.Add(Refusals.StaffSeveral(field, several));
        return found;
    }
}
