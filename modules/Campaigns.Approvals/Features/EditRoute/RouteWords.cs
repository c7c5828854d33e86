using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Features.Shared;
using Microsoft.Extensions.Localization;

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

    /// <summary>The same as people say it. Roles and organisations are the directory's own words: one that has no text here stands as it is written.</summary>
    public static string Of(Assign assign, IStringLocalizer texts, Names names, Route route) => assign switch
    {
        ByPosition p => texts["approvals.who-position", Word(texts, "role", p.Role), Word(texts, "org", p.Org), p.Level is { } level ? Word(texts, "level", level) : p.Area ?? ""],
        ByUser u => names.Person(u.User),
        ByFact f => texts["approvals.who-fact", f.Fact],
        ByHead h => h.Fact is { } fact ? texts["approvals.who-head-of", fact] : texts["approvals.who-head"],
        BySameStep s => texts["approvals.who-same", route.AllSteps.Where(a => a.Step.Id == s.StepId).Select(a => a.Step.Title.Title(s.StepId)).FirstOrDefault(s.StepId)],
        _ => "",
    };

    private static string Word(IStringLocalizer texts, string kind, string word) => texts[$"approvals.{kind}-{word}"] is { ResourceNotFound: false } found ? found.Value : word;
}
