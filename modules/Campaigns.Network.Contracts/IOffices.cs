namespace Campaigns.Network.Contracts;

/// <summary>Questions about places of work: post offices, post points, offices of an area or the province.</summary>
public interface IOffices
{
    /// <summary>Names by code; unknown codes are left out.</summary>
    Task<IReadOnlyDictionary<string, string>> Names(IReadOnlyCollection<string> codes, CancellationToken ct);
}
