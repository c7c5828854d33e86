using Campaigns.Data.Paging;
using Campaigns.Kernel.Security;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Registrations.Features.Seats;

/// <summary>How a registration is named: by its id, for staff of its area; by the secret in its person's link; or by the module that invited the person,
/// which has looked at a link of its own.</summary>
internal readonly record struct TicketRef
{
    private TicketRef(Guid? id, string? token, bool invited = false) => (Id, Token, Invited) = (id, token, invited);

    public Guid? Id { get; }

    public string? Token { get; }

    public bool Invited { get; }

    public static TicketRef ById(Guid id) => new(id, null);

    public static TicketRef OfInvited(Guid id) => new(id, null, invited: true);

    public static TicketRef ByToken(string token) => new(null, token);
}

/// <summary>Finds what a caller may touch. What they may not see is not there.</summary>
internal static class TicketLookup
{
    public static IQueryable<Registration> Named(this RegistrationsDbContext db, TicketRef ticket, IActor actor, string permission)
    {
        if (ticket is { Invited: true, Id: { } theirs }) return db.Registrations.Where(r => r.Id == theirs);
        if (ticket.Id is { } id) return db.Registrations.Where(r => r.Id == id).Within(actor, permission);
        var hash = ManageTokens.HashOf(ticket.Token);
        return db.Registrations.Where(r => hash != null && r.TokenHash == hash);
    }

    /// <summary>Its id and roster, or null.</summary>
    public static async Task<(Guid Id, Guid RosterId)?> Find(this RegistrationsDbContext db, TicketRef ticket, IActor actor, string permission, CancellationToken ct)
    {
        var found = await db.Named(ticket, actor, permission).Select(r => new { r.Id, r.RosterId }).SingleOrDefaultAsync(ct);
        return found is null ? null : (found.Id, found.RosterId);
    }
}
