using System.Globalization;
using Campaigns.Assessments.Domain.Papers;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Training.Contracts;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Campaigns.Assessments.Features.KeepBlueprints;

/// <summary>How papers of one course are drawn: a grid of topics and difficulties.</summary>
[Authorize(Permissions.ViewBank)]
internal sealed class BlueprintPage(BlueprintQuery query, IHandler<SetBlueprint, Blueprint> set, IActor actor, IStringLocalizer texts) : PageModel
{
    [BindProperty]
    public int? Minutes { get; set; }

    [BindProperty]
    public bool EveryCaseRight { get; set; }

    [BindProperty]
    public int? Seen { get; set; }

    public TrainingCourse Course { get; private set; } = null!;

    /// <summary>Where the refusal of the grid as a whole is told.</summary>
    public string? Counts => null;

    public IReadOnlyDictionary<(string Topic, int Difficulty), int> There { get; private set; } = new Dictionary<(string, int), int>();

    public IReadOnlyDictionary<(string Topic, int Difficulty), int> Wanted { get; private set; } = new Dictionary<(string, int), int>();

    public IEnumerable<string> Topics => There.Keys.Concat(Wanted.Keys).Select(k => k.Topic).Distinct().Order(StringComparer.Ordinal);

    public bool MayEdit => actor.Has(Permissions.EditBank);

    public async Task<IActionResult> OnGetAsync(string course, CancellationToken ct)
    {
        if (await Find(course, ct) is not { } found) return NotFound();
        (Minutes, EveryCaseRight, Seen) = (found.Blueprint?.Minutes ?? 45, found.Blueprint?.EveryCaseRight ?? false, found.Blueprint?.Version ?? 0);
        Wanted = (found.Blueprint?.Lines ?? []).ToDictionary(l => (l.Topic, l.Difficulty), l => l.Count);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string course, CancellationToken ct)
    {
        if (!MayEdit) return StatusCode(StatusCodes.Status403Forbidden);
        if (await Find(course, ct) is null) return NotFound();
        Wanted = Read();
        var done = await set.Handle(new(course, Minutes, EveryCaseRight, [.. Wanted.Select(w => new BlueprintLine(w.Key.Topic, w.Key.Difficulty, w.Value))], Seen), ct);
        return done.Succeeded ? this.Done("/admin/blueprints", texts["assessments.blueprint-saved"]) : this.Refused("_Blueprint", done.Failures);
    }

    public int CountOf(string topic, int difficulty) => difficulty == 0 ? There.Where(t => t.Key.Topic == topic).Sum(t => t.Value) : There.GetValueOrDefault((topic, difficulty));

    public static string Cell(string topic, int difficulty) => $"c-{topic}-{difficulty}";

    private async Task<CoursePaper?> Find(string course, CancellationToken ct)
    {
        if ((await query.All(ct)).FirstOrDefault(c => c.Course.Code == course) is not { } found) return null;
        (Course, There) = (found.Course, await query.There(ct));
        return found;
    }

    // Cells that are empty or nought are no lines; what is no number is a line that the rules refuse.
    private Dictionary<(string Topic, int Difficulty), int> Read()
    {
        var wanted = new Dictionary<(string, int), int>();
        foreach (var field in Request.Form.Keys.Where(k => k.StartsWith("c-", StringComparison.Ordinal) && k.Length > 4))
        {
            var typed = Request.Form[field].ToString().Trim();
            if (typed.Length == 0 || typed == "0" || !int.TryParse(field[^1..], NumberStyles.None, CultureInfo.InvariantCulture, out var difficulty)) continue;
            wanted[(field[2..^2], difficulty)] = int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : -1;
        }

        return wanted;
    }
}
