using Campaigns.Kernel.Commands;
using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.Seats;
using Campaigns.Registrations.Features.Tickets;

namespace Campaigns.Registrations.Features.ChooseAgain;

/// <summary>Who cannot come, because their meeting was moved or is not held, goes to another one near by instead: a place there by the rules of the public form,
/// and the one here given back. Twice is once. Answers the new link's token.</summary>
internal sealed record ChooseAgain(string Token, Guid To) : ICommand<string>;

internal sealed class ChooseAgainHandler(Offerings offerings, SeatTurns turns, OtherPlace place, ManageTokens tokens, TimeProvider clock) : IHandler<ChooseAgain, string>
{
    // As many as the page shows.
    public const int Most = 8;

    public async Task<Result<string>> Handle(ChooseAgain command, CancellationToken ct)
    {
        if (await turns.FindByToken(command.Token, ct) is not { } from) return Refusals.NoSuchRegistration;
        if ((await offerings.Near(from.RosterId, Most, ct)).FirstOrDefault(o => o.Id == command.To) is not { } target) return Refusals.NoSuchOffering;
        if (from.Status is not (RegistrationStatus.Confirmed or RegistrationStatus.Waitlisted or RegistrationStatus.Offered or RegistrationStatus.Cancelled)
            || from is { Status: RegistrationStatus.Cancelled, MovedTo: null }) return Refusals.NotChangeable;

        var taken = await place.Take(from, TicketRef.ByToken(command.Token), target, (roster, who, origin) => roster.Register(target, who, new(from.People), clock.GetUtcNow(), origin), "registrations.choose-again", ct);
        return taken.Succeeded ? tokens.Open(taken.Value.SealedToken) ?? command.Token : taken.Refused<string>();
    }
}
