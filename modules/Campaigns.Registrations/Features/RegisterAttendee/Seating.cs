using Campaigns.Data;
using Campaigns.Kernel.Commands;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.Forms;
using Campaigns.Registrations.Features.Seats;
using Campaigns.Registrations.Features.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Registrations.Features.RegisterAttendee;

/// <summary>Gives places to those who go together: one turn at the roster, one save, one commit, and an answer for each.</summary>
internal sealed class Seating(RegistrationsDbContext db, SeatTurns turns, ManageTokens tokens, AnswerFiles files)
{
    /// <summary>All of them, or none.</summary>
    /// <param name="leader">Whose request this is; waits for the turn only as long as they do.</param>
    /// <param name="gather">Asked once the turn is there, so that as many as possible go along.</param>
    /// <returns>An answer for each, in their order.</returns>
    public async Task<IReadOnlyList<Result<Registered>>> Seat(Arrival leader, Func<IReadOnlyList<Arrival>> gather)
    {
        // Seats are scarce: lock before reading what is taken, so that a rush queues instead of overselling.
        await using var turn = await turns.Wait(leader.Offering.Id, leader.Gone);

        // Others go along from here: that one of them leaves must not stop the rest.
        var outcomes = new List<Outcome>();
        db.ChangeTracker.AutoDetectChangesEnabled = false; // Everybody's events leave one by one: to compare all rows each time would cost the square of how many they are.
        foreach (var (each, found) in await Look(leader.Offering.Id, gather())) outcomes.Add(found is null ? new(Refusals.NoSuchOffering) : await Place(each, found, outcomes));
        db.ChangeTracker.AutoDetectChangesEnabled = true;
        await db.SaveChangesAsync(CancellationToken.None); // The registrations, the seats and the events, or none of them.
        await turn.CommitAsync(CancellationToken.None);
        return await Answers(outcomes);
    }

    private async Task<IEnumerable<(Arrival Each, Found? Found)>> Look(Guid rosterId, IReadOnlyList<Arrival> together)
    {
        if (together is [var one]) return [(one, await turns.Look(rosterId, one.Who, one.Origin, CancellationToken.None))];
        var found = await turns.Look(rosterId, [.. together.Select(a => (a.Who, a.Origin))], CancellationToken.None);
        return together.Select(a => (a, found?.For(a.Who, a.Origin)));
    }

    private async Task<Outcome> Place(Arrival each, Found found, List<Outcome> before)
    {
        if (found.Once is { } once) return new(Again: once);
        if (before.Find(o => o.IsSameForm(each))?.Registration is { } form) return new(Again: form.Id);
        if ((found.Same ?? before.Find(o => o.IsSamePerson(each))?.Registration?.Id) is { } same) return Already(found.Roster, same, each);

        var registered = found.Roster.Register(each.Offering, each.Who, each.Party, each.Now, each.Origin);
        if (!registered.Succeeded) return new(registered.Refused<Registered>());

        var registration = registered.Value;
        await files.Claim(each.Files, registration.Id, CancellationToken.None);
        registration.Carry(each.Token, each.Now);
        if (found.CodeTaken || IsUsed(registration.Code)) await turns.Recode(registration, CancellationToken.None, IsUsed);
        db.Add(registration);
        db.LeaveAs(each.Scope, registration, found.Roster);
        return new(Registration: registration, Waiting: registration.Queue is null ? null : found.Roster.WaitingGroups, Token: each.Token.Text);

        bool IsUsed(string code) => before.Exists(o => o.Registration?.Code == code);
    }

    // Whoever asks again gets the ticket again, by the address it went to before: this answer says nothing that was not known.
    private Outcome Already(Roster roster, Guid same, Arrival each)
    {
        roster.SendAgain(same, each.Now);
        db.LeaveAs(each.Scope, roster);
        return new(Refusals.Already);
    }

    private async Task<List<Result<Registered>>> Answers(List<Outcome> outcomes)
    {
        var answers = new List<Result<Registered>>();
        foreach (var each in outcomes)
        {
            if (each.Registration is { } made) Measures.Registered(made.Status);
            answers.Add(each switch
            {
                { Refused: { } refused } => refused,
                { Again: { } id } => await Again(id),
                { Registration: { } registration } => Answer(registration, each.Waiting, each.Token),
                _ => throw new InvalidOperationException("An outcome of nothing"),
            });
        }

        return answers;
    }

    private async Task<Result<Registered>> Again(Guid id)
    {
        var registration = await db.Registrations.AsNoTracking().SingleAsync(r => r.Id == id);
        return Answer(registration, await db.PositionOf(registration, CancellationToken.None), tokens.Open(registration.SealedToken));
    }

    private static Registered Answer(Registration r, int? position, string? token) => new(r.Id, r.ShownCode, r.Status, r.People, position, token, r.Version);

    // What came of one, told once it is kept.
    private sealed record Outcome(Result<Registered>? Refused = null, Guid? Again = null, Registration? Registration = null, int? Waiting = null, string? Token = null)
    {
        public bool IsSameForm(Arrival other) => other.Origin.OnceKey is { } key && Registration?.OnceKey == key;

        public bool IsSamePerson(Arrival other) => other.Who.Phone is { } phone && Registration?.Phone == phone && Registration.FoldedName == other.Who.FoldedName;
    }
}
