using Campaigns.Kernel.Jobs;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Campaigns.Operations.Features.WatchDeliveries;

/// <summary>Work off the request: what waits, what failed and why. Who may manage jobs tries one again or gives it up.</summary>
[Authorize(Permissions.ViewJobs)]
internal sealed class DeliveriesPage(IDeliveryLog log, IActor actor, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true)] public DeliveryState? State { get; init; }

    [BindProperty(SupportsGet = true)] public string? Cursor { get; init; }

    [BindProperty] public Guid Id { get; init; }

    public DeliveryCounts Counts { get; private set; } = new(0, 0, 0, 0, 0);

    public Paged<DeliveryRow> Rows { get; private set; } = new([], null);

    /// <summary>What wants a person comes first.</summary>
    public DeliveryState Shown => State ?? (Counts.Dead > 0 ? DeliveryState.Dead : Counts.Failing > 0 ? DeliveryState.Failing : DeliveryState.Waiting);

    public bool MayAct => actor.Has(Permissions.ManageJobs);

    /// <summary>Only what failed wants a person: it is tried again or given up.</summary>
    public bool Failed => Shown is DeliveryState.Dead or DeliveryState.Failing;

    /// <summary>The job's or event's own name.</summary>
    public static string NameOf(DeliveryRow row) => IsJob(row) ? row.Subscriber[(row.Subscriber.LastIndexOf('.') + 1)..] : row.Message;

    /// <summary>Where it is worked on: the job's module, or the subscriber.</summary>
    public static string PlaceOf(DeliveryRow row) => IsJob(row) ? row.Subscriber["job:".Length..Math.Max("job:".Length, row.Subscriber.LastIndexOf('.'))] : row.Subscriber;

    public long CountOf(DeliveryState state) => state switch
    {
        DeliveryState.Dead => Counts.Dead,
        DeliveryState.Failing => Counts.Failing,
        DeliveryState.Scheduled => Counts.Scheduled,
        _ => Counts.Waiting,
    };

    public async Task OnGetAsync(CancellationToken ct)
    {
        Counts = await log.Counts(ct);
        Rows = await log.List(Shown, Cursor, ct);
    }

    public async Task<IActionResult> OnPostRetryAsync(CancellationToken ct) => MayAct ? Tell(await log.Retry(Id, ct), "operations.retry-done") : Forbid();

    public async Task<IActionResult> OnPostDiscardAsync(CancellationToken ct) => MayAct ? Tell(await log.Discard(Id, ct), "operations.discard-done") : Forbid();

    private static bool IsJob(DeliveryRow row) => row.Subscriber.StartsWith("job:", StringComparison.Ordinal);

    private IActionResult Tell(bool done, string key) => this.Done(State is null ? "/admin/operations" : $"/admin/operations?state={State}", texts[done ? key : "operations.delivery-moved-on"]);
}
