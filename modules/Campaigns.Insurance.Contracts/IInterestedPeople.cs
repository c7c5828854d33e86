namespace Campaigns.Insurance.Contracts;

/// <summary>Counts the people who said that they want to join: those who only said so, those who still owe the first payment and those who joined.
/// Cancelled enrolments do not count. Once each, by area of residence.</summary>
public interface IInterestedPeople
{
    /// <summary>Counts who said so within the days named, both included, under a path (empty: everywhere).</summary>
    Task<int> Count(string product, DateOnly from, DateOnly to, string scopePath, CancellationToken ct);
}
