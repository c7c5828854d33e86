using System.Text.Json;

namespace Campaigns.Approvals.Domain.Routes;

/// <summary>Reads actions.</summary>
internal static class ActionReader
{
    public static ActionSpec Read(JsonElement element, string pointer, List<Fault> faults)
    {
        var m = new Members(element, pointer, faults, "command", "args", "required", "onFailure", "compensate", "maxAttempts");
        var onFailure = m.Text("onFailure") ?? "incident";
        if (onFailure is not ("incident" or "compensate")) m.Wrong("onFailure", "unknown-word", "incident, compensate");
        CommandSpec? undo = null;
        if (m.Find("compensate") is { } compensate)
        {
            var inner = new Members(compensate, m.At("compensate"), faults, "command", "args");
            undo = new(inner.Needed("command"), Args(inner, faults));
        }

        return new(pointer, m.Needed("command"), Args(m, faults), m.Flag("required") ?? false, onFailure == "compensate", undo, m.Number("maxAttempts", 1, 20, 6));
    }

    private static Dictionary<string, string> Args(Members m, List<Fault> faults)
    {
        var args = new Dictionary<string, string>();
        if (m.Find("args") is not { } element) return args;
        if (element.ValueKind != JsonValueKind.Object)
        {
            m.Wrong("args", "wrong-type", "object");
            return args;
        }

        foreach (var arg in element.EnumerateObject())
        {
            if (arg.Value.ValueKind == JsonValueKind.String && arg.Value.GetString()!.Length <= 4000) args[arg.Name] = arg.Value.GetString()!;
            else faults.Add(new($"{m.At("args")}/{arg.Name}", "wrong-type", "text"));
        }

        return args;
    }
}
