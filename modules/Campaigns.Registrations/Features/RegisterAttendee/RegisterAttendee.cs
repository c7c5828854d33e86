using Campaigns.Kernel.Commands;
using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.Forms;
using Campaigns.Registrations.Features.Seats;
using Campaigns.Registrations.Features.Tickets;

namespace Campaigns.Registrations.Features.RegisterAttendee;

/// <summary>Somebody registers by themselves.</summary>
/// <param name="Offering">As its source gave it a moment ago.</param>
/// <param name="Body">What they sent.</param>
/// <param name="Once">Key of the form: the same form again answers the same registration.</param>
/// <param name="Listed">On a list of many, where nobody was asked the offering's questions.</param>
/// <param name="Invited">By a link of their own: no code proves the phone once more.</param>
internal sealed record RegisterAttendee(Offering Offering, RegistrationBody Body, Guid? Once = null, bool Listed = false, bool Invited = false) : ICommand<Registered>
{
    public IEnumerable<Failure> Check() => BodyRules.Check(Body);
}

/// <summary>A place, or a place on the waitlist.</summary>
internal sealed record Registered(Guid Id, string Code, RegistrationStatus Status, int People, int? Position, string? Token, int Version);

internal sealed class RegisterAttendeeHandler(RegistrationsDbContext db, SeatTurns turns, ManageTokens tokens, Attendees attendees, Forms.Forms forms, PhoneCodes codes,
    Seating seating, Rush rush, TimeProvider clock)
    : IHandler<RegisterAttendee, Registered>
{
    public async Task<Result<Registered>> Handle(RegisterAttendee command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var rules = await forms.Recent(command.Offering.Id, ct);
        var who = command.Listed ? await attendees.ReadPart(command.Body, rules, command.Offering.Id, now, ct) : await attendees.Read(command.Body, rules, command.Offering.Id, now, ct);
        if (!who.Succeeded) return who.Refused<Registered>();
        var proved = rules.ConfirmPhone && !command.Invited && who.Value.Phone is { } phone ? await codes.Prove(command.Offering, who.Value.FullName, phone, command.Body.PhoneCode, ct) : Done.It;
        if (!proved.Succeeded) return proved.Refused<Registered>();

        await turns.Open(command.Offering, ct);
        var arrival = new Arrival
        {
            Offering = command.Offering,
            Who = who.Value,
            Party = Attendees.PartyOf(command.Body),
            Origin = new(Code: TicketCode.Next(), OnceKey: command.Once),
            Token = tokens.Next(),
            Now = now,
            Files = Attendees.FilesOf(rules, who.Value.Answers),
            Scope = db,
            Gone = ct,
        };
        return await rush.Join(arrival) switch
        {
            Part.Lead => await Lead(arrival),
            Part.Done => arrival.Answer!.Value,
            Part.GiveUp => throw new OperationCanceledException(ct),
            _ => await Alone(arrival),
        };
    }

    private async Task<Result<Registered>> Lead(Arrival leader)
    {
        var together = (IReadOnlyList<Arrival>)[leader];
        try
        {
            var answers = await seating.Seat(leader, () => together = rush.Gather(leader));
            for (var i = 1; i < together.Count; i++) together[i].Tell(answers[i]);
            return answers[0];
        }
        catch (Exception) when (together.Count > 1)
        {
            // Whoever is at fault meets it again alone; nobody else does.
            foreach (var other in together.Skip(1)) other.Tell(Part.Alone);
            return await Alone(leader);
        }
        finally
        {
            rush.PassOn(leader);
        }
    }

    private async Task<Result<Registered>> Alone(Arrival arrival)
    {
        db.ChangeTracker.Clear();
        return (await seating.Seat(arrival, () => [arrival]))[0];
    }
}
