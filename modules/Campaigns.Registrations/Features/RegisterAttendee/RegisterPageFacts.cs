using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.Tickets;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Registrations.Features.RegisterAttendee;

/// <summary>What the form's pages show beside the fields.</summary>
/// <param name="Left">Seats left now.</param>
/// <param name="Closed">Nobody can register now.</param>
/// <param name="Communes">To choose from; those of the meeting's own area first. Only where they are asked for.</param>
/// <param name="OwnCommune">The meeting's own.</param>
/// <param name="Home">Commune chosen, for reading.</param>
/// <param name="Ticket">What came of it, on the last page.</param>
internal sealed record RegisterPageView(int Left, bool Closed, IReadOnlyList<SelectListItem> Communes, string? OwnCommune, string? Home, TicketView? Ticket);

internal sealed class RegisterPageFacts(RegistrationsDbContext db, IUnits units, TicketViews tickets, TimeProvider clock)
{
    public async Task<RegisterPageView> For(Offering offering, RegistrationBody body, int step, bool last, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var taken = await db.Rosters.AsNoTracking().Where(r => r.Id == offering.Id).Select(r => (int?)r.Taken).SingleOrDefaultAsync(ct) ?? 0;
        var closed = !offering.Open || now < offering.OpensAt || now >= offering.ClosesAt;
        var communes = step == 3 ? await Communes(offering, now.LocalDate(), ct) : [];
        var own = communes.FirstOrDefault(c => c.Value == offering.UnitCode)?.Value;
        var home = last && body.UnitCode is { } code ? (await units.Find(code, now.LocalDate(), ct))?.FullName : null;
        return new(Math.Max(0, offering.Seats - taken), closed, communes, own, home, null);
    }

    public async Task<RegisterPageView> Done(Draft draft, CancellationToken ct)
    {
        var ticket = draft.RegistrationId is { } id ? await tickets.Find(id, ct) : null;
        return new(0, false, [], null, null, ticket);
    }

    // People come from the neighbourhood first; but nobody is shut out for living elsewhere.
    private async Task<IReadOnlyList<SelectListItem>> Communes(Offering offering, DateOnly day, CancellationToken ct)
    {
        var near = string.Join('/', offering.ScopePath.Split('/').Take(2)) + "/";
        return [.. (await units.List(UnitLevel.Commune, day, null, ct)).OrderBy(u => u.Path.StartsWith(near, StringComparison.Ordinal) ? 0 : 1).Select(u => new SelectListItem(u.FullName, u.Code))];
    }
}
