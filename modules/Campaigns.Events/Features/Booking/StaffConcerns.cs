using Campaigns.Events.Contracts;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Kernel.Settings;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Campaigns.Events.Features.Booking;

/// <summary>What speaks against the presenters of a plan: certificates they lack on that day, and the road between two events.</summary>
internal sealed class StaffConcerns(EventsDbContext db, IQualifications qualifications, IUnits units, ISettings<PlanningSettings> settings, IStringLocalizer texts)
{
    // Farther apart in time than this no road in a province is too long.
    private static readonly TimeSpan Reach = TimeSpan.FromHours(8);

    public async Task<IReadOnlyList<EventConflict>> Find(Slot slot, CancellationToken ct)
    {
        if (slot.Presenters.Count == 0) return [];
        return [.. (await Qualification(slot, ct)).OrderByDescending(c => c.Hard), .. (await Roads(slot, ct)).Select(r => r.Concern)];
    }

    /// <summary>Certificates that presenters lack on the day.</summary>
    public async Task<IReadOnlyList<EventConflict>> Qualification(Slot slot, CancellationToken ct)
    {
        if (slot.Presenters.Count == 0) return [];
        var day = slot.When.Start.LocalDate();
        var missing = await qualifications.Missing([.. slot.Presenters.Keys], slot.Format, day, ct);
        return [.. missing.SelectMany(of => of.Value.Select(m => m.Required
            ? new EventConflict("presenter-not-qualified", of.Key.ToString(), true, Sentence(m, slot.Presenters[of.Key], day, texts)) { Lacks = new(of.Key, m.Course, day) }
            : new("qualification-advised", of.Key.ToString(), false, slot.Presenters[of.Key], m.Course, Formats.Day(day))))];
    }

    /// <summary>Says what became of the one they had: expired, suspended, revoked; or that there is none.</summary>
    public static string Sentence(MissingCertificate missing, string name, DateOnly day, IStringLocalizer texts) =>
        texts[missing.State is null ? "events.certificate-none" : $"events.certificate-{missing.State}", name, missing.Course, Formats.Day(day), missing.ExpiredOn is { } last ? Formats.Day(last) : ""];

    /// <summary>For whom the road between two events takes longer than there is time.</summary>
    public async Task<IReadOnlyList<(Guid StaffId, EventConflict Concern)>> Roads(Slot slot, CancellationToken ct)
    {
        var near = await Near(slot, ct);
        if (near.Count == 0) return [];
        var day = slot.When.Start.LocalDate();
        var places = await units.Many([.. near.Select(n => n.UnitCode).Append(slot.UnitCode).Distinct()], day, ct);
        if (PlaceOf(slot.Venue?.Lat, slot.Venue?.Lon, slot.UnitCode, places) is not { } here) return [];
        var pace = settings.Current;
        return [.. from talk in near
               let there = PlaceOf(talk.Lat, talk.Lon, talk.UnitCode, places)
               where there is not null
               let km = Distance.Km(here.Lat, here.Lon, there.Value.Lat, there.Value.Lon)
               let between = talk.StartsAt >= slot.When.End ? talk.StartsAt - slot.When.End : slot.When.Start - talk.EndsAt
               let needed = pace.Road(km)
               where between < needed
               select (talk.StaffId, new EventConflict("travel-too-tight", talk.Id.ToString(), false, slot.Presenters[talk.StaffId], PlaceName.Short(talk.UnitName), Formats.Times(talk.StartsAt, talk.EndsAt),
                   km.ToString("0.#", System.Globalization.CultureInfo.CurrentCulture), (int)between.TotalMinutes, (int)Math.Ceiling(needed.TotalMinutes)))];
    }

    // Talks of the same people shortly before and after, not at the same time: that is a clash, which is found elsewhere.
    private Task<List<Talk>> Near(Slot slot, CancellationToken ct)
    {
        var (from, start, end, to) = (slot.When.Start - Reach, slot.When.Start, slot.When.End, slot.When.End + Reach);
        var people = slot.Presenters.Keys.ToList();
        return db.Events.AsNoTracking()
            .Where(e => e.Holds && e.Id != slot.EventId && e.StartsAt < to && e.EndsAt > from && (e.EndsAt <= start || e.StartsAt >= end))
            .SelectMany(e => e.Staff, (e, s) => new { e, s }).Where(x => x.s.Role == EventRole.Presenter && people.Contains(x.s.StaffId))
            .OrderBy(x => x.e.StartsAt)
            .Select(x => new Talk(x.e.Id, x.e.UnitCode, x.e.UnitName, x.e.StartsAt, x.e.EndsAt, x.e.Venue!.Lat, x.e.Venue!.Lon, x.s.StaffId)).ToListAsync(ct);
    }

    private static (double Lat, double Lon)? PlaceOf(double? lat, double? lon, string unitCode, IReadOnlyDictionary<string, Unit> places) =>
        lat is { } y && lon is { } x ? (y, x) : places.TryGetValue(unitCode, out var unit) ? (unit.Lat, unit.Lon) : null;

    private sealed record Talk(Guid Id, string UnitCode, string UnitName, DateTimeOffset StartsAt, DateTimeOffset EndsAt, double? Lat, double? Lon, Guid StaffId);
}
