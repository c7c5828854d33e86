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
    /// <summary>By slot, in their order.</summary>
    /// <param name="slots">Of one plan or many.</param>
    /// <param name="held">What is held around them, <see cref="Held.Reach"/> far.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<IReadOnlyList<IReadOnlyList<EventConflict>>> Find(IReadOnlyList<Slot> slots, IReadOnlyList<Held> held, CancellationToken ct)
    {
        var manned = slots.Where(s => s.Presenters.Count > 0).ToList();
        if (manned.Count == 0) return [.. slots.Select(_ => Array.Empty<EventConflict>())];
        var roads = await Roads(manned, held, ct);
        var found = new Dictionary<Slot, IReadOnlyList<EventConflict>>(ReferenceEqualityComparer.Instance);
        foreach (var (slot, at) in manned.Select((slot, at) => (slot, at)))
            found[slot] = [.. (await Qualification(slot, ct)).OrderByDescending(c => c.Hard), .. roads[at].Select(r => r.Concern)];
        return [.. slots.Select(s => found.GetValueOrDefault(s, []))];
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
    public async Task<IReadOnlyList<(Guid StaffId, EventConflict Concern)>> Roads(Slot slot, CancellationToken ct) => (await Roads([slot], await Held.Around(db, [slot], Held.Reach).ToListAsync(ct), ct))[0];

    private async Task<IReadOnlyList<IReadOnlyList<(Guid StaffId, EventConflict Concern)>>> Roads(IReadOnlyList<Slot> slots, IReadOnlyList<Held> held, CancellationToken ct)
    {
        var near = slots.Select(slot => held.Where(t => t.IsNear(slot)).ToList()).ToList();
        if (near.TrueForAll(n => n.Count == 0)) return [.. slots.Select(_ => Array.Empty<(Guid, EventConflict)>())];
        var places = await units.Many([.. near.SelectMany(n => n).Select(n => n.UnitCode).Concat(slots.Select(s => s.UnitCode)).Distinct()], slots[0].When.Start.LocalDate(), ct);
        return [.. slots.Select((slot, at) => TooTight(slot, near[at], places))];
    }

    private List<(Guid StaffId, EventConflict Concern)> TooTight(Slot slot, List<Held> near, IReadOnlyDictionary<string, Unit> places)
    {
        if (PlaceOf(slot.Venue?.Lat, slot.Venue?.Lon, slot.UnitCode, places) is not { } here) return [];
        var pace = settings.Current;
        return [.. from talk in near
               let there = PlaceOf(talk.Lat, talk.Lon, talk.UnitCode, places)
               where there is not null
               let km = Distance.Km(here.Lat, here.Lon, there.Value.Lat, there.Value.Lon)
               let between = talk.StartsAt >= slot.When.End ? talk.StartsAt - slot.When.End : slot.When.Start - talk.EndsAt
               let needed = pace.Road(km)
               where between < needed
               select (talk.ResourceId, new EventConflict("travel-too-tight", talk.Id.ToString(), false, slot.Presenters[talk.ResourceId], PlaceName.Short(talk.UnitName), Formats.Times(talk.StartsAt, talk.EndsAt),
                   km.ToString("0.#", System.Globalization.CultureInfo.CurrentCulture), (int)between.TotalMinutes, (int)Math.Ceiling(needed.TotalMinutes)))];
    }

    private static (double Lat, double Lon)? PlaceOf(double? lat, double? lon, string unitCode, IReadOnlyDictionary<string, Unit> places) =>
        lat is { } y && lon is { } x ? (y, x) : places.TryGetValue(unitCode, out var unit) ? (unit.Lat, unit.Lon) : null;
}
