using Campaigns.Data;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Registrations.Features.Seats;

/// <summary>Turns at a roster: whoever changes seats waits here, so that a rush queues instead of overselling.</summary>
internal sealed class SeatTurns(RegistrationsDbContext db, OpenRosters open, IActor actor)
{
    /// <summary>Waits for the turn.</summary>
    public Task<Turn> Wait(Guid rosterId, CancellationToken ct)
    {
        // A savepoint costs two trips to the server while everybody waits, and is for going on after a save that failed: nothing here does.
        db.Database.AutoSavepointsEnabled = false;
        return db.LockAsync<Roster>(rosterId, ct);
    }

    /// <summary>The roster, and whether this person, this form or this code is there already: one question, because everybody in a rush
    /// waits for its answer. Within the turn only. Null: no roster yet.</summary>
    public Task<Found?> Look(Guid rosterId, Attendee who, RegistrationOrigin origin, CancellationToken ct) =>
        open.Ask(db, rosterId, who.Phone, who.FoldedName, origin.Code, origin.OnceKey, ct);

    /// <summary>The same for many who come together.</summary>
    public Task<FoundTogether?> Look(Guid rosterId, IReadOnlyList<(Attendee Who, RegistrationOrigin Origin)> comers, CancellationToken ct) => FoundTogether.Ask(db, open, rosterId, comers, ct);

    /// <summary>Whether somebody else of the roster goes by this name and phone. Within the turn only.</summary>
    public Task<bool> IsAnother(Registration registration, string? phone, string foldedName, CancellationToken ct) =>
        phone is null || phone == registration.Phone && foldedName == registration.FoldedName ? Task.FromResult(false) : db.Registrations.AnyAsync(
            r => r.RosterId == registration.RosterId && r.Id != registration.Id && EF.Property<string?>(r, RegistrationMap.PhoneIndex) == phone && r.FoldedName == foldedName && r.Status != RegistrationStatus.Cancelled, ct);

    /// <summary>Sees to it that the offering has a roster: opened at the first registration. Two at once is no harm: the key is the offering's id.
    /// Before the turn, because nobody can wait for their turn at a row that is not there.</summary>
    public async Task Open(Offering offering, CancellationToken ct)
    {
        if (open.Knows(offering.Id)) return;
        if (!await db.Rosters.AnyAsync(r => r.Id == offering.Id, ct)) await Add(offering, ct);
        open.Remember(offering.Id);
    }

    /// <summary>By the secret of a link, for reading; null when it opens nothing.</summary>
    public Task<Registration?> FindByToken(string token, CancellationToken ct) => db.Named(TicketRef.ByToken(token), actor, Permissions.Edit).AsNoTracking().SingleOrDefaultAsync(ct);

    /// <summary>One that is there, for reading.</summary>
    public Task<Registration> ById(Guid id, CancellationToken ct) => db.Registrations.AsNoTracking().SingleAsync(r => r.Id == id, ct);

    /// <summary>One change of one registration, in a turn at its roster.</summary>
    /// <param name="ticket">Which.</param>
    /// <param name="permission">Needed when it is named by id.</param>
    /// <param name="change">A verb of the roster. Refused: nothing is kept.</param>
    /// <param name="ct">Stops.</param>
    public async Task<Result<Guid>> Change(TicketRef ticket, string permission, Func<Roster, Registration, Task<Result<Done>>> change, CancellationToken ct)
    {
        if (await db.Find(ticket, actor, permission, ct) is not { } named) return Refusals.NoSuchRegistration;
        await using var turn = await Wait(named.RosterId, ct);
        var roster = await db.Rosters.SingleAsync(r => r.Id == named.RosterId, ct);
        var registration = await db.Registrations.SingleAsync(r => r.Id == named.Id, ct);
        var changed = await change(roster, registration);
        if (!changed.Succeeded) return changed.Refused<Guid>();

        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return named.Id;
    }

    /// <summary>A code that nobody of this roster has, nor those of the same turn who are not saved yet. Within the turn only.</summary>
    public async Task Recode(Registration registration, CancellationToken ct, Func<string, bool>? isUsed = null)
    {
        do registration.Recode();
        while (isUsed?.Invoke(registration.Code) == true || await db.Registrations.AnyAsync(r => r.RosterId == registration.RosterId && r.Code == registration.Code, ct));
    }

    private async Task Add(Offering offering, CancellationToken ct)
    {
        db.Add(Roster.Of(offering));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (!await db.Rosters.AnyAsync(r => r.Id == offering.Id, ct)) throw;
        }

        db.ChangeTracker.Clear();
    }
}

/// <summary>What is known about a roster and one who comes to it.</summary>
internal sealed record Found
{
    public required Roster Roster { get; init; }

    /// <summary>The same phone and name, not cancelled.</summary>
    public Guid? Same { get; init; }

    /// <summary>The same form.</summary>
    public Guid? Once { get; init; }

    public bool CodeTaken { get; init; }
}

/// <summary>Rosters this process has seen: they are never taken away, so nobody needs to ask twice.</summary>
internal sealed class OpenRosters
{
    /// <summary>The one question of <see cref="SeatTurns.Look"/>, made once: in a rush its making would cost more than its answer.</summary>
    public Func<RegistrationsDbContext, Guid, string?, string, string?, Guid?, CancellationToken, Task<Found?>> Ask { get; } = EF.CompileAsyncQuery(
        (RegistrationsDbContext db, Guid id, string? phone, string folded, string? code, Guid? once, CancellationToken ct) => db.Rosters.Where(r => r.Id == id).Select(r => new Found
        {
            Roster = r,
            Same = db.Registrations.Where(x => phone != null && x.RosterId == id && EF.Property<string?>(x, RegistrationMap.PhoneIndex) == phone && x.FoldedName == folded && x.Status != RegistrationStatus.Cancelled)
                .Select(x => (Guid?)x.Id).FirstOrDefault(),
            Once = db.Registrations.Where(x => once != null && x.OnceKey == once).Select(x => (Guid?)x.Id).FirstOrDefault(),
            CodeTaken = db.Registrations.Any(x => x.RosterId == id && x.Code == code),
        }).SingleOrDefault());

    /// <summary>The roster alone.</summary>
    public Func<RegistrationsDbContext, Guid, CancellationToken, Task<Roster?>> AskRoster { get; } = EF.CompileAsyncQuery(
        (RegistrationsDbContext db, Guid id, CancellationToken ct) => db.Rosters.SingleOrDefault(r => r.Id == id));

    private readonly System.Collections.Concurrent.ConcurrentDictionary<Guid, bool> _seen = [];

    public bool Knows(Guid id) => _seen.ContainsKey(id);

    public void Remember(Guid id) => _seen[id] = true;
}
