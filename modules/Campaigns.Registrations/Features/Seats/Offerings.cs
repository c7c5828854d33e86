using Campaigns.Registrations.Contracts;

namespace Campaigns.Registrations.Features.Seats;

/// <summary>Asks whoever provides offerings. A slug names one offering; the first source that knows it answers.</summary>
internal sealed class Offerings(IEnumerable<IOfferingSource> sources)
{
    public async Task<Offering?> FindBySlug(string slug, CancellationToken ct)
    {
        foreach (var source in sources)
            if (await source.FindBySlug(slug, ct) is { } found) return found;
        return null;
    }

    public async Task<Offering?> Find(Guid id, CancellationToken ct)
    {
        foreach (var source in sources)
            if (await source.Find(id, ct) is { } found) return found;
        return null;
    }

    public async Task<IReadOnlyList<Offering>> Many(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var all = new List<Offering>();
        foreach (var source in sources) all.AddRange(await source.Many(ids, ct));
        return all;
    }
}
