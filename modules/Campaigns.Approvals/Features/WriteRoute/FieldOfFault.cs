using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Campaigns.Approvals.Features.WriteRoute;

/// <summary>Beside which field of the form a fault of the document belongs: its place there is a pointer. One without a field is told above the form.</summary>
internal sealed partial class FieldOfFault(JsonObject doc)
{
    public string? Of(string pointer)
    {
        if (pointer.StartsWith("/title", StringComparison.Ordinal)) return pointer.EndsWith("/en", StringComparison.Ordinal) ? "Form.TitleEn" : "Form.TitleVi";
        if (Stage().Match(pointer) is not { Success: true } found) return null;
        var number = int.Parse(found.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        var (stage, rest) = ($"Form.Stages[{number}]", found.Groups[2].Value);
        if (InStep(rest) is { } step) return StepNumber(number, step.Was) is { } at ? $"{stage}.Steps[{at}].{OfStep(step.Below)}" : null;
        return stage + "." + (rest.Length == 0 || rest.StartsWith("/id", StringComparison.Ordinal) ? "Id"
            : rest.StartsWith("/title", StringComparison.Ordinal) ? (rest.EndsWith("/en", StringComparison.Ordinal) ? "TitleEn" : "TitleVi")
            : rest.StartsWith("/join", StringComparison.Ordinal) ? "Join"
            : rest.StartsWith("/when", StringComparison.Ordinal) ? OfCondition(rest["/when".Length..]) : "Id");
    }

    private static string OfCondition(string rest)
    {
        var row = Row().Match(rest) is { Success: true } found ? found.Groups[1].Value : "0";
        return $"When.Rows[{row}]." + (rest.EndsWith("/op", StringComparison.Ordinal) ? "Op" : rest.Contains("/value", StringComparison.Ordinal) ? "Value" : "Field");
    }

    private static string OfStep(string rest)
    {
        if (Assigned().Match(rest) is { Success: true } who) return $"Who[{who.Groups[1].Value}]." + Part(who.Groups[2].Value);
        if (rest.StartsWith("/assign", StringComparison.Ordinal)) return "Who[0].Role";
        if (rest.StartsWith("/quorum", StringComparison.Ordinal)) return rest.Length > "/quorum".Length ? "Number" : "Quorum";
        if (rest.StartsWith("/sla/remindBefore", StringComparison.Ordinal)) return "Remind";
        if (rest.StartsWith("/sla/escalate", StringComparison.Ordinal))
            return rest.Contains("/to", StringComparison.Ordinal) ? "EscalateTo." + Part(rest[(rest.LastIndexOf('/') + 1)..]) : rest.EndsWith("/mode", StringComparison.Ordinal) ? "EscalateMode" : "EscalateAfter";
        return rest.StartsWith("/sla", StringComparison.Ordinal) ? "Due" : "Id";
    }

    private static string Part(string member) => member switch { "role" => "Role", "org" => "Org", "" => "Role", _ => "Which" };

    private static (string Was, string Below)? InStep(string rest)
    {
        if (rest == "/step" || rest.StartsWith("/step/", StringComparison.Ordinal)) return (FormReading.Own, rest["/step".Length..]);
        return Branch().Match(rest) is { Success: true } found ? ($"{found.Groups[1].Value}/{found.Groups[2].Value}", found.Groups[3].Value) : null;
    }

    private int? StepNumber(int stage, string was)
    {
        if ((doc["stages"] as JsonArray)?.ElementAtOrDefault(stage) is not JsonObject found) return null;
        var number = FormReading.Steps(found).ToList().FindIndex(s => s.Was == was);
        return number < 0 ? null : number;
    }

    [GeneratedRegex("^/stages/([0-9]+)(.*)$")]
    private static partial Regex Stage();

    [GeneratedRegex("^/branches/([0-9]+)/steps/([0-9]+)(.*)$")]
    private static partial Regex Branch();

    [GeneratedRegex("^/assign/([0-9]+)/?([a-zA-Z]*)")]
    private static partial Regex Assigned();

    [GeneratedRegex("^/(?:all|any)/([0-9]+)")]
    private static partial Regex Row();
}
