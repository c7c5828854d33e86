namespace Campaigns.Kernel.Security;

/// <summary>Finds a module's records by the words people know them by, so that the audit can be searched by a name it does not hold.</summary>
public interface IRecordFinder
{
    /// <summary>At most 200 ids of records the words may mean.</summary>
    /// <param name="words">As typed: a name, a code, the end of a phone.</param>
    /// <param name="ct">Stops.</param>
    Task<IReadOnlyList<Guid>> Find(string words, CancellationToken ct);
}
