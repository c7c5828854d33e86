using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.AddAttendee;
using Campaigns.Registrations.Features.Seats;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Registrations.Features.EditForm;

/// <summary>What an offering asks, and how its seats are divided. A changed form is a new version; quotas hold from now on.</summary>
/// <param name="OfferingId">Of what.</param>
/// <param name="Rules">Its questions; the number does not count.</param>
/// <param name="Quotas">Most seats of villages and groups.</param>
/// <param name="Number">The version that was being changed: somebody else's change in between is not written over.</param>
internal sealed record SaveForm(Guid OfferingId, FormRules Rules, IReadOnlyList<Quota> Quotas, int Number) : ICommand<int>
{
    public IEnumerable<Failure> Check() => QuestionRules.Check(Rules.Questions).Concat(QuestionRules.Check(Quotas));
}

internal sealed class SaveFormHandler(RegistrationsDbContext db, SeatTurns turns, AddingAccess access, Waitlist waitlist, Forms.Forms forms, IAudit audit) : IHandler<SaveForm, int>
{
    public async Task<Result<int>> Handle(SaveForm command, CancellationToken ct)
    {
        if (await access.Find(command.OfferingId, present: false, ct) is not { } offering) return Refusals.NoSuchOffering;
        await turns.Open(offering, ct);
        await using var turn = await turns.Wait(offering.Id, ct);
        var roster = await db.Rosters.SingleAsync(r => r.Id == offering.Id, ct);
        var now = await forms.Now(offering.Id, ct);
        if (now.Number != command.Number) return Refusals.FormChanged;

        var differs = now.ConfirmPhone != command.Rules.ConfirmPhone || FormVersion.Write(now.Questions) != FormVersion.Write(command.Rules.Questions);
        if (differs) db.Add(FormVersion.Of(roster, now.Number + 1, command.Rules, access.Now));
        roster.Divide(command.Quotas, await db.Registrations.Where(r => r.RosterId == roster.Id).ToListAsync(ct));
        await waitlist.Offer(roster, ct); // A larger quota may have room for who waits.
        audit.Note("registrations.save-form", new RecordRef("registrations.roster", roster.Id));
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        forms.Forget(offering.Id);
        return differs ? now.Number + 1 : now.Number;
    }
}
