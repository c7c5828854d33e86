using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Jobs;
using Campaigns.Kernel.Operations;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Operations.Features.DecideDeliveries;
using Campaigns.Operations.Features.KeepBackups;
using Campaigns.Ui;
using Campaigns.Ui.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Campaigns.Operations.Features.WatchOperations;

/// <summary>How the installation stands: figures, work that runs, schedules, backups, and deliveries that want a person. Who may manage jobs decides about them.</summary>
[Authorize(Permissions.ViewJobs)]
internal sealed class OperationsPage(IDeliveryLog log, IOperations operations, IBackups backups, IActor actor, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true)] public DeliveryState? State { get; init; }

    [BindProperty(SupportsGet = true)] public string? Cursor { get; init; }

    /// <summary>Does not refresh itself (WCAG 2.2, 2.2.2).</summary>
    [BindProperty(SupportsGet = true)] public bool Still { get; init; }

    [BindProperty] public List<Guid> Chosen { get; init; } = [];

    /// <summary>All of the state shown, not only those ticked.</summary>
    [BindProperty] public bool Everything { get; init; }

    [BindProperty] public string? Reason { get; init; }

    [BindProperty] public Guid RunId { get; init; }

    /// <summary>Of the backup to hand out.</summary>
    [BindProperty] public string? Name { get; init; }

    public DeliveryCounts Counts { get; private set; } = new(0, 0, 0, 0, 0);

    public Paged<DeliveryRow> Rows { get; private set; } = new([], null);

    public Standing Standing { get; private set; } = null!;

    public IReadOnlyList<Tile> Tiles => Tile.Of(Standing, texts);

    public IReadOnlyList<RunFacts> Running { get; private set; } = [];

    public IReadOnlyList<ScheduledJob> Schedules { get; private set; } = [];

    public IReadOnlyList<BackupFile> Backups { get; private set; } = [];

    /// <summary>What wants a person comes first.</summary>
    public DeliveryState Shown => State ?? (Counts.Dead > 0 ? DeliveryState.Dead : Counts.Failing > 0 ? DeliveryState.Failing : DeliveryState.Waiting);

    public bool MayAct => actor.Has(Permissions.ManageJobs);

    public bool MayBackUp => actor.Has(Permissions.ManageBackups);

    /// <summary>Nobody may where nobody can prove who they are.</summary>
    public bool MayDownload => MayBackUp && Proof is not null;

    /// <summary>Only what failed wants a person: it is tried again or given up.</summary>
    public bool CanDecide => MayAct && Shown is DeliveryState.Dead or DeliveryState.Failing;

    /// <summary>The job's or event's own name.</summary>
    public static string NameOf(IStringLocalizer texts, DeliveryRow row) => IsJob(row) ? JobNames.Of(texts, row.Subscriber["job:".Length..]) : row.Message;

    /// <summary>Where it is worked on: the job's type, or the subscriber's.</summary>
    public static string PlaceOf(DeliveryRow row) => IsJob(row) ? row.Subscriber["job:".Length..] : row.Subscriber;

    /// <summary>What to do about a cause that is known; null for others.</summary>
    public static string? AdviceOf(DeliveryRow row) => row.Error switch
    {
        { } e when e.Contains("No feature that is on", StringComparison.Ordinal) => "operations.advice-feature-off",
        { } e when e.StartsWith("NotNowException", StringComparison.Ordinal) => "operations.advice-not-now",
        { } e when e.StartsWith("JsonException", StringComparison.Ordinal) => "operations.advice-poisoned",
        _ => null,
    };

    public static Tone ToneOf(RunOutcome outcome) => outcome switch
    {
        RunOutcome.Done => Tone.Ok,
        RunOutcome.Failed or RunOutcome.Lost => Tone.Bad,
        RunOutcome.Cancelled => Tone.Warn,
        _ => Tone.Info,
    };

    public static string Size(long bytes) => Tile.Size(bytes);

    public long CountOf(DeliveryState state) => state switch
    {
        DeliveryState.Dead => Counts.Dead,
        DeliveryState.Failing => Counts.Failing,
        DeliveryState.Scheduled => Counts.Scheduled,
        _ => Counts.Waiting,
    };

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadNow(ct);
        Counts = await log.Counts(ct);
        Rows = await log.List(Shown, Cursor, ct);
    }

    public async Task<IActionResult> OnGetNowAsync(CancellationToken ct)
    {
        await LoadNow(ct);
        return this.Fragment("_Now");
    }

    public Task<IActionResult> OnPostRetryAsync([FromServices] IHandler<DecideDeliveries.DecideDeliveries, Decided> decide, CancellationToken ct) =>
        Decide(decide, new(Chosen, Everything ? State : null, Discard: false, null), "operations.retry-done", ct);

    public Task<IActionResult> OnPostDiscardAsync([FromServices] IHandler<DecideDeliveries.DecideDeliveries, Decided> decide, CancellationToken ct) =>
        Decide(decide, new(Chosen, Everything ? State : null, Discard: true, Reason), "operations.discard-done", ct);

    public async Task<IActionResult> OnPostCancelAsync([FromServices] IAuditLog audit, CancellationToken ct)
    {
        if (!MayAct) return Forbid();
        var asked = await operations.Cancel(RunId, ct);
        if (asked) await audit.Write("operations.run-cancelled", new("operations.run", RunId), null, ct);
        return this.Done("/admin/operations", texts[asked ? "operations.run-cancel-done" : "operations.run-over"]);
    }

    public async Task<IActionResult> OnPostBackupAsync([FromServices] IHandler<AskForBackup, Done> ask, CancellationToken ct)
    {
        if (!MayBackUp) return Forbid();
        await ask.Handle(new(), ct);
        return this.Done("/admin/operations", texts["operations.backup-asked"]);
    }

    /// <summary>Everybody's data at once: only to whoever proved lately who they are, and it is noted.</summary>
    public async Task<IActionResult> OnPostDownloadAsync([FromServices] IAuditLog audit, CancellationToken ct)
    {
        if (!MayBackUp || Proof is not { } proof) return Forbid();
        if (!proof.IsFresh) return this.Done(proof.AskBefore("/admin/operations"), texts["operations.backup-prove"]);
        if (backups.Open(Name ?? "") is not { } archive) return NotFound();
        await audit.Write("operations.backup-downloaded", new("operations.backup", Guid.Empty), new { name = Name }, ct);
        Response.Headers.CacheControl = "no-store";
        return File(archive, "application/zip", Name!);
    }

    private IProof? Proof => HttpContext.RequestServices.GetService<IProof>();

    private static bool IsJob(DeliveryRow row) => row.Subscriber.StartsWith("job:", StringComparison.Ordinal);

    private async Task<IActionResult> Decide(IHandler<DecideDeliveries.DecideDeliveries, Decided> decide, DecideDeliveries.DecideDeliveries command, string done, CancellationToken ct)
    {
        if (!MayAct) return Forbid();
        var result = await decide.Handle(command, ct);
        if (result.Succeeded) return this.Done(State is null ? "/admin/operations" : $"/admin/operations?state={State}", result.Value.Many == 0 ? texts["operations.delivery-moved-on"] : texts[done, result.Value.Many]);
        await OnGetAsync(ct);
        return this.Refused("_Deliveries", result.Failures);
    }

    private async Task LoadNow(CancellationToken ct)
    {
        Standing = await operations.Standing(ct);
        Running = await operations.Running(ct);
        Schedules = await operations.Schedules(ct);
        Backups = backups.List();
    }
}
