using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.AskSubstitutes;
using Campaigns.Events.Features.Booking;
using Campaigns.Events.Features.Substitute;
using Campaigns.Kernel.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Jobs;

/// <summary>Ask the next one of a search, if it is time.</summary>
internal sealed record SearchToGoOn(Guid SearchId);

/// <summary>Asks the best of those who have not been asked, as things stand now. Whoever woke it, it looks whether the next one is due; so twice is once.</summary>
internal sealed class AskNext(EventsDbContext db, EventDesk desk, PresenterRanking ranking, AskTokens tokens, IJobs jobs, TimeProvider clock) : IJob<SearchToGoOn>
{
    public async Task Run(SearchToGoOn args, CancellationToken ct)
    {
        if (await db.Searches.AsNoTracking().SingleOrDefaultAsync(s => s.Id == args.SearchId, ct) is not { Status: SearchStatus.Asking } before) return;
        if (await desk.Look(before.EventId, ct) is not { } slot) return;
        var ranked = await ranking.Rank(slot, ct);
        if (await desk.Open(before.EventId, Permissions.Plan, ct) is not { } open) return;
        await using var turn = open;
        var search = await db.Searches.Include(s => s.Asks).SingleAsync(s => s.Id == args.SearchId, ct);
        var now = clock.GetUtcNow();
        if (!search.IsDue(now)) return;

        var next = ranked.FirstOrDefault(c => c.Offered && search.Asks.All(a => a.StaffId != c.Person.Id));
        if (next is null || now >= open.Event.StartsAt || !open.Event.Presenters.Contains(search.LeaverId)) search.GiveUp();
        else Ask(search, next, now);
        await db.SaveChangesAsync(ct);
        await open.Turn.CommitAsync(ct);
    }

    private void Ask(SubstituteSearch search, Candidate next, DateTimeOffset now)
    {
        var ask = search.Ask(next.Person.Id, tokens.Next(), now);
        jobs.Enqueue<SendAsk, AskToSend>(new(search.Id, ask.Number), $"events.ask-sent/{search.Id:N}/{ask.Number}");
        jobs.EnqueueAt<AskNext, SearchToGoOn>(ask.AnswerBy, new(search.Id), $"events.ask/{search.Id:N}/{ask.Number}/late");
    }
}
