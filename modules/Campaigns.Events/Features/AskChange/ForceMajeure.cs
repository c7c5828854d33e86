using Campaigns.Kernel.Values;

namespace Campaigns.Events.Features.AskChange;

/// <summary>Reasons that nobody could have planned for, as people write them. The form takes them as force majeure without the box.</summary>
internal static class ForceMajeure
{
    private static readonly string[] Words = ["bao", "lu", "lut", "ngap", "mua lon", "sat lo", "dong dat", "chay", "dich benh", "thien tai", "mat dien", "storm", "flood", "typhoon"];

    public static bool Named(string? reason)
    {
        var folded = Folding.Fold(reason ?? "");
        return Words.Any(w => folded == w || folded.StartsWith(w + " ", StringComparison.Ordinal) || folded.StartsWith(w + ",", StringComparison.Ordinal));
    }
}
