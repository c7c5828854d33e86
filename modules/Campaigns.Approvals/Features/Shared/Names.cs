using System.Globalization;
using Campaigns.Approvals.Contracts;
using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Features.Cases;
using Campaigns.Ui.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Campaigns.Approvals.Features.Shared;

/// <summary>Names of people and seats on one page.</summary>
internal sealed class Names(IEnumerable<INames> sources, ModuleClock clock, IStringLocalizer texts)
{
    private Dictionary<string, string> _people = [];
    private Dictionary<string, string> _seats = [];
    private Dictionary<string, string> _areas = [];

    /// <summary>Looks up everybody a page is about to name.</summary>
    public async Task Load(IEnumerable<string?> people, IEnumerable<string> seats, CancellationToken ct)
    {
        var all = seats.Distinct().ToList();
        var users = people.Concat(all.Select(Seats.Person)).OfType<string>().Distinct().ToList();
        if (sources.LastOrDefault() is not { } source) return;
        _people = new(await source.People(users, ct));
        _seats = new(await source.Seats(all, clock.GetUtcNow(), ct));
    }

    /// <summary>And the areas it is about to name.</summary>
    public async Task LoadAreas(IEnumerable<string> areas, CancellationToken ct)
    {
        if (sources.LastOrDefault() is { } source) _areas = new(await source.Areas([.. areas.Distinct()], clock.GetUtcNow(), ct));
    }

    public string Area(string code) => _areas.GetValueOrDefault(code, code);

    public string Person(string? id) => id switch
    {
        null => "",
        Circumstances.System => texts["approvals.system"],
        _ => _people.GetValueOrDefault(id, id),
    };

    public string Seat(string seat) => Seats.Person(seat) is { } person ? Person(person) : _seats.GetValueOrDefault(seat, seat);

    /// <summary>What somebody decided, and for whom.</summary>
    public string Said(Outcome outcome, string? by, string? onBehalfOf) => onBehalfOf is null || onBehalfOf == by
        ? texts["approvals.said-" + outcome.Word(), Person(by)]
        : texts[$"approvals.said-{outcome.Word()}-for", Person(by), Person(onBehalfOf)];

    /// <summary>Who decided, and for whom.</summary>
    public string Decider(string? by, string? onBehalfOf) => onBehalfOf is null || onBehalfOf == by ? Person(by) : texts["approvals.decided-for", Person(by), Person(onBehalfOf)];
}

/// <summary>Words and tones of states.</summary>
internal static class Shown
{
    public static string Title(this Title? title, string otherwise) => title is null ? otherwise : CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? title.En : title.Vi;

    /// <summary>The state of a request in words, with whom it waits for.</summary>
    public static string State(CaseFile file, IStringLocalizer texts)
    {
        var word = texts["approvals.state-" + file.Request.State.ToString().ToLowerInvariant()].Value;
        var waits = file.Request.State != RequestState.InProgress ? [] : file.Steps.Where(s => s.State is StepState.Open or StepState.Blocked).Select(s => TitleOf(file.Route.StageOf(s.StageId), s.BranchId)).Distinct().ToList();
        return waits.Count == 0 ? word : $"{word}: {string.Join(", ", waits)}";
    }

    /// <summary>How a stage stands; one that will be passed over is told so before it is reached.</summary>
    public static StageState StateOf(CaseFile file, Stage stage, StageRun run) => run.State == StageState.Pending && !file.Plan.Applies(stage) ? StageState.Skipped : run.State;

    /// <summary>Title of a branch where several run side by side, else of the stage.</summary>
    public static string TitleOf(Stage stage, string branchId) =>
        stage.Branches.First(b => b.Id == branchId) is { Title: not null } branch ? branch.Title.Title(branch.Id) : stage.Title.Title(stage.Id);

    /// <summary>A stage, or one of its steps, by its title; a step of a stage that has no other is the stage. What the route does not know stands as it is.</summary>
    public static string Place(Route route, string stageId, string? stepId = null)
    {
        if (route.Stages.FirstOrDefault(s => s.Id == stageId) is not { } stage) return stepId ?? stageId;
        var title = stage.Title.Title(stage.Id);
        if (stepId is null || stage.Branches.Sum(b => b.Steps.Count) == 1) return title;
        var (branch, step) = stage.Branches.SelectMany(b => b.Steps.Select(s => (Branch: b, Step: s))).FirstOrDefault(s => s.Step.Id == stepId);
        return step is null ? title : $"{title} · {step.Title.Title(branch.Title.Title(step.Id))}";
    }

    public static Tone Tone(string state) => state switch
    {
        nameof(RequestState.Approved) => Ui.TagHelpers.Tone.Ok,
        nameof(StageState.Open) or nameof(RequestState.InProgress) => Ui.TagHelpers.Tone.Info,
        nameof(RequestState.Returned) or nameof(StepState.Blocked) => Ui.TagHelpers.Tone.Warn,
        nameof(RequestState.Rejected) => Ui.TagHelpers.Tone.Bad,
        _ => Ui.TagHelpers.Tone.Neutral,
    };
}
