using Campaigns.Ui;

namespace Campaigns.Approvals.Features.ViewRequest;

/// <summary>A fact as people read it.</summary>
internal static class CardText
{
    public static string Of(object? fact) => fact switch
    {
        null => "–",
        long number => Formats.Number(number),
        bool flag => flag ? "✓" : "✕",
        IEnumerable<string> texts => string.Join(", ", texts),
        _ => fact.ToString() ?? "",
    };
}
