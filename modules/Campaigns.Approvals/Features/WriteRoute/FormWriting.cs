using System.Globalization;
using System.Text.Json.Nodes;
using Campaigns.Approvals.Contracts;

namespace Campaigns.Approvals.Features.WriteRoute;

/// <summary>Writes a form into the document it was made from. Whether the result is right is for the reader of documents to say, which names the place.</summary>
internal sealed class FormWriting(IReadOnlyList<SubjectField> fields)
{
    public JsonObject Write(RouteForm form, JsonObject before)
    {
        var doc = before.DeepClone().AsObject();
        doc["title"] = Title(form.TitleVi, form.TitleEn);
        var old = (before["stages"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        doc["stages"] = new JsonArray([.. form.Stages.Select(s => (JsonNode)Stage(s, s.Was is { } was and >= 0 && was < old.Count ? old[was] : null))]);
        return doc;
    }

    private JsonObject Stage(StageForm form, JsonObject? before)
    {
        var stage = before?.DeepClone().AsObject() ?? [];
        stage["id"] = Clean(form.Id);
        Put(stage, "title", Clean(form.TitleVi) is null && Clean(form.TitleEn) is null ? null : Title(form.TitleVi, form.TitleEn));
        if (form.When.Nested is null) Put(stage, "when", Condition(form.When));
        Steps(stage, form, before);
        if (form.Steps.Count < 2) stage.Remove("join");
        else if (stage.ContainsKey("join") || Clean(form.Join) is not (null or "all")) stage["join"] = Clean(form.Join) is { } join && int.TryParse(join, CultureInfo.InvariantCulture, out var least) ? new JsonObject { ["atLeast"] = least } : Clean(form.Join) ?? "all";
        return stage;
    }

    // One step is the stage's own; several are parallel, each in a branch. Steps that lie one after the other in a branch stay there.
    private void Steps(JsonObject stage, StageForm form, JsonObject? before)
    {
        var old = before is null ? [] : FormReading.Steps(before).ToDictionary(s => s.Was, s => s.Step);
        var written = form.Steps.ConvertAll(s => (Form: s, Step: Step(s, s.Was is { } was ? old.GetValueOrDefault(was) : null)));
        var wasOne = before?["step"] is not null;
        if (written.Count == 1 && (before is null || wasOne || written[0].Form.Was?.Contains('/', StringComparison.Ordinal) != true))
        {
            if (Clean(written[0].Form.Id) == Clean(form.Id)) written[0].Step.Remove("id");
            stage.Remove("branches");
            stage["step"] = written[0].Step;
            return;
        }

        var branches = (before?["branches"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        var kept = written.GroupBy(w => w.Form.Was?.Split('/') is [var b, _] && int.TryParse(b, CultureInfo.InvariantCulture, out var number) ? number : -1).OrderBy(g => g.Key < 0 ? int.MaxValue : g.Key);
        var made = new JsonArray();
        foreach (var group in kept)
        {
            if (group.Key >= 0 && group.Key < branches.Count)
            {
                var branch = branches[group.Key].DeepClone().AsObject();
                branch["steps"] = new JsonArray([.. group.Select(g => (JsonNode)g.Step)]);
                made.Add((JsonNode)branch);
                continue;
            }

            foreach (var (one, step) in group) made.Add((JsonNode)new JsonObject { ["id"] = Clean(one.Id) is { } id ? id + "-branch" : null, ["steps"] = new JsonArray(WithId(step, one)) });
        }

        stage.Remove("step");
        stage["branches"] = made;
    }

    private static JsonNode WithId(JsonObject step, StepForm form)
    {
        step["id"] = Clean(form.Id);
        return step;
    }

    private JsonObject Step(StepForm form, JsonObject? before)
    {
        var step = before?.DeepClone().AsObject() ?? [];
        if (Clean(form.Id) is { } id) step["id"] = id;
        step["assign"] = new JsonArray([.. form.Who.Where(w => !w.IsEmpty).Select((w, i) => (JsonNode)Who(w, (before?["assign"] as JsonArray)?.ElementAtOrDefault(i) as JsonObject))]);
        Put(step, "quorum", form.Quorum is "atLeast" or "percent" ? new JsonObject { [form.Quorum] = Number(form.Number) } : form.Quorum is "all" ? "all" : step.ContainsKey("quorum") ? "any" : null);
        Put(step, "sla", Sla(form, before?["sla"] as JsonObject));
        return step;
    }

    private static JsonObject? Sla(StepForm form, JsonObject? before)
    {
        var (due, after) = (Clean(form.Due), Clean(form.EscalateAfter));
        if (due is null && after is null && Clean(form.Remind) is null) return null;
        var sla = before?.DeepClone().AsObject() ?? [];
        Put(sla, "due", due);
        Put(sla, "remindBefore", Clean(form.Remind) is { } remind ? new JsonArray([.. List(remind).Select(r => (JsonNode)r)]) : null);
        var others = (before?["escalate"] as JsonArray ?? []).Skip(1).Select(e => e!.DeepClone());
        var first = after is null && form.EscalateTo.IsEmpty ? null : new JsonObject { ["after"] = after, ["to"] = new JsonArray(Who(form.EscalateTo, null)), ["mode"] = Clean(form.EscalateMode) ?? "add" };
        if (first is not null && (before?["escalate"]?[0]?["to"] as JsonArray)?.Count > 1)
            foreach (var more in ((JsonArray)before["escalate"]![0]!["to"]!).Skip(1)) first["to"]!.AsArray().Add(more!.DeepClone());
        JsonNode[] all = first is null ? [.. others] : [first, .. others];
        Put(sla, "escalate", all.Length == 0 ? null : new JsonArray(all));
        return sla;
    }

    private static JsonObject Who(WhoForm form, JsonObject? before)
    {
        var which = Clean(form.Which);
        if (form.Kind is "level" or "area" or null)
        {
            var position = new JsonObject { ["role"] = Clean(form.Role), ["org"] = Clean(form.Org), [form.Kind ?? "level"] = which };
            if (before?["seats"] is { } seats) position["seats"] = seats.DeepClone();
            return position;
        }

        return new() { [form.Kind] = which };
    }

    private JsonObject? Condition(ConditionForm form)
    {
        var rows = form.Rows.Where(r => Clean(r.Field) is not null).Select(Leaf).ToList();
        return rows.Count switch { 0 => null, 1 => rows[0], _ => new() { [form.Match == "any" ? "any" : "all"] = new JsonArray([.. rows]) } };
    }

    private JsonObject Leaf(LeafForm row)
    {
        var leaf = new JsonObject { ["field"] = Clean(row.Field), ["op"] = Clean(row.Op) ?? "eq" };
        if (row.Op == "isNull") return leaf;
        var type = fields.FirstOrDefault(f => f.Name == row.Field)?.Type;
        leaf["value"] = row.Op is "in" or "between" ? new JsonArray([.. List(row.Value ?? "").Select(v => Value(v, type))]) : Value(Clean(row.Value) ?? "", type);
        return leaf;
    }

    private static JsonNode? Value(string text, FieldType? type) => type switch
    {
        FieldType.Integer when long.TryParse(text.Replace(".", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        FieldType.Boolean when bool.TryParse(text, out var yes) => yes,
        _ => text,
    };

    private static JsonNode? Number(string? text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : (JsonNode?)Clean(text);

    private static JsonObject Title(string? vi, string? en) => new() { ["vi"] = Clean(vi), ["en"] = Clean(en) ?? Clean(vi) };

    private static IEnumerable<string> List(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static void Put(JsonObject into, string name, JsonNode? value)
    {
        if (value is null) into.Remove(name);
        else into[name] = value;
    }
}
