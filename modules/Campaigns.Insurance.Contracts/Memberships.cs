namespace Campaigns.Insurance.Contracts;

/// <summary>How somebody stands to a product they once joined.</summary>
public enum Membership
{
    /// <summary>Joined, and owes no payment that is overdue.</summary>
    Member,

    /// <summary>Stopped, or a payment is overdue.</summary>
    Lapsed,
}

/// <summary>Tells who is insured and who was.</summary>
public interface IMemberships
{
    /// <summary>By person, for those who ever joined the product; who never did is left out.</summary>
    Task<IReadOnlyDictionary<Guid, Membership>> Of(string product, IReadOnlyCollection<Guid> personIds, CancellationToken ct);
}
