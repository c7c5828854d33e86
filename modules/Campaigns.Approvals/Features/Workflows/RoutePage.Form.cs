using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Campaigns.Approvals.Contracts;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.Time;
using Campaigns.Approvals.Features.WriteRoute;
using Campaigns.Kernel.Commands;
using Campaigns.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Campaigns.Approvals.Features.Workflows;

/// <summary>The form of a draft: stages, who is asked, how many of them, by when, under which condition. Nothing is kept until it is saved.</summary>
internal sealed partial class RoutePage
{
    [BindProperty]
    public RouteForm? Form { get; set; }

    /// <summary>The draft's faults, each beside its field where it has one.</summary>
    public bool ShowsForm => IsDraft && CanEdit && Form is not null;

    // Another of the page's forms binds this one as well, with nothing in it.
    private bool _typed;

    private List<Position> _positions = [];

    // The stage somebody is at work on; one after the other they would fill twenty screens of a phone.
    private int _unfolded;

    public bool IsUnfolded(int stage) => stage == _unfolded || ModelState.Any(e => e.Value?.Errors.Count > 0 && e.Key.StartsWith($"Form.Stages[{stage.ToString(CultureInfo.InvariantCulture)}].", StringComparison.Ordinal));

    /// <summary>What a folded stage says of itself: who is asked, and by when.</summary>
    public string InShort(StageForm stage) =>
        string.Concat(stage.Steps.SelectMany(s => s.Who.Select(w => w.Role is { Length: > 0 } role ? $"{Said("role", role)} {Said("org", w.Org ?? "")}" : w.Which)
            .Append(s.Due is { } due && Duration.Read(due) is { } span ? Span(span, texts) : s.Due)).Where(t => t is { Length: > 0 }).Select(t => " · " + t));

    /// <summary>Positions that somebody holds, by role; with those the draft names.</summary>
    public IReadOnlyList<SelectListItem> Roles => Worded("role", p => p.Role, w => w.Role);

    public IReadOnlyList<SelectListItem> Orgs => Worded("org", p => p.Org, w => w.Org);

    public IReadOnlyList<SelectListItem> FieldChoices => [.. Fields.Select(f => new SelectListItem(string.IsNullOrEmpty(f.Label) ? f.Name : texts[f.Label].Value, f.Name))];

    public IReadOnlyList<SelectListItem> Ops => Choices("op", [.. Enum.GetValues<Op>().Select(o => o.Word())]);

    public IReadOnlyList<SelectListItem> WhoKinds => Choices("who", "level", "area", "user", "fact", "managerOf", "sameAs");

    public IReadOnlyList<SelectListItem> Quorums => Choices("quorum-kind", "any", "all", "atLeast", "percent");

    public IReadOnlyList<SelectListItem> Modes => Choices("mode", "add", "replace", "notify");

    public IReadOnlyList<SelectListItem> Matches => Choices("match", "all", "any");

    public async Task<IActionResult> OnPostFormAsync(string? act, CancellationToken ct)
    {
        (var typed, _typed) = (Form ?? new(), true);
        if (!await Load(ct)) return NotFound();
        if (!CanEdit) return StatusCode(403);
        if (!IsDraft) return this.Refused("_Form", [EditRoute.RouteDesk.NotDraft]);
        Form = typed;
        if (act is { Length: > 0 } and not "save") return Changed(act);
        var doc = new FormWriting(Fields).Write(typed, Document);
        var (route, faults) = RouteReader.Read(JsonSerializer.SerializeToElement(doc));
        if (route is null) return this.Refused("_Form", Beside(doc, faults));
        if (Hash != Edition.Hash) return this.Refused("_Form", [Failure.Conflict("approvals.version-mismatch")]);
        var written = await tools.Desk.Write(Edition, JsonSerializer.SerializeToElement(doc), caller.UserId, ct);
        return written.Succeeded ? this.Done($"{Here}?v={Edition.Number}#form", texts["approvals.draft-saved"]) : this.Refused("_Form", written.Failures);
    }

    private JsonObject Document => JsonNode.Parse(Edition.Doc)!.AsObject();

    // Makes the form of the draft, with what keeps it from being published beside its fields.
    private void ShowForm()
    {
        if (!IsDraft || !CanEdit || _typed) return;
        Form = FormReading.Of(Document);
        var place = new FieldOfFault(Document);
        foreach (var fault in Findings?.Errors ?? [])
            if (place.Of(fault.Pointer) is { } field) ModelState.AddModelError(field, InWords(fault));
    }

    private IEnumerable<Failure> Beside(JsonObject doc, IReadOnlyList<Fault> faults)
    {
        var place = new FieldOfFault(doc);
        return faults.Take(20).Select(f => place.Of(f.Pointer) is { } field
            ? Failure.Invalid("approvals.route-" + f.Code, field, f.Detail)
            : Failure.Invalid("approvals.document-fault", null, f.Pointer, texts["approvals.route-" + f.Code, f.Detail].Value));
    }

    // Rows come and go on the page only.
    private IActionResult Changed(string act)
    {
        var parts = act.Split(':');
        var numbers = parts.Skip(1).Select(p => int.TryParse(p, CultureInfo.InvariantCulture, out var n) ? n : -1).ToArray();
        var stages = Form!.Stages;
        var stage = numbers.Length > 0 ? stages.ElementAtOrDefault(numbers[0]) : null;
        switch (parts[0])
        {
            case "add-stage":
                stages.Add(new() { Join = "all", When = new() { Match = "all", Rows = [new()] }, Steps = [Empty()] });
                break;
            case "remove-stage" when stage is not null:
                stages.Remove(stage);
                break;
            case "up" when stage is not null && numbers[0] > 0:
                stages.RemoveAt(numbers[0]);
                stages.Insert(numbers[0] - 1, stage);
                break;
            case "add-step" when stage is not null:
                stage.Steps.Add(Empty());
                break;
            case "remove-step" when stage is not null && numbers.Length > 1 && stage.Steps.Count > 1 && stage.Steps.ElementAtOrDefault(numbers[1]) is { } step:
                stage.Steps.Remove(step);
                break;
        }

        _unfolded = parts[0] switch
        {
            "add-stage" => stages.Count - 1,
            "up" when numbers.Length > 0 => numbers[0] - 1,
            "remove-stage" => 0,
            _ => numbers.Length > 0 ? numbers[0] : 0,
        };
        ModelState.Clear(); // What is shown is the form as it is now, not as it was sent.
        return Page();
    }

    private IReadOnlyList<SelectListItem> Worded(string kind, Func<Position, string> held, Func<WhoForm, string?> named) =>
    [
        .. _positions.Select(held).Concat(Form?.Stages.SelectMany(s => s.Steps).SelectMany(s => s.Who.Append(s.EscalateTo)).Select(named).OfType<string>() ?? []).Where(w => w.Length > 0).Distinct()
            .Select(w => new SelectListItem(Said(kind, w), w)).OrderBy(w => Kernel.Values.VietnameseOrder.Key(w.Text), StringComparer.Ordinal),
    ];

    private string Said(string kind, string word) => texts[$"approvals.{kind}-{word}"] is { ResourceNotFound: false } found ? found.Value : word;

    private static StepForm Empty() => new() { Quorum = "any", Who = [new() { Kind = "level" }] };

    private SelectListItem[] Choices(string what, params string[] values) => [.. values.Select(v => new SelectListItem(texts[$"approvals.{what}-{v.ToLowerInvariant()}"], v))];
}
