using Campaigns.Kernel.Commands;
using Campaigns.Training.Domain;

namespace Campaigns.Training.Features;

/// <summary>A reason that somebody must give.</summary>
internal static class Reasons
{
    public const int Longest = 500;

    public static IEnumerable<Failure> Check(string? reason)
    {
        if (string.IsNullOrWhiteSpace(reason)) yield return Refusals.ReasonMissing;
        if (reason?.Trim().Length > Longest) yield return Refusals.ReasonTooLong;
    }
}
