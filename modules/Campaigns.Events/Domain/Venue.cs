using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;

namespace Campaigns.Events.Domain;

/// <summary>What is known of a hall, already looked up.</summary>
/// <param name="Capacity">Places; null while nobody has counted them.</param>
/// <param name="Contact">Who opens it, and their phone; for those who plan, never for the public.</param>
/// <param name="Closed">Days on which it is not to be had.</param>
internal sealed record VenueFacts(string Name, string Address, string UnitCode, string ScopePath, double? Lat, double? Lon, int? Capacity, IReadOnlyList<string> Equipment, string? Contact = null, IReadOnlyList<ClosedDays>? Closed = null);

/// <summary>Days on which a hall is not to be had, both of which belong to them.</summary>
internal sealed record ClosedDays(DateOnly From, DateOnly To)
{
    public bool Touches(DateOnly first, DateOnly last) => From <= last && To >= first;
}

/// <summary>A hall, a yard, a market place: where events are held.</summary>
internal sealed class Venue : Entity, IScoped
{
    private Venue()
    {
    }

    public string Name { get; private set; } = "";

    public string Address { get; private set; } = "";

    public string UnitCode { get; private set; } = "";

    public string ScopePath { get; private set; } = "";

    public double? Lat { get; private set; }

    public double? Lon { get; private set; }

    public int? Capacity { get; private set; }

    public IReadOnlyList<string> Equipment { get; private set; } = [];

    /// <summary>Who opens it, and their phone.</summary>
    public string? Contact { get; private set; }

    /// <summary>Days on which it is not to be had.</summary>
    public IReadOnlyList<ClosedDays> Closed { get; private set; } = [];

    /// <summary>Name and address without marks, for searching.</summary>
    public string SearchText { get; private set; } = "";

    public static Venue Add(VenueFacts facts, Guid? id = null)
    {
        var venue = new Venue { Id = id ?? Guid.CreateVersion7() };
        venue.Describe(facts);
        return venue;
    }

    public void Describe(VenueFacts facts)
    {
        (Name, Address, UnitCode, ScopePath) = (facts.Name, facts.Address, facts.UnitCode, facts.ScopePath);
        (Lat, Lon, Capacity, Equipment) = (facts.Lat, facts.Lon, facts.Capacity, facts.Equipment);
        (Contact, Closed) = (facts.Contact, facts.Closed ?? []);
        SearchText = Folding.Fold($"{Name} {Address}");
    }
}
