using Campaigns.Registrations.Contracts;
using Microsoft.Extensions.Caching.Memory;

namespace Campaigns.Registrations.Features.Seats;

/// <summary>Asks whoever provides offerings. A slug names one offering; the first source that knows it answers.</summary>
internal sealed class Offerings(IEnumerable<IOfferingSource> sources, IMemoryCache memory)
{
    private static readonly TimeSpan Old = TimeSpan.FromMilliseconds(200);

    public async Task<Offering?> FindBySlug(string slug, CancellationToken ct)
    {
        foreach (var source in sources)
            if (await source.FindBySlug(slug, ct) is { } found) return found;
        return null;
    }

    /// <summary>The same, as it was at most a fifth of a second ago: in a rush for one offering its source is asked a few times, not by everybody.
    /// Seats are not among what may be old: they are counted under the roster's lock.</summary>
    public async Task<Offering?> Recent(string slug, CancellationToken ct)
    {
        if (memory.TryGetValue((typeof(Offerings), slug), out Offering? recent)) return recent;
        var found = await FindBySlug(slug, ct);
        if (found is not null) memory.Set((typeof(Offerings), slug), found, Old);
        return found;
    }

    /// <summary>Its public page within the site.</summary>
    public string Page(string kind, string slug) => Source(kind)?.Page(slug) ?? $"/events/{slug}";

    /// <summary>Its page for staff.</summary>
    public string StaffPage(string kind, Guid id) => Source(kind)?.StaffPage(id) ?? $"/admin/events/{id}";

    /// <summary>Its calendar file; null: it has none.</summary>
    public string? CalendarFile(string kind, string slug) => Source(kind) is { HasCalendarFile: false } ? null : Page(kind, slug) + ".ics";

    public async Task<Offering?> Find(Guid id, CancellationToken ct)
    {
        foreach (var source in sources)
            if (await source.Find(id, ct) is { } found) return found;
        return null;
    }

    public async Task<IReadOnlyList<Offering>> Near(Guid id, int atMost, CancellationToken ct)
    {
        foreach (var source in sources)
            if (await source.Near(id, atMost, ct) is { Count: > 0 } found) return found;
        return [];
    }

    public async Task<IReadOnlyList<Offering>> Many(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var all = new List<Offering>();
        foreach (var source in sources) all.AddRange(await source.Many(ids, ct));
        return all;
    }

    private IOfferingSource? Source(string kind) => sources.FirstOrDefault(source => source.Kind == kind);
}
