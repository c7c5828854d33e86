namespace Campaigns.Insurance.Contracts;

/// <summary>What became of the people won at a meeting.</summary>
/// <param name="Joined">People whose first payment came, once each.</param>
/// <param name="Stayed">Of them: those who have not stopped and owe no payment that is overdue.</param>
public sealed record OutcomeCounts(int Joined, int Stayed);

/// <summary>Counts them, as things stand now, for whoever asks what meetings bring.</summary>
public interface IMeetingOutcomes
{
    /// <summary>By event; one that won nobody is left out.</summary>
    Task<IReadOnlyDictionary<Guid, OutcomeCounts>> Count(IReadOnlyCollection<Guid> eventIds, CancellationToken ct);
}
