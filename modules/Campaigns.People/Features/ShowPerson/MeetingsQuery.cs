using Campaigns.Kernel.Security;
using Campaigns.People.Data;
using Campaigns.People.Domain;
using Campaigns.Registrations.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.People.Features.ShowPerson;

/// <summary>Where a person was met.</summary>
/// <param name="Kind">Kind of record.</param>
/// <param name="At">When it starts; when they turned up, where that is not known.</param>
/// <param name="Title">What it was; null while its module is off.</param>
/// <param name="Href">Its page for staff, if it has one.</param>
/// <param name="Status">Word of the registration's status.</param>
internal sealed record Meeting(string Kind, DateTimeOffset At, string? Title, string? Href, string? Status);

/// <summary>Puts a person's appearances together with what their modules know: three questions, however many there are.</summary>
internal sealed class MeetingsQuery(PeopleDbContext db, IEnumerable<IRegistrants> registrants, IEnumerable<IOfferingSource> sources, IActor actor)
{
    // The page shows the newest; nobody has been met more often by honest counting.
    private const int Most = 100;

    private const string EventKind = "events.event";

    public async Task<IReadOnlyList<Meeting>> Of(Guid personId, CancellationToken ct)
    {
        var appearances = await db.Appearances.AsNoTracking().Where(a => a.PersonId == personId).OrderByDescending(a => a.At).Take(Most).ToListAsync(ct);
        var known = await Registrations([.. appearances.Where(a => a.RecordKind == Appearance.Registration).Select(a => a.RecordId)], ct);
        var offerings = await Offerings([.. known.Values.Select(r => r.OfferingId).Distinct()], ct);
        return [.. appearances.Select(a => Show(a, known.GetValueOrDefault(a.RecordId), offerings)).OfType<Meeting>().OrderByDescending(m => m.At)];
    }

    // Null: it was in a place that is not the caller's. That somebody of theirs went there is not theirs to know.
    private Meeting? Show(Appearance appearance, Registrant? registrant, IReadOnlyDictionary<Guid, Offering> offerings)
    {
        var offering = registrant is null ? null : offerings.GetValueOrDefault(registrant.OfferingId);
        if (offering is not null && !actor.Has(Permissions.View, new(offering.ScopePath))) return null;
        return new(appearance.RecordKind, offering?.StartsAt ?? appearance.At, offering?.Title, offering?.Kind == EventKind ? $"/admin/events/{offering.Id}" : null, registrant?.Status);
    }

    private async Task<IReadOnlyDictionary<Guid, Registrant>> Registrations(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        registrants.FirstOrDefault() is { } module && ids.Count > 0 ? await module.Many(ids, ct) : new Dictionary<Guid, Registrant>();

    private async Task<IReadOnlyDictionary<Guid, Offering>> Offerings(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var found = new Dictionary<Guid, Offering>();
        if (ids.Count == 0) return found;
        foreach (var source in sources)
            foreach (var offering in await source.Many(ids, ct)) found[offering.Id] = offering;
        return found;
    }
}
