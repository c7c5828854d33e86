using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Notifications.Contracts;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.Seats;
using Campaigns.Registrations.Features.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Registrations.Features.ActOnMany;

/// <summary>Some words of staff to one who registered.</summary>
/// <param name="Id">To whom.</param>
/// <param name="Text">At most <see cref="MaxText"/> characters, so that it fits one SMS.</param>
/// <param name="Batch">The same words of the same batch go to somebody once.</param>
internal sealed record TellRegistrant(Guid Id, string Text, Guid Batch) : ICommand<Guid>
{
    public const int MaxText = 150;

    public IEnumerable<Failure> Check()
    {
        if (TextRules.Clean(Text) is not { Length: <= MaxText } || TextRules.IsBroken(Text)) yield return Failure.Invalid("registrations.message-invalid", "text", MaxText);
    }
}

internal sealed class TellRegistrantHandler(RegistrationsDbContext db, TicketFacts facts, INotifications notifications, IActor actor, IAudit audit) : IHandler<TellRegistrant, Guid>
{
    public async Task<Result<Guid>> Handle(TellRegistrant command, CancellationToken ct)
    {
        var found = await db.Named(TicketRef.ById(command.Id), actor, Permissions.Edit).AsNoTracking().Select(r => new { r.Id, r.Phone, r.Email }).SingleOrDefaultAsync(ct);
        if (found is null) return Refusals.NoSuchRegistration;
        // One phone with three tickets gets the words once.
        if (await facts.For(found.Id, Notices.Note, $"note:{command.Batch}:{Campaigns.Data.Privacy.Blind.Of(found.Phone ?? found.Email ?? "")}", ct) is not { } notice) return Refusals.NoAddress;
        var values = new Dictionary<string, object?>(notice.Values) { ["text"] = TextRules.Clean(command.Text) };
        audit.Note("registrations.tell", new RecordRef("registrations.registration", found.Id));
        await db.SaveChangesAsync(ct);
        await notifications.Queue(notice with { Values = values }, ct);
        return found.Id;
    }
}
