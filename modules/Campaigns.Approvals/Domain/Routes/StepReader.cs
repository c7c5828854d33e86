using System.Text.Json;
using Campaigns.Approvals.Domain.Time;

namespace Campaigns.Approvals.Domain.Routes;

/// <summary>Reads steps.</summary>
internal static class StepReader
{
    public static Step Read(JsonElement element, string pointer, string? stageId, List<Fault> faults)
    {
        var m = new Members(element, pointer, faults, "id", "title", "when", "assign", "exclude", "quorum", "reject", "outcomes", "commentRequired", "onReject", "onEmpty", "onNoArea", "watches",
            "delegate", "bulk", "link", "attachments", "sla");
        var id = m.Text("id") ?? stageId ?? "";
        if (!RouteReader.IdForm().IsMatch(id)) m.Wrong("id", m.Has("id") ? "bad-id" : "missing", id);
        var step = new Step
        {
            Id = id,
            Title = Title(m, faults),
            When = m.Find("when") is { } when ? ConditionReader.Read(when, m.At("when"), faults) : null,
            Assign = [.. m.Items("assign", 1, 10).Select(a => AssignReader.Read(a.Value, a.Pointer, faults)).OfType<Assign>()],
            Exclude = [.. m.Items("exclude", 0, 10).Select(e => AssignReader.Exclusion(e.Value, e.Pointer, faults)).OfType<Exclusion>()],
            Quorum = QuorumOf(m, faults),
            AnyRejects = OneOf(m, "reject", "any", "quorum"),
            ReturnsOnReject = !OneOf(m, "onReject", "end", "return"),
            OnEmpty = m.Word<OnEmpty>("onEmpty") ?? default,
            OnNoArea = m.Word<OnNoArea>("onNoArea") ?? default,
            Watches = [.. m.Items("watches", 0, 50).Select(w => w.Value.ValueKind == JsonValueKind.String ? w.Value.GetString()! : "")],
            Delegate = m.Word<DelegateScope>("delegate") ?? DelegateScope.SameUnit,
            Bulk = m.Flag("bulk"),
            Link = m.Word<LinkUse>("link"),
            AttachmentRequired = !OneOf(m, "attachments", "optional", "required"),
            Sla = SlaOf(m, faults),
            Hash = Canonical.Hash(element),
        };
        return Allowed(m, step);
    }

    public static Title? Title(Members m, List<Fault> faults)
    {
        if (m.Find("title") is not { } value) return null;
        var inner = new Members(value, m.At("title"), faults, "vi", "en");
        return new(inner.Needed("vi"), inner.Needed("en"));
    }

    private static Step Allowed(Members m, Step step)
    {
        var outcomes = m.WordList<Outcome>("outcomes") ?? step.Outcomes;
        if (!outcomes.Contains(Outcome.Approve)) m.Wrong("outcomes", "no-approve");
        return step with { Outcomes = outcomes, CommentRequired = m.WordList<Outcome>("commentRequired") ?? step.CommentRequired };
    }

    // True for the first word, which is also the default.
    private static bool OneOf(Members m, string name, string first, string second)
    {
        var word = m.Text(name) ?? first;
        if (word != first && word != second) m.Wrong(name, "unknown-word", $"{first}, {second}");
        return word == first;
    }

    private static Quorum QuorumOf(Members m, List<Fault> faults)
    {
        if (m.Find("quorum") is not { } value) return Quorum.Any;
        if (value.ValueKind != JsonValueKind.Object) return OneOf(m, "quorum", "any", "all") ? Quorum.Any : new(QuorumKind.All);
        var inner = new Members(value, m.At("quorum"), faults, "atLeast", "percent");
        if (inner.Has("atLeast") == inner.Has("percent")) inner.Wrong("", "one-of", "atLeast, percent");
        return inner.Has("percent") ? new(QuorumKind.Percent, inner.Number("percent", 1, 100, 100)) : new(QuorumKind.AtLeast, inner.Number("atLeast", 1, 1000, 1));
    }

    private static Sla? SlaOf(Members m, List<Fault> faults)
    {
        if (m.Find("sla") is not { } value) return null;
        var inner = new Members(value, m.At("sla"), faults, "due", "remindBefore", "escalate", "onExpire");
        if (!inner.Has("due")) inner.Wrong("due", "missing", "due");
        var reminders = new List<Duration>();
        foreach (var (item, pointer) in inner.Items("remindBefore", 0, 10))
        {
            if (item.ValueKind == JsonValueKind.String && Duration.Read(item.GetString()!) is { } before) reminders.Add(before);
            else faults.Add(new(pointer, "bad-duration"));
        }

        return new(inner.Span("due") ?? new(0, DurationUnit.WorkingMinutes), reminders, [.. inner.Items("escalate", 0, 10).Select(e => Escalation(e.Value, e.Pointer, faults))], OnExpire(inner, faults));
    }

    private static Escalation Escalation(JsonElement element, string pointer, List<Fault> faults)
    {
        var m = new Members(element, pointer, faults, "after", "to", "mode");
        if (!m.Has("after")) m.Wrong("after", "missing", "after");
        if (!m.Has("mode")) m.Wrong("mode", "missing", "mode");
        return new(m.Span("after") ?? new(0, DurationUnit.WorkingMinutes), [.. m.Items("to", 1, 10).Select(a => AssignReader.Read(a.Value, a.Pointer, faults)).OfType<Assign>()],
            m.Word<EscalationMode>("mode") ?? default);
    }

    private static Expiry? OnExpire(Members m, List<Fault> faults)
    {
        if (m.Find("onExpire") is not { } value) return null;
        var inner = new Members(value, m.At("onExpire"), faults, "after", "outcome", "actions");
        if (!inner.Has("after")) inner.Wrong("after", "missing", "after");
        if (!inner.Has("outcome")) inner.Wrong("outcome", "missing", "outcome");
        var outcome = inner.Word<Outcome>("outcome");
        if (outcome is Outcome.Return or Outcome.Abstain) inner.Wrong("outcome", "unknown-word", "approve, reject");
        return new(inner.Span("after") ?? new(0, DurationUnit.WorkingMinutes), outcome ?? default,
            [.. inner.Items("actions", 0, 20).Select(a => ActionReader.Read(a.Value, a.Pointer, faults))]);
    }
}
