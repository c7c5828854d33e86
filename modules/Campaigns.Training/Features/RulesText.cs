using Campaigns.Training.Domain;
using Microsoft.Extensions.Localization;

namespace Campaigns.Training.Features;

/// <summary>What a course asks, in one line for people.</summary>
internal static class RulesText
{
    public static string Of(Requirements rules, IStringLocalizer texts)
    {
        var parts = new List<string>();
        if (rules.Prerequisites.Count > 0) parts.Add(texts["training.asks-certificates", string.Join(", ", rules.Prerequisites)]);
        if (rules.AttendancePercent > 0) parts.Add(texts["training.asks-attendance", rules.AttendancePercent]);
        if (rules.PassMark > 0) parts.Add(texts["training.asks-paper", rules.PassMark, rules.Tries]);
        if (rules.Observed > 0) parts.Add(texts["training.asks-observed", rules.Observed]);
        if (rules.Hours > 0) parts.Add(texts["training.asks-hours", rules.Hours]);
        if (rules.Approval) parts.Add(texts["training.asks-approval"]);
        return parts.Count == 0 ? "–" : string.Join(" · ", parts);
    }
}
