using Campaigns.Approvals.Domain.Routes;

namespace Campaigns.Approvals.Features.EditRoute;

/// <summary>Who is asked, as a route writes it.</summary>
internal static class RouteWords
{
    public static string Of(Assign assign) => assign switch
    {
        ByPosition p => $"{p.Role}@{p.Org} ({p.Level ?? p.Area})",
        ByUser u => "user:" + u.User,
        ByFact f => "{" + f.Fact + "}",
        ByHead h => "head of " + (h.Fact ?? "requester"),
        BySameStep s => "as " + s.StepId,
        _ => "",
    };
}
