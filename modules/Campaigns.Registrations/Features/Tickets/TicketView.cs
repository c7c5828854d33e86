using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Campaigns.Ui;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Registrations.Features.Tickets;

/// <summary>A ticket as its person sees it.</summary>
/// <param name="Registration">The place.</param>
/// <param name="Roster">What for.</param>
/// <param name="Position">On the waitlist, from 1.</param>
/// <param name="Token">Of the person's link; null when it cannot be read any more.</param>
internal sealed record TicketView(Registration Registration, Roster Roster, int? Position, string? Token)
{
    /// <summary>The code as a picture for cameras; carries nothing but the code.</summary>
    public string QrCode => QrPicture.Of(Registration.ShownCode);

    public bool Waits => Registration.Status == RegistrationStatus.Waitlisted;
}

/// <summary>Finds tickets for their persons.</summary>
internal sealed class TicketViews(RegistrationsDbContext db, ManageTokens tokens)
{
    public Task<TicketView?> Find(Guid id, CancellationToken ct) => Read(db.Registrations.Where(r => r.Id == id), ct);

    /// <summary>By the secret of the link.</summary>
    public async Task<TicketView?> Find(string token, CancellationToken ct) =>
        ManageTokens.HashOf(token) is { } hash ? await Read(db.Registrations.Where(r => r.TokenHash == hash), ct) : null;

    private async Task<TicketView?> Read(IQueryable<Registration> which, CancellationToken ct)
    {
        if (await which.AsNoTracking().SingleOrDefaultAsync(ct) is not { } registration) return null;
        var roster = await db.Rosters.AsNoTracking().SingleAsync(r => r.Id == registration.RosterId, ct);
        return new(registration, roster, await db.PositionOf(registration, ct), tokens.Open(registration.SealedToken));
    }
}
