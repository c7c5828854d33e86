using System.Text;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Features.Shared;
using Campaigns.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Campaigns.Approvals.Features.ViewRequest;

/// <summary>What happened, narrowed to what the reader looks for; and as a file for who may take it away.</summary>
internal sealed partial class RequestPage
{
    private static readonly Dictionary<string, string[]> Kinds = new()
    {
        ["decisions"] = ["Decided", "VoteRetracted", "DecisionRefused", "Returned", "Resubmitted", "Approved", "Rejected", "Withdrawn", "Cancelled"],
        ["people"] = ["Delegated", "DelegationRecalled", "Reassigned", "ItemOpened", "ItemSuperseded", "ItemCancelled", "IncidentOpened", "IncidentResolved", "CommentAdded", "AttachmentAdded"],
        ["clocks"] = ["ReminderSent", "Escalated", "Expired", "SlaRecalculated", "Held", "Released"],
        ["commands"] = ["ActionScheduled", "ActionSucceeded", "ActionRefused", "ActionFailed", "ActionCompensated", "Executed"],
    };

    /// <summary>One of <see cref="Filters"/>; anything else: all rows.</summary>
    [BindProperty(SupportsGet = true, Name = "rows")]
    public string? Rows { get; set; }

    public static IReadOnlyList<string> Filters => [.. Kinds.Keys];

    public IReadOnlyList<AuditRow> History => Rows is { } kind && Kinds.TryGetValue(kind, out var events) ? [.. All.Where(r => events.Contains(r.Event))] : All;

    /// <summary>Where a row belongs, in the words of the route; a stage of an older version by its id.</summary>
    public string Place(AuditRow row)
    {
        if (row.StageId is not { } stage) return "";
        var name = Case.Route.Stages.FirstOrDefault(s => s.Id == stage)?.Title.Title(stage) ?? stage;
        return row.StepId is { } step && step != stage ? $"{name} · {step}" : name;
    }

    public bool MayExport => Holds(Permissions.AuditExport);

    /// <summary>The history as comma-separated values or as a document; its hashes with it, so that it can be compared with the store.</summary>
    public async Task<IActionResult> OnGetHistoryAsync(string? format, CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        if (!MayExport) return NotFound();
        var name = $"{Case.Request.Number}-history";
        var lines = All.Select(r => new HistoryLine(r, texts["approvals.event-" + r.Event.ToLowerInvariant()], Names.Decider(r.Actor, r.OnBehalfOf)));
        return format == "pdf"
            ? File(HistoryDocument.Document(Case.Request, ChainIsWhole, [.. lines], texts), "application/pdf", name + ".pdf")
            : File(Encoding.UTF8.GetBytes(HistoryDocument.Table(lines)), Csv.MediaType, name + ".csv");
    }
}
