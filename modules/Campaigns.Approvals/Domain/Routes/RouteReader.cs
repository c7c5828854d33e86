using System.Text.Json;
using System.Text.RegularExpressions;

namespace Campaigns.Approvals.Domain.Routes;

/// <summary>Reads a route document. Its shape only: whether fields, roles and commands exist is <see cref="RouteValidation"/>'s question.</summary>
internal static partial class RouteReader
{
    private static readonly string[] HookNames = ["approved", "rejected", "returned", "withdrawn", "cancelled"];

    /// <summary>The route, or what is wrong with its shape.</summary>
    public static (Route? Route, IReadOnlyList<Fault> Faults) Read(JsonElement document)
    {
        var faults = new List<Fault>();
        var m = new Members(document, "", faults, "schema", "key", "subjectType", "title", "priority", "appliesWhen", "calendar", "selfApproval", "repeat", "samePerson", "resubmit",
            "maxRounds", "returnedExpiry", "withdraw", "stages", "hooks");
        if (m.Needed("schema") != Route.SchemaName) m.Wrong("schema", "unknown-schema", Route.SchemaName);
        var key = m.Needed("key");
        if (!KeyForm().IsMatch(key)) m.Wrong("key", "bad-key", key);
        if (!m.Has("title")) m.Wrong("title", "missing", "title");
        var route = new Route
        {
            Key = key,
            SubjectType = m.Needed("subjectType"),
            Title = StepReader.Title(m, faults) ?? new("", ""),
            Priority = m.Number("priority", 0, 1_000_000, 100),
            AppliesWhen = m.Find("appliesWhen") is { } when ? ConditionReader.Read(when, "/appliesWhen", faults) : null,
            Calendar = m.Text("calendar") ?? "vn-official",
            SelfApproval = m.Word<SelfApproval>("selfApproval") ?? default,
            Repeat = m.Word<Repeat>("repeat") ?? default,
            SamePerson = m.Word<SamePerson>("samePerson") ?? default,
            Resubmit = m.Word<Resubmit>("resubmit") ?? default,
            MaxRounds = m.Number("maxRounds", 1, 100, 10),
            ReturnedExpiry = m.Span("returnedExpiry"),
            Withdraw = m.Word<Withdraw>("withdraw") ?? default,
            Stages = [.. m.Items("stages", 1, 20).Select(s => Stage(s.Value, s.Pointer, faults))],
            Hooks = Hooks(m, faults, HookNames),
        };
        return faults.Count == 0 ? (route, faults) : (null, faults);
    }

    private static Stage Stage(JsonElement element, string pointer, List<Fault> faults)
    {
        var m = new Members(element, pointer, faults, "id", "title", "when", "join", "branches", "step", "hooks");
        var id = Id(m);
        if (m.Has("step") == m.Has("branches")) m.Wrong("", "step-or-branches");
        IReadOnlyList<Branch> branches = m.Find("step") is { } step
            ? [new(id, null, null, [StepReader.Read(step, m.At("step"), id, faults)])]
            : [.. m.Items("branches", m.Has("step") ? 0 : 1, 10).Select(b => Branch(b.Value, b.Pointer, faults))];
        return new(id, StepReader.Title(m, faults), When(m, faults), JoinOf(m, faults), branches, Hooks(m, faults, ["approved"]).GetValueOrDefault("approved") ?? []);
    }

    private static Branch Branch(JsonElement element, string pointer, List<Fault> faults)
    {
        var m = new Members(element, pointer, faults, "id", "title", "when", "steps");
        var id = Id(m);
        return new(id, StepReader.Title(m, faults), When(m, faults), [.. m.Items("steps", 1, 10).Select(s => StepReader.Read(s.Value, s.Pointer, null, faults))]);
    }

    private static string Id(Members m)
    {
        var id = m.Needed("id");
        if (id.Length > 0 && !IdForm().IsMatch(id)) m.Wrong("id", "bad-id", id);
        return id;
    }

    private static Condition? When(Members m, List<Fault> faults) => m.Find("when") is { } when ? ConditionReader.Read(when, m.At("when"), faults) : null;

    private static Join JoinOf(Members m, List<Fault> faults)
    {
        if (m.Find("join") is not { } value) return new(JoinKind.All);
        if (value.ValueKind == JsonValueKind.Object)
        {
            var inner = new Members(value, m.At("join"), faults, "atLeast");
            if (!inner.Has("atLeast")) inner.Wrong("atLeast", "missing", "atLeast");
            return new(JoinKind.AtLeast, inner.Number("atLeast", 1, 10, 1));
        }

        var word = m.Text("join");
        if (word is not ("all" or "any")) m.Wrong("join", "unknown-word", "all, any, {atLeast}");
        return new(word == "any" ? JoinKind.Any : JoinKind.All);
    }

    private static Dictionary<string, IReadOnlyList<ActionSpec>> Hooks(Members m, List<Fault> faults, string[] names)
    {
        var read = new Dictionary<string, IReadOnlyList<ActionSpec>>();
        if (m.Find("hooks") is not { } hooks) return read;
        var inner = new Members(hooks, m.At("hooks"), faults, names);
        foreach (var name in names.Where(inner.Has))
            read[name] = [.. inner.Items(name, 0, 20).Select(a => ActionReader.Read(a.Value, a.Pointer, faults))];
        return read;
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{1,48}$")]
    private static partial Regex KeyForm();

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$")]
    internal static partial Regex IdForm();
}
