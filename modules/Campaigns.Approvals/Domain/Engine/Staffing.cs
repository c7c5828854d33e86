using Campaigns.Approvals.Domain.State;

namespace Campaigns.Approvals.Domain.Engine;

/// <summary>People leave and come while requests run: whoever holds a position now is asked; a seat nobody holds is told to those who can help. Votes stand.</summary>
internal sealed class Staffing(CaseFile file, Circumstances at)
{
    /// <summary>Looks at every open item. Changes nothing where nothing changed.</summary>
    public void Look()
    {
        if (file.Request.State != RequestState.InProgress) return;
        foreach (var item in file.Items.Where(i => i.State == ItemState.Open).ToList())
        {
            if (Seats.Person(item.Seat) is { } person) Person(item, person);
            else Position(item);
        }
    }

    private void Person(WorkItem item, string person)
    {
        if (at.Directory.IsActive(person) || Helped(item))
        {
            new IncidentRoom(file, at).Filled(item, item.Seat);
            return;
        }

        if (item.Origin is { } origin && Seats.Holders(origin, at.Directory).Any() && !file.Items.Exists(i => i.StepRunId == item.StepRunId && i.Seat == origin))
        {
            file.Change();
            new Handing(file, at).Move(item, origin);
        }
        else
        {
            Open(item, "assignee-left");
        }
    }

    private void Position(WorkItem item)
    {
        var holders = item.Candidates.SelectMany(c => Seats.Holders(c, at.Directory)).Distinct().ToList();
        if (holders.Count == 0)
        {
            if (item.DelegatedTo is null || !at.Directory.IsActive(item.DelegatedTo)) Open(item, "vacant-seat");
            return;
        }

        new IncidentRoom(file, at).Filled(item, item.Seat);
        foreach (var user in holders.Where(u => !file.Participants.Contains(u)).ToList())
        {
            file.Join(user, at.Now);
            if (user != file.Request.RequesterId) file.Tell(user, "opened", item, 0, at.Now);
        }
    }

    // Somebody else may decide it: by escalation or because it was lent.
    private bool Helped(WorkItem item) => item.DelegatedTo is { } user && at.Directory.IsActive(user) || item.Candidates.SelectMany(c => Seats.Holders(c, at.Directory)).Any();

    private void Open(WorkItem item, string kind)
    {
        if (file.Incidents.Exists(i => i.Open && i.Kind == kind && i.StepRunId == item.StepRunId && i.Seat == item.Seat)) return;
        file.Change();
        var incident = new Incident { RequestId = file.Request.Id, StepRunId = item.StepRunId, Seat = item.Seat, Kind = kind, OpenedAt = at.Now };
        file.Add(incident);
        file.Log(at, "IncidentOpened", new() { ["incidentId"] = incident.Id.ToString(), ["kind"] = kind }, item: item);
    }
}
