using System.Text.Json;
using System.Text.Json.Nodes;
using Campaigns.Approvals.Contracts;
using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Domain.Time;
using Campaigns.Approvals.Features.Api;
using Campaigns.Approvals.Features.Cases;
using Campaigns.Approvals.Features.EditRoute;
using Campaigns.Approvals.Features.MoveRequests;
using Campaigns.Approvals.Features.Shared;
using Campaigns.Approvals.Features.WriteRoute;
using Campaigns.Kernel.Values;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Campaigns.Approvals.Features.Workflows;

/// <summary>What the page works with.</summary>
internal sealed record RouteTools(ApprovalsDbContext Db, RouteDesk Desk, RouteShelf Shelf, SubjectTypes Types, Surroundings Surroundings, Migrations Migrations, Places Places, Names Names);

/// <summary>One route: its picture and outline, what is wrong with it, the document, who would decide, and moving running requests.</summary>
[Authorize(Permissions.RouteRead)]
internal sealed partial class RoutePage(CurrentCaller caller, RouteTools tools, IStringLocalizer texts) : PageModel
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [BindProperty(SupportsGet = true, Name = "key")]
    public string Key { get; init; } = "";

    /// <summary>Number of the version; the newest without one.</summary>
    [BindProperty(SupportsGet = true, Name = "v")]
    public int? Asked { get; init; }

    public IReadOnlyList<RouteEdition> Versions { get; private set; } = [];

    public RouteEdition Edition { get; private set; } = null!;

    public Route? Route { get; private set; }

    public string Title { get; private set; } = "";

    public Findings? Findings { get; private set; }

    public IReadOnlyList<SubjectField> Fields => Route is null ? [] : tools.Types.Find(Route.SubjectType)?.Fields ?? [];

    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    /// <summary>Versions with running requests that may move here.</summary>
    public IReadOnlyList<SelectListItem> Movable { get; private set; } = [];

    public Names Names => tools.Names;

    public bool IsDraft => Edition.State == VersionState.Draft;

    public bool CanEdit => caller.Caller.Holds(Permissions.RouteEdit, "");

    public bool CanPublish => caller.Caller.Holds(Permissions.RoutePublish, "");

    public bool CanMigrate => caller.Caller.Holds(Permissions.RouteMigrate, "") && !IsDraft;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Load(ct) ? Page() : NotFound();

    /// <summary>What changed against the version in use.</summary>
    public IReadOnlyList<RouteChange> Changes { get; private set; } = [];

    /// <summary>The version in use, when another one is shown.</summary>
    public RouteEdition? InUse => Versions.LastOrDefault(v => v.State == VersionState.Published && v.Number != Edition.Number);

    /// <summary>What the draft would have done to the requests that run now.</summary>
    public RouteImpact? Impact { get; private set; }

    public static string Counted(Quorum quorum, IStringLocalizer texts) => quorum.Kind switch
    {
        QuorumKind.All => texts["approvals.quorum-all"],
        QuorumKind.AtLeast => texts["approvals.quorum-at-least", quorum.Number],
        QuorumKind.Percent => texts["approvals.quorum-percent", quorum.Number],
        _ => texts["approvals.quorum-any"],
    };

    public static string Span(Duration span, IStringLocalizer texts) => span.Unit == DurationUnit.ElapsedMinutes && span.Amount % 1440 == 0
        ? texts["approvals.span-days", span.Amount / 1440]
        : texts["approvals.span-" + span.Unit.ToString().ToLowerInvariant(), span.Amount];

    /// <summary>What is wrong, in words; seats by the names of their places.</summary>
    public string InWords(Fault fault) => texts["approvals.route-" + fault.Code, NamesSeats(fault) ? string.Join(", ", fault.Detail.Split(", ").Select(Names.Seat))
        : texts["approvals.kind-" + fault.Detail] is { ResourceNotFound: false } kind ? $"“{kind.Value}”" : fault.Detail];

    /// <summary>Where in the route it is, by name; empty: nowhere in a stage.</summary>
    public string StageOf(Fault fault) => fault.Pointer.Split('/') switch
    {
        ["", "stages", var number, ..] when int.TryParse(number, System.Globalization.CultureInfo.InvariantCulture, out var at) && Route?.Stages.ElementAtOrDefault(at) is { } stage => stage.Title.Title(stage.Id) + ": ",
        ["", "hooks", var hook, ..] when texts["approvals.hook-" + hook] is { ResourceNotFound: false } place => place.Value + ": ",
        _ => "",
    };

    private static bool NamesSeats(Fault fault) => fault.Code is "empty-role" or "vacant-seat";

    private async Task<bool> Load(CancellationToken ct)
    {
        Versions = await tools.Db.Editions.Where(e => e.RouteKey == Key).OrderBy(e => e.Number).ToListAsync(ct);
        if (Versions.Count == 0 || (Asked is { } number ? Versions.FirstOrDefault(v => v.Number == number) : Versions[^1]) is not { } edition) return false;
        Edition = edition;
        using (var doc = JsonDocument.Parse(edition.Doc)) Route = RouteReader.Read(doc.RootElement.Clone()).Route;
        Title = Route?.Title.Title(Key) ?? Key;
        Doc ??= JsonNode.Parse(edition.Doc)!.ToJsonString(Readable);
        Findings = await tools.Desk.Check(edition, ct);
        var directory = await tools.Surroundings.Directory(ct);
        await Names.Load(directory.People, Findings.Errors.Concat(Findings.Warnings).Where(NamesSeats).SelectMany(f => f.Detail.Split(", ")), ct);
        _positions = [.. directory.People.SelectMany(directory.PositionsOf).DistinctBy(p => (p.Role, p.Org))];
        AreaChoices = await tools.Places.Choices(_ => true, ct);
        People = [.. directory.People.Select(p => new SelectListItem(Names.Person(p), p)).OrderBy(p => VietnameseOrder.NameKey(p.Text), StringComparer.Ordinal)];
        var running = await tools.Db.Requests.Where(r => r.RouteKey == Key && r.RouteVersion != edition.Number && r.State == RequestState.InProgress).GroupBy(r => r.RouteVersion).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        if (InUse is { } used) Changes = RouteDifference.Between(JsonNode.Parse(used.Doc)!, JsonNode.Parse(edition.Doc)!);
        Movable = [.. running.OrderBy(r => r.Key).Select(r => new SelectListItem(texts["approvals.version-running", r.Key, r.Count], r.Key.ToString(System.Globalization.CultureInfo.InvariantCulture)))];
        await NameOld(running.Select(r => r.Key), ct);
        if (IsDraft && InUse is not null && Route is { } draft) Impact = await RouteImpact.Of(tools.Db, tools.Shelf, draft, directory, ct);
        ShowForm();
        return true;
    }
}
