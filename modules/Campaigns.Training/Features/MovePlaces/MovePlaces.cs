using Campaigns.Data;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Registrations.Contracts;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Features.MovePlaces;

/// <summary>After the time to enrol is up: places that staff or guests of a class have over go to those who wait on the other list. Answers whether any moved.</summary>
internal sealed record MovePlaces(Guid SessionId) : ICommand<bool>;

internal sealed class MovePlacesHandler(TrainingDbContext db, IEnumerable<ISeats> seats, Author author, IAudit audit) : IHandler<MovePlaces, bool>
{
    public async Task<Result<bool>> Handle(MovePlaces command, CancellationToken ct)
    {
        if (seats.LastOrDefault() is not { } guests) return false; // Nobody keeps guests: nobody knows what they have over.
        await using var turn = await db.LockNamesAsync([Turns.Session(command.SessionId)], ct);
        if (await db.Sessions.SingleOrDefaultAsync(s => s.Id == command.SessionId, ct) is not { } session) return Refusals.NoSuchSession;
        var by = author.Now;
        if (!session.MovesPlacesAt(by.At)) return false;
        var counts = (await guests.Count([session.Id], ct)).GetValueOrDefault(session.Id, SeatCounts.None);
        if (!session.MovePlaces(counts, by)) return false;
        if (session.OnTheWay == 0) audit.Note("training.places-moved", new(Session.RecordKind, session.Id), new { session.Capacity, session.GuestSeats });
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return true;
    }
}
