using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.Booking;
using Campaigns.Events.Jobs;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Jobs;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Settings;

namespace Campaigns.Events.Features.AssignSeason;

/// <summary>Looks for people for all plans of some weeks, in the background.</summary>
/// <param name="Locked">Choices that stay as they are.</param>
internal sealed record StartAssignment(AssignmentScope Scope, IReadOnlyList<ProposedSeat> Locked) : ICommand<Guid>
{
    private const int MostDays = 366;

    public IEnumerable<Failure> Check()
    {
        if (Scope.Last < Scope.First) yield return Refusals.LastDayFirst;
        if (Scope.Last.DayNumber - Scope.First.DayNumber >= MostDays) yield return Refusals.SeasonTooLong(MostDays);
        if (Locked.GroupBy(l => (l.EventId, l.StaffId)).Any(g => g.Skip(1).Any())) yield return Refusals.KeptTwice;
        if (!Scope.Presenters && !Scope.Desk) yield return Refusals.NothingToAssign;
    }
}

internal sealed class StartAssignmentHandler(EventsDbContext db, EventDesk desk, IActor actor, IJobs jobs, ISettings<AssignmentSettings> settings) : IHandler<StartAssignment, Guid>
{
    public async Task<Result<Guid>> Handle(StartAssignment command, CancellationToken ct)
    {
        if (!actor.Has(Permissions.Plan, new Scope(command.Scope.ScopePath))) return Refusals.NotYourPlace;
        var run = AssignmentRun.Begin(command.Scope, command.Locked, settings.Current.Turns(), desk.By);
        db.Add(run);
        SolveTurn.Next(jobs, run);
        await db.SaveChangesAsync(ct);
        return run.Id;
    }
}
