using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.Booking;
using Campaigns.Events.Features.Substitute;
using Campaigns.Events.Jobs;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Jobs;
using Campaigns.Network.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.AskSubstitutes;

/// <summary>Yes or no of one who was asked; whoever has the link is that person. The first yes takes the place, at once and for good.</summary>
internal sealed record AnswerAsk(string Token, bool Yes) : ICommand<Done>;

internal sealed class AnswerAskHandler(EventsDbContext db, AskFinder asks, EventDesk desk, IStaff staff, SubstituteCheck check, StandIns standIns, IJobs jobs, TimeProvider clock) : IHandler<AnswerAsk, Done>
{
    public async Task<Result<Done>> Handle(AnswerAsk command, CancellationToken ct)
    {
        if (await asks.Find(command.Token, ct) is not { } found || await staff.Find(found.Ask.StaffId, ct) is not { } person) return Refusals.NoSuchAsk;

        // All who may say yes wait here for one another: the event is locked, and the search is read after that.
        if (await desk.OpenByLink(found.Search.EventId, (_, now) => command.Yes ? now.Instead(found.Search.LeaverId, person) : now, ct) is not { } open) return Refusals.NoSuchAsk;
        await using var turn = open;
        var search = await db.Searches.Include(s => s.Asks).SingleAsync(s => s.Id == found.Search.Id, ct);
        var ask = search.Asks.Single(a => a.Number == found.Ask.Number);
        var answered = command.Yes ? await Accept(open, search, ask, person, ct) : Decline(search, ask);
        return answered.Succeeded ? await desk.Save(open.Slot, open.Turn, ct) : answered;
    }

    private async Task<Result<Done>> Accept(OpenEvent open, SubstituteSearch search, SubstituteAsk ask, StaffMember person, CancellationToken ct)
    {
        if (search.Status is SearchStatus.Found) return search.Accept(ask, clock.GetUtcNow());
        if (!open.Event.Presenters.Contains(search.LeaverId)) return Refusals.AskOver;
        if (await check.Blocks(open, person, ct) is { Count: > 0 } blocks) return Result<Done>.Refuse(blocks);
        var accepted = search.Accept(ask, clock.GetUtcNow());
        if (!accepted.Succeeded) return accepted;
        var made = await standIns.Make(open, search.LeaverId, person, new(person.AccountId, person.Name, clock.GetUtcNow()), undoable: false, ct);
        return made.Succeeded ? Done.It : made.Refused<Done>();
    }

    private Result<Done> Decline(SubstituteSearch search, SubstituteAsk ask)
    {
        var declined = search.Decline(ask, clock.GetUtcNow());
        if (declined.Succeeded && search.IsDue(clock.GetUtcNow())) jobs.Enqueue<AskNext, SearchToGoOn>(new(search.Id), $"events.ask/{search.Id:N}/{search.Asks.Count}");
        return declined;
    }
}

/// <summary>Finds what a link belongs to.</summary>
internal sealed class AskFinder(EventsDbContext db)
{
    public async Task<(SubstituteSearch Search, SubstituteAsk Ask)?> Find(string? token, CancellationToken ct)
    {
        if (AskTokens.HashOf(token) is not { } hash) return null;
        var search = await db.Searches.AsNoTracking().Include(s => s.Asks.Where(a => a.TokenHash == hash)).SingleOrDefaultAsync(s => s.Asks.Any(a => a.TokenHash == hash), ct);
        return search is null ? null : (search, search.Asks[0]);
    }
}
