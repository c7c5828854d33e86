using System.Globalization;
using System.Text.RegularExpressions;
using Campaigns.Approvals.Contracts;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Features.EditRoute;
using Campaigns.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Campaigns.Approvals.Features.Workflows;

/// <summary>Something of an invented subject that the route looks at.</summary>
/// <param name="Choices">What it may be; null: it is typed.</param>
internal sealed record TrialField(string Name, string Label, FieldType Type, IReadOnlyList<SelectListItem>? Choices);

/// <summary>Trying a route on an invented subject: nothing is written.</summary>
internal sealed partial class RoutePage
{
    [BindProperty]
    public string? Requester { get; init; }

    [BindProperty]
    public string? Place { get; set; }

    [BindProperty]
    public Dictionary<string, string?> Facts { get; init; } = [];

    public SimulatedRoute? Simulated { get; private set; }

    public TrialResult? Trial { get; private set; }

    public IReadOnlyList<SelectListItem> AreaChoices { get; private set; } = [];

    /// <summary>What the route asks of its subject: nothing else changes who decides.</summary>
    public IReadOnlyList<TrialField> Looked => Route is null ? [] : [.. Fields.Where(f => Named(Route).Contains(f.Name)).Select(f => new TrialField(f.Name, LabelOf(f.Name), f.Type, Choices(f)))];

    /// <summary>Who would decide an invented subject, why, and when at the latest; then the whole way, run by the engine.</summary>
    public async Task<IActionResult> OnPostTrialAsync(CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        if (Route is null || string.IsNullOrEmpty(Requester)) return Page();
        var subject = new SubjectSnapshot("trial", "trial", Title, Place ?? "", Typed());
        var at = await tools.Surroundings.For(caller.Caller, Route.SubjectType, subject.Area, Route.Calendar, ct);
        Simulated = new Simulation(Route, subject, Requester, at).Run();
        Trial = new TrialRun(Route, subject, Requester, at).Run();
        await Names.Load(at.Directory.People, Simulated.Stages.SelectMany(s => s.Branches).SelectMany(b => b.Steps).SelectMany(s => s.Seats).Select(s => s.Seat).Concat(Trial.Steps.Select(s => s.Seat)), ct);
        return Page();
    }

    /// <summary>A condition's answer as people say it.</summary>
    public string InWords(string because)
    {
        if (Told().Match(because) is not { Success: true } m) return because;
        var (field, op, value) = (m.Groups[1].Value, m.Groups[2].Value, m.Groups[3].Value);
        var said = long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? Formats.Number(number)
            : string.Join(", ", value.Trim('[', ']').Split(',', StringSplitOptions.RemoveEmptyEntries).Select(v => ValueOf(field, v.Trim('"', ' '))));
        return $"{LabelOf(field)} {texts["approvals.op-" + op.ToLowerInvariant()]} {said}: {texts[m.Groups[4].Value == "true" ? "approvals.is-so" : "approvals.is-not-so"]}";
    }

    private string LabelOf(string field) => Fields.FirstOrDefault(f => f.Name == field)?.Label is { Length: > 0 } label ? texts[label] : field;

    private string ValueOf(string field, string value) => Fields.FirstOrDefault(f => f.Name == field)?.Label is { Length: > 0 } label && texts[$"{label}-{value}"] is { ResourceNotFound: false } word ? word.Value : value;

    private IReadOnlyList<SelectListItem>? Choices(SubjectField field) => field.Type switch
    {
        FieldType.User => People,
        FieldType.Area => AreaChoices,
        FieldType.Boolean => [new(texts["approvals.is-so"], "true"), new(texts["approvals.is-not-so"], "false")],
        FieldType.Text when Compared(field.Name) is { Count: > 0 } values => [.. values.Select(v => new SelectListItem(ValueOf(field.Name, v), v))],
        _ => null,
    };

    // The words a field is compared with; where it is also looked into, anything may be typed.
    private List<string> Compared(string field)
    {
        var leaves = Conditions(Route!).SelectMany(Leaves).Where(l => l.Field == field).ToList();
        if (leaves.Exists(l => l.Op is not (Op.Eq or Op.Ne or Op.In or Op.IsNull))) return [];
        return [.. leaves.Where(l => l.Value is not null && l.Op != Op.IsNull).SelectMany(l => l.Op == Op.In ? l.Value!.Value.EnumerateArray().Select(v => v.GetString()) : [l.Value!.Value.GetString()]).OfType<string>().Distinct()];
    }

    private static HashSet<string> Named(Route route) =>
    [
        .. Conditions(route).SelectMany(Leaves).Select(l => l.Field),
        .. route.AllSteps.SelectMany(s => s.Step.Assign.Concat(s.Step.Sla?.Escalate.SelectMany(e => e.To) ?? [])).Select(a => a switch { ByFact f => f.Fact, ByHead h => h.Fact, _ => null }).OfType<string>(),
        .. route.AllSteps.SelectMany(s => s.Step.Exclude).Select(e => e.Fact).OfType<string>(),
    ];

    private static IEnumerable<Condition?> Conditions(Route route) =>
        route.Stages.SelectMany(s => s.Branches.SelectMany(b => b.Steps.Select(p => p.When).Prepend(b.When)).Prepend(s.When)).Prepend(route.AppliesWhen);

    private static IEnumerable<Leaf> Leaves(Condition? condition) => condition switch
    {
        AllOf all => all.Of.SelectMany(Leaves),
        AnyOf any => any.Of.SelectMany(Leaves),
        Not not => Leaves(not.Of),
        Leaf leaf => [leaf],
        _ => [],
    };

    private Dictionary<string, object?> Typed() => Fields.ToDictionary(f => f.Name, f => Facts.GetValueOrDefault(f.Name) is not { Length: > 0 } text ? null : (object?)(f.Type switch
    {
        FieldType.Integer => long.TryParse(text.Replace(".", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null,
        FieldType.Boolean => text is "true" or "1" or "✓",
        FieldType.Texts => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToList(),
        _ => text,
    }));

    [GeneratedRegex("^([^ ]+) ([^ ]+) (.*): (true|false)$")]
    private static partial Regex Told();
}
