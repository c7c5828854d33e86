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

    /// <summary>By slot, in their order.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<EventConflict>>> Find(IReadOnlyList<Slot> slots, CancellationToken ct)
    {
        var manned = slots.Where(s => s.Presenters.Count > 0).ToList();
        if (manned.Count == 0) return [.. slots.Select(_ => Array.Empty<EventConflict>())];
        var roads = await Roads(manned, ct);
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
    public async Task<IReadOnlyList<(Guid StaffId, EventConflict Concern)>> Roads(Slot slot, CancellationToken ct) => (await Roads([slot], ct))[0];

    private async Task<IReadOnlyList<IReadOnlyList<(Guid StaffId, EventConflict Concern)>>> Roads(IReadOnlyList<Slot> slots, CancellationToken ct)
    {
        var talks = await Talks(db, slots).ToListAsync(ct);
        var near = slots.Select(slot => talks.Where(t => t.IsNear(slot)).ToList()).ToList();
        if (near.TrueForAll(n => n.Count == 0)) return [.. slots.Select(_ => Array.Empty<(Guid, EventConflict)>())];
        var places = await units.Many([.. near.SelectMany(n => n).Select(n => n.UnitCode).Concat(slots.Select(s => s.UnitCode)).Distinct()], slots[0].When.Start.LocalDate(), ct);
        return [.. slots.Select((slot, at) => TooTight(slot, near[at], places))];
    }

    private List<(Guid StaffId, EventConflict Concern)> TooTight(Slot slot, List<Talk> near, IReadOnlyDictionary<string, Unit> places)
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
               select (talk.StaffId, new EventConflict("travel-too-tight", talk.Id.ToString(), false, slot.Presenters[talk.StaffId], PlaceName.Short(talk.UnitName), Formats.Times(talk.StartsAt, talk.EndsAt),
                   km.ToString("0.#", System.Globalization.CultureInfo.CurrentCulture), (int)between.TotalMinutes, (int)Math.Ceiling(needed.TotalMinutes)))];
    }

    /// <summary>Talks of the same people around that time; by the index of what is held, as <see cref="ConflictFinder.Rivals"/>.</summary>
    internal static IQueryable<Talk> Talks(EventsDbContext db, IReadOnlyList<Slot> slots)
    {
        var (from, to) = (slots.Min(s => s.When.Start) - Reach, slots.Max(s => s.When.End) + Reach);
        var first = from - EventPlan.Longest;
        var people = slots.SelectMany(s => s.Presenters.Keys).Distinct().ToList();
        return db.Bookings.AsNoTracking().Where(b => people.Contains(b.ResourceId) && b.StartsAt > first && b.StartsAt < to && b.EndsAt > from)
            .Join(db.Events, b => b.EventId, e => e.Id, (b, e) => new { b, e }).OrderBy(x => x.b.StartsAt).ThenBy(x => x.b.EventId)
            .Select(x => new Talk(x.e.Id, x.e.UnitCode, x.e.UnitName, x.b.StartsAt, x.b.EndsAt, x.e.Venue!.Lat, x.e.Venue!.Lon, x.b.ResourceId));
    }

    private static (double Lat, double Lon)? PlaceOf(double? lat, double? lon, string unitCode, IReadOnlyDictionary<string, Unit> places) =>
        lat is { } y && lon is { } x ? (y, x) : places.TryGetValue(unitCode, out var unit) ? (unit.Lat, unit.Lon) : null;

    internal sealed record Talk(Guid Id, string UnitCode, string UnitName, DateTimeOffset StartsAt, DateTimeOffset EndsAt, double? Lat, double? Lon, Guid StaffId)
    {
        // Shortly before or after, not at the same time: that is a clash, which is found elsewhere.
        public bool IsNear(Slot slot) => Id != slot.EventId && slot.Presenters.ContainsKey(StaffId) && StartsAt < slot.When.End + Reach && EndsAt > slot.When.Start - Reach
            && (EndsAt <= slot.When.Start || StartsAt >= slot.When.End);
    }
}
