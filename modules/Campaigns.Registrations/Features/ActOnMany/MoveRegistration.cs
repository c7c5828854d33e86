using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.AddAttendee;
using Campaigns.Registrations.Features.Seats;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Registrations.Features.ActOnMany;

/// <summary>Somebody goes to another event instead: a place there, and the one here given back. Twice is once.</summary>
internal sealed record MoveRegistration(Guid Id, Guid To) : ICommand<Guid>;

internal sealed class MoveRegistrationHandler(RegistrationsDbContext db, AddingAccess access, OtherPlace place, IActor actor) : IHandler<MoveRegistration, Guid>
{
    public async Task<Result<Guid>> Handle(MoveRegistration command, CancellationToken ct)
    {
        if (await access.Find(command.To, present: false, ct) is not { } target) return Refusals.NoSuchOffering;
        var found = await db.Named(TicketRef.ById(command.Id), actor, Permissions.Edit).AsNoTracking().SingleOrDefaultAsync(ct);
        if (found is null) return Refusals.NoSuchRegistration;
        if (found.RosterId == target.Id) return Refusals.SameEvent;
        if (found.Status is RegistrationStatus.Attended or RegistrationStatus.Absent || found is { Status: RegistrationStatus.Cancelled, MovedTo: null }) return Refusals.NotChangeable;

        var taken = await place.Take(found, TicketRef.ById(found.Id), target, (roster, who, origin) => roster.Add(who, new(found.People), access.Now, origin), "registrations.move", ct);
        return taken.Succeeded ? taken.Value.Id : taken.Refused<Guid>();
    }
}
