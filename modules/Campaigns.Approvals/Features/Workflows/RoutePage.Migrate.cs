using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Features.MoveRequests;
using Campaigns.Approvals.Features.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Campaigns.Approvals.Features.Workflows;

/// <summary>Moving the requests that run on another version to the one that is shown: looked at first.</summary>
internal sealed partial class RoutePage
{
    /// <summary>For a step that this version does not have: it ends.</summary>
    public const string Ends = "-";

    private readonly Dictionary<string, string> _old = [];

    [BindProperty]
    public int From { get; init; }

    /// <summary>Steps this version does not have: where they go on, or that they end.</summary>
    [BindProperty]
    public Dictionary<string, string?> MapTo { get; init; } = [];

    public MigrationResult? Migrated { get; private set; }

    /// <summary>They were moved, and not only looked at.</summary>
    public bool MovedNow { get; private set; }

    /// <summary>Steps of the versions that still run which this one does not have, with their names.</summary>
    public IReadOnlyList<(string Id, string Name)> Gone => Route is null ? [] : [.. _old.Where(o => Route.AllSteps.All(s => s.Step.Id != o.Key)).Select(o => (o.Key, o.Value))];

    public IReadOnlyList<SelectListItem> NewSteps => Route is null ? [] : [.. Route.AllSteps.Select(s => new SelectListItem(Where(s.Stage.Id, s.Step.Id), s.Step.Id))];

    public async Task<IActionResult> OnPostMigrateAsync(string? act, CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        if (!CanMigrate) return StatusCode(403);
        MovedNow = act == "move";
        var map = MapTo.Where(m => !string.IsNullOrEmpty(m.Value)).ToDictionary(m => m.Key, m => m.Value == Ends ? null : m.Value);
        Migrated = await tools.Migrations.Run(new(Key, From, Edition.Number, map, null, !MovedNow), caller.Caller, ct);
        return Page();
    }

    /// <summary>A line of the history that a move makes, in words.</summary>
    public string Happens(string change)
    {
        var (happened, place) = change.Split(' ', 2) is [var first, var rest] ? (first, rest) : (change, "");
        var named = Route?.Stages.FirstOrDefault(s => s.Id == place) is { } stage ? stage.Title.Title(place)
            : Route?.AllSteps.FirstOrDefault(s => s.Step.Id == place) is { Step: not null } found ? Where(found.Stage.Id, place) : _old.GetValueOrDefault(place, place);
        return named.Length == 0 ? texts["approvals.event-" + happened.ToLowerInvariant()] : $"{texts["approvals.event-" + happened.ToLowerInvariant()]}: {named}";
    }

    private async Task NameOld(IEnumerable<int> versions, CancellationToken ct)
    {
        foreach (var version in versions)
        {
            var route = await tools.Shelf.Version(Key, version, ct);
            foreach (var (stage, _, step) in route.AllSteps) _old.TryAdd(step.Id, Shown.Place(route, stage.Id, step.Id));
        }
    }
}
