using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Features.Cases;
using Campaigns.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Campaigns.Approvals.Features.ViewRequest;

/// <summary>What is stuck, and how those who may help unblock it.</summary>
internal sealed partial class RequestPage
{
    [BindProperty]
    public Guid IncidentId { get; set; }

    /// <summary>How it is resolved.</summary>
    [BindProperty]
    public string? How { get; set; }

    public IReadOnlyList<Incident> OpenIncidents => [.. Case.Incidents.Where(i => i.Open)];

    public bool MayResolve => Holds(Permissions.Incidents);

    /// <summary>The command an incident is about; empty when it is about people.</summary>
    public string ActionOf(Incident incident) => Case.Actions.Find(a => a.Key == incident.ActionKey)?.Command ?? "";

    /// <summary>What can be done about it, as words of the API.</summary>
    public IReadOnlyList<string> WaysOf(Incident incident)
    {
        if (incident.ActionKey is not null) return ["retry", "dismiss"];
        return Case.Steps.Exists(s => s.Id == incident.StepRunId && s.State == StepState.Blocked) ? ["assign", "retry", "skip"] : ["dismiss"];
    }

    public async Task<IActionResult> OnPostResolveAsync(CancellationToken ct)
    {
        if (!await Load(ct) || !MayResolve || Case.Incidents.Find(i => i.Id == IncidentId) is null) return NotFound();
        if (Domain.Routes.Words.Read<Resolve>(How) is not { } how) return this.Done(Here, texts["approvals.invalid-resolution"]);
        var seats = how == Resolve.Assign && To is { Length: > 0 } person ? [Seats.OfUser(person)] : Array.Empty<string>();
        var worked = await tools.Work.Do(Id, Me, (file, at) => new IncidentRoom(file, at).Do(file.Incidents.First(i => i.Id == IncidentId), how, seats), ct);
        return this.Done(Here, texts[worked.Answer.Failure?.Code ?? "approvals.resolved"]);
    }
}
