using System.Globalization;
using System.Text.Json;
using Campaigns.Approvals.Contracts;

namespace Campaigns.Approvals.Domain.Routes;

/// <summary>Whether what a route names exists: fields and their types, earlier steps, roles, levels, commands, templates.</summary>
internal sealed partial class RouteReferences(Route route, ApprovalSubjectType? type, IDirectory directory, Templates templates, List<Fault> errors, List<Fault> warnings)
{
    private readonly List<(string Stage, string Branch, string Step)> _order = [.. route.AllSteps.Select(s => (s.Stage.Id, s.Branch.Id, s.Step.Id))];

    public void Condition(Condition? condition)
    {
        switch (condition)
        {
            case AllOf all:
                foreach (var one in all.Of) Condition(one);
                break;
            case AnyOf any:
                foreach (var one in any.Of) Condition(one);
                break;
            case Not not:
                Condition(not.Of);
                break;
            case Leaf leaf when type is not null:
                LeafFits(leaf);
                break;
        }
    }

    public void Step(Step step, string pointer)
    {
        Condition(step.When);
        foreach (var assign in step.Assign)
        {
            Assigned(assign, step.Id);
            if (assign is ByPosition position) Held(position, step);
        }

        foreach (var to in step.Sla?.Escalate.SelectMany(e => e.To) ?? []) Assigned(to, step.Id);
        foreach (var exclusion in step.Exclude)
        {
            if (exclusion.StepId is { } earlier) Earlier(exclusion.Pointer + "/step", earlier, step.Id);
            if (exclusion.Fact is { } fact) Person(exclusion.Pointer + "/fact", fact);
        }

        for (var i = 0; i < step.Watches.Count; i++)
            if (type is not null && Field(step.Watches[i]) is null) errors.Add(new($"{pointer}/watches/{i}", "unknown-field", step.Watches[i]));

        // How many seats there will be is known beforehand only when each entry is one seat.
        var countable = step.Assign.All(a => a is ByUser or ByFact or ByHead or ByPosition { EachPerson: false });
        var seats = step.Assign.Select(a => a switch { ByUser u => u.User, ByFact f => $"fact {f.Fact}", ByHead h => $"head {h.Fact}", ByPosition p => $"{p.Role}@{p.Org}:{p.Area ?? p.Level + "?"}", _ => "" }).Distinct().Count();
        if (countable && step.Quorum.Kind == QuorumKind.AtLeast && step.Quorum.Number > seats) errors.Add(new(pointer + "/quorum", "unreachable-quorum", step.Id));
    }

    public void Action(ActionSpec action, string outcome)
    {
        Command(action.Pointer + "/command", action.Command);
        Args(action.Pointer + "/args", action.Args, outcome);
        if (action.Compensate is not { } undo) return;
        Command(action.Pointer + "/compensate/command", undo.Command);
        Args(action.Pointer + "/compensate/args", undo.Args, outcome);
    }

    private void Assigned(Assign assign, string stepId)
    {
        switch (assign)
        {
            case ByPosition position:
                if (!directory.HasRole(position.Role, position.Org)) errors.Add(new(assign.Pointer + "/role", "unknown-role", $"{position.Role}@{position.Org}"));
                if (position.Level is { } level && !directory.Levels.Contains(level)) errors.Add(new(assign.Pointer + "/level", "unknown-level", level));
                if (position.Area is { } area && !directory.HasArea(area)) errors.Add(new(assign.Pointer + "/area", "unknown-level", area));
                break;
            case ByFact fact:
                Person(assign.Pointer + "/fact", fact.Fact);
                break;
            case ByHead { Fact: { } fact }:
                Person(assign.Pointer + "/managerOf", fact);
                break;
            case BySameStep same:
                Earlier(assign.Pointer + "/sameAs", same.StepId, stepId);
                break;
        }
    }

    // Earlier is what has surely ended: another stage before, or the same branch before; a parallel branch is not.
    private void Earlier(string pointer, string stepId, string here)
    {
        var (other, me) = (_order.FindIndex(s => s.Step == stepId), _order.FindIndex(s => s.Step == here));
        var parallel = other >= 0 && _order[other].Stage == _order[me].Stage && _order[other].Branch != _order[me].Branch;
        if (other < 0 || other >= me || parallel) errors.Add(new(pointer, "bad-reference", stepId));
    }

    private void Person(string pointer, string fact)
    {
        if (type is null) return;
        if (Field(fact) is not { } field) errors.Add(new(pointer, "unknown-field", fact));
        else if (field.Type is not (FieldType.User or FieldType.Text)) errors.Add(new(pointer, "type-mismatch", fact));
    }

    private void LeafFits(Leaf leaf)
    {
        if (Field(leaf.Field) is not { } field) errors.Add(new(leaf.Pointer + "/field", "unknown-field", leaf.Field));
        else if (!Fits(leaf, field.Type)) errors.Add(new(leaf.Pointer + "/value", "type-mismatch", leaf.Field));
    }

    private static bool Fits(Leaf leaf, FieldType type)
    {
        if (leaf.Op == Op.IsNull) return leaf.Value is null or { ValueKind: JsonValueKind.True or JsonValueKind.False };
        if (leaf.Value is not { } value) return false;
        return leaf.Op switch
        {
            Op.Eq or Op.Ne => type != FieldType.Texts && IsOf(value, type),
            Op.In => type != FieldType.Texts && value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0 && value.EnumerateArray().All(v => IsOf(v, type)),
            Op.Between => Ordered(type) && value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 2 && value.EnumerateArray().All(v => IsOf(v, type)),
            Op.Contains => type is FieldType.Text or FieldType.Texts && value.ValueKind == JsonValueKind.String,
            Op.Under => type is FieldType.Area or FieldType.Text && value.ValueKind == JsonValueKind.String,
            _ => Ordered(type) && IsOf(value, type),
        };
    }

    private static bool Ordered(FieldType type) => type is FieldType.Integer or FieldType.Date or FieldType.Text;

    private static bool IsOf(JsonElement value, FieldType type) => type switch
    {
        FieldType.Integer => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        FieldType.Boolean => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        FieldType.Date => value.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        _ => value.ValueKind == JsonValueKind.String,
    };

    private void Command(string pointer, string command)
    {
        if (type is not null && !type.Commands.Any(c => c == command || c.EndsWith('*') && command.StartsWith(c[..^1], StringComparison.Ordinal))) errors.Add(new(pointer, "unknown-command", command));
    }

    private void Args(string pointer, IReadOnlyDictionary<string, string> args, string outcome)
    {
        foreach (var (name, template) in args)
            if (templates.Check(template, Sample.Of(type, outcome)) is { } why) errors.Add(new($"{pointer}/{name}", "bad-template", why));
    }

    private SubjectField? Field(string name) => type?.Fields.FirstOrDefault(f => f.Name == name);
}

/// <summary>Values of the right shape, to try templates with before there is a request.</summary>
internal static class Sample
{
    public static TemplateValues Of(ApprovalSubjectType? type, string outcome) => new(
        Subject("id", "type", "version", "title", "area"),
        (type?.Fields ?? []).ToDictionary(f => f.Name, f => f.Type switch { FieldType.Integer => (object?)1L, FieldType.Boolean => true, FieldType.Texts => new List<string> { "x" }, _ => "x" }),
        Subject("id", "number", "round", "requesterId", "routeKey", "title"), outcome);

    private static Dictionary<string, object?> Subject(params string[] names) => names.ToDictionary(n => n, n => (object?)"x");
}
