using System.Text.Json;
using System.Text.Json.Nodes;
using Campaigns.Approvals.Contracts;
using Campaigns.Approvals.Domain.Routes;

namespace Campaigns.Approvals.Domain.Engine;

/// <summary>Which parts of the route apply this round. Every condition is asked once, at its start.</summary>
/// <param name="Off">Ids of what does not apply, as <c>stage</c>, <c>stage/branch</c> or <c>stage/branch/step</c>.</param>
internal sealed record Plan(IReadOnlySet<string> Off)
{
    /// <summary>Asks every condition; the answers of their leaves go to <paramref name="because"/> by place.</summary>
    public static Plan Of(Route route, Facts facts, IDirectory directory, Dictionary<string, List<string>>? because = null)
    {
        var off = new HashSet<string>();
        void Ask(Condition? when, string place)
        {
            var leaves = because is null || when is null ? null : because[place] = [];
            if (!when.Holds(facts, directory, leaves)) off.Add(place);
        }

        foreach (var stage in route.Stages)
        {
            Ask(stage.When, stage.Id);
            foreach (var branch in stage.Branches)
            {
                Ask(branch.When, Place(stage, branch));
                foreach (var step in branch.Steps) Ask(step.When, Place(stage, branch, step));
            }
        }

        return new(off);
    }

    public bool Applies(Stage stage) => !Off.Contains(stage.Id) && stage.Branches.Any(b => Applies(stage, b));

    public bool Applies(Stage stage, Branch branch) => !Off.Contains(Place(stage, branch)) && branch.Steps.Any(s => !Off.Contains(Place(stage, branch, s)));

    public bool Applies(Stage stage, Branch branch, Step step) => !Off.Contains(stage.Id) && !Off.Contains(Place(stage, branch)) && !Off.Contains(Place(stage, branch, step));

    public string Write() => new JsonArray([.. Off.Order(StringComparer.Ordinal).Select(o => (JsonNode)o)]).ToJsonString();

    public static Plan Read(string text) => new(JsonSerializer.Deserialize<HashSet<string>>(text)!);

    public static string Place(Stage stage, Branch branch) => $"{stage.Id}/{branch.Id}";

    public static string Place(Stage stage, Branch branch, Step step) => $"{stage.Id}/{branch.Id}/{step.Id}";
}
