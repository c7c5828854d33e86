using Campaigns.Approvals.Domain.State;

namespace Campaigns.Approvals.Domain.Engine;

/// <summary>The end of a request, however it came.</summary>
internal static class Leaving
{
    /// <summary>Nothing is waited for any more, and the question may be asked anew.</summary>
    public static void Close(CaseFile file, Circumstances at, RequestTrigger trigger)
    {
        var request = file.Request;
        request.State = Machines.Request.Next(request.State, trigger);
        request.OpenKey = null;
        request.OnHold = false;
        request.HeldAt = null;
        request.ClosedAt = at.Now;
        file.Round.EndedAt ??= at.Now;
        file.Round.EndReason ??= request.State.ToString().ToLowerInvariant();
        foreach (var timer in file.Timers.Where(t => t.State == TimerState.Waiting)) timer.State = Machines.Timer.Next(timer.State, TimerTrigger.Drop);
        foreach (var incident in file.Incidents.Where(i => i.Open && i.ActionKey is null))
        {
            incident.Open = false;
            incident.ResolvedBy = Circumstances.System;
            incident.ResolvedAt = at.Now;
        }
    }

    /// <summary>Tells the requester; who left is stood in for by the position the subject's kind names.</summary>
    public static void TellRequester(CaseFile file, Circumstances at, string kind)
    {
        var request = file.Request;
        if (at.Directory.IsActive(request.RequesterId))
        {
            if (request.RequesterId != at.Actor) file.Tell(request.RequesterId, kind, null, request.Round, at.Now);
            return;
        }

        var seat = at.Type.ReturnPosition is { } position ? $"{position}:{request.Area}" : null;
        var holders = seat is null ? [] : Seats.Holders(seat, at.Directory).ToList();
        foreach (var user in holders)
        {
            file.Join(user, at.Now);
            file.Tell(user, kind, null, request.Round, at.Now);
        }

        if (kind != "returned" || holders.Count > 0) return;
        var incident = new Incident { RequestId = request.Id, Kind = "requester-left", OpenedAt = at.Now };
        file.Add(incident);
        file.Log(at, "IncidentOpened", new() { ["incidentId"] = incident.Id.ToString(), ["kind"] = incident.Kind });
    }
}
