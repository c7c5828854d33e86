using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.Booking;
using Campaigns.Events.Features.Substitute;
using Campaigns.Events.Jobs;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Jobs;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.AskSubstitutes;

/// <summary>Asks those who are offered, one after another in the order of the ranking, until somebody says yes.</summary>
/// <param name="Minutes">Time each has before the next is asked.</param>
internal sealed record StartSearch(Guid Id, Guid InsteadOf, int Minutes) : ICommand<Guid>
{
    private const int Least = 5;
    private const int Most = 2 * 24 * 60;

    public IEnumerable<Failure> Check()
    {
        if (Minutes is < Least or > Most) yield return Refusals.MinutesOutOfRange;
    }
}

internal sealed class StartSearchHandler(EventsDbContext db, EventDesk desk, PresenterRanking ranking, IJobs jobs, IAudit audit) : IHandler<StartSearch, Guid>
{
    public async Task<Result<Guid>> Handle(StartSearch command, CancellationToken ct)
    {
        if (await desk.Look(command.Id, ct) is not { } slot) return Refusals.NoSuchEvent;
        var anybody = (await ranking.Rank(slot, ct)).Any(c => c.Offered);
        if (await desk.Open(command.Id, Permissions.Plan, ct) is not { } open) return Refusals.NoSuchEvent;
        await using var turn = open;
        if (!open.Event.Allows(Verb.Substitute)) return Refusals.InvalidTransition;
        if (!open.Event.Presenters.Contains(command.InsteadOf)) return Refusals.NotPresenting;
        if (await db.Searches.AnyAsync(s => s.EventId == command.Id && s.LeaverId == command.InsteadOf && s.Status == SearchStatus.Asking, ct)) return Refusals.AskingAlready;
        if (!anybody) return Refusals.NobodyToAsk;

        var search = SubstituteSearch.Begin(open.Event, command.InsteadOf, command.Minutes, desk.By);
        db.Add(search);
        jobs.Enqueue<AskNext, SearchToGoOn>(new(search.Id), $"events.ask/{search.Id:N}/0");
        audit.Note("events.substitutes-asked", new RecordRef(Event.Kind, command.Id));
        await db.SaveChangesAsync(ct);
        await open.Turn.CommitAsync(ct);
        return search.Id;
    }
}

/// <summary>Asks nobody else. Links that are out say that it is over.</summary>
internal sealed record StopSearch(Guid Id, Guid SearchId) : ICommand<Done>;

internal sealed class StopSearchHandler(EventsDbContext db, EventDesk desk) : IHandler<StopSearch, Done>
{
    public async Task<Result<Done>> Handle(StopSearch command, CancellationToken ct)
    {
        if (await desk.Open(command.Id, Permissions.Plan, ct) is not { } open) return Refusals.NoSuchEvent;
        await using var turn = open;
        if (await db.Searches.SingleOrDefaultAsync(s => s.Id == command.SearchId && s.EventId == command.Id, ct) is not { } search) return Refusals.NoSuchEvent;
        search.Stop();
        await db.SaveChangesAsync(ct);
        await open.Turn.CommitAsync(ct);
        return Done.It;
    }
}
