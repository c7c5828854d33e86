using System.Text.Json.Nodes;

namespace Campaigns.Approvals.Features.WriteRoute;

/// <summary>Makes the form of a document. Each list ends with an empty row to be filled in.</summary>
internal static class FormReading
{
    public static RouteForm Of(JsonObject doc) => new()
    {
        TitleVi = Text(doc["title"]?["vi"]),
        TitleEn = Text(doc["title"]?["en"]),
        Stages = [.. (doc["stages"] as JsonArray ?? []).OfType<JsonObject>().Select(Stage)],
    };

    private static StageForm Stage(JsonObject stage, int number) => new()
    {
        Was = number,
        Id = Text(stage["id"]),
        TitleVi = Text(stage["title"]?["vi"]),
        TitleEn = Text(stage["title"]?["en"]),
        Join = stage["join"] is JsonObject join ? Text(join["atLeast"]) : Text(stage["join"]) ?? "all",
        When = Condition(stage["when"]),
        Steps = [.. Steps(stage).Select(s => Step(s.Step, s.Was, s.Step["id"] is null ? Text(stage["id"]) : null))],
    };

    /// <summary>The place of a stage's own step. A word, because a page's empty field comes back as nothing.</summary>
    public const string Own = "step";

    /// <summary>Every step of a stage with its place, in order.</summary>
    public static IEnumerable<(string Was, JsonObject Step)> Steps(JsonObject stage)
    {
        if (stage["step"] is JsonObject one)
        {
            yield return (Own, one);
            yield break;
        }

        var branches = (stage["branches"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        for (var b = 0; b < branches.Count; b++)
        {
            var steps = (branches[b]["steps"] as JsonArray ?? []).OfType<JsonObject>().ToList();
            for (var s = 0; s < steps.Count; s++) yield return ($"{b}/{s}", steps[s]);
        }
    }

    private static StepForm Step(JsonObject step, string was, string? stageId)
    {
        var escalation = (step["sla"]?["escalate"] as JsonArray)?.FirstOrDefault() as JsonObject;
        return new()
        {
            Was = was,
            Id = Text(step["id"]) ?? stageId,
            Who = [.. (step["assign"] as JsonArray ?? []).OfType<JsonObject>().Select(Who), new()],
            Quorum = step["quorum"] is JsonObject quorum ? quorum.First().Key : Text(step["quorum"]) ?? "any",
            Number = step["quorum"] is JsonObject counted ? Text(counted.First().Value) : null,
            Due = Text(step["sla"]?["due"]),
            Remind = step["sla"]?["remindBefore"] is JsonArray before ? string.Join(", ", before.Select(Text)) : null,
            EscalateAfter = Text(escalation?["after"]),
            EscalateTo = (escalation?["to"] as JsonArray)?.FirstOrDefault() is JsonObject to ? Who(to) : new(),
            EscalateMode = Text(escalation?["mode"]),
        };
    }

    private static WhoForm Who(JsonObject assign)
    {
        if (assign.ContainsKey("role"))
            return new() { Kind = assign.ContainsKey("area") ? "area" : "level", Role = Text(assign["role"]), Org = Text(assign["org"]), Which = Text(assign["area"] ?? assign["level"]) };
        var kind = new[] { "user", "fact", "managerOf", "sameAs" }.FirstOrDefault(assign.ContainsKey) ?? "user";
        return new() { Kind = kind, Which = Text(assign[kind]) };
    }

    private static ConditionForm Condition(JsonNode? when)
    {
        if (when is not JsonObject condition) return new() { Match = "all", Rows = [new()] };
        var match = condition.ContainsKey("any") ? "any" : "all";
        var leaves = condition[match] is JsonArray many ? [.. many.OfType<JsonObject>()] : new List<JsonObject> { condition };
        if (leaves.Exists(l => !l.ContainsKey("field"))) return new() { Match = match, Nested = condition.ToJsonString() };
        return new() { Match = match, Rows = [.. leaves.Select(l => new LeafForm { Field = Text(l["field"]), Op = Text(l["op"]), Value = l["value"] is JsonArray list ? string.Join(", ", list.Select(Text)) : Text(l["value"]) }), new()] };
    }

    private static string? Text(JsonNode? node) => node?.ToString();
}
