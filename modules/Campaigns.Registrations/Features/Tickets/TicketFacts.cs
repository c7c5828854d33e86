using Campaigns.Kernel.Values;
using Campaigns.Notifications.Contracts;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Campaigns.Ui;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Registrations.Features.Tickets;

/// <summary>What a message about a ticket says, and to whom it goes.</summary>
internal sealed class TicketFacts(RegistrationsDbContext db, ManageTokens tokens, TicketLinks links)
{
    // An SMS has 160 signs. What the templates say themselves takes at most 73; the hall's name gets what the link leaves.
    private const int SmsLength = 160;
    private const int TemplateLength = 73;
    private const int ShortestHall = 12;
    private const int LongestHall = 60;

    /// <summary>The notice, or null when there is nobody to tell: the registration is gone, or has no address.</summary>
    public async Task<Notice?> For(Guid registrationId, string template, string key, CancellationToken ct)
    {
        var found = await db.Registrations.AsNoTracking().Where(r => r.Id == registrationId).Join(db.Rosters, r => r.RosterId, x => x.Id, (r, x) => new { Registration = r, Roster = x }).SingleOrDefaultAsync(ct);
        if (found is null || found.Registration.Phone is null && found.Registration.Email is null) return null;
        var r = found.Registration;
        var values = Values(r, found.Roster);
        if (await db.PositionOf(r, ct) is { } position) values["position"] = position;
        var about = new RecordRef("registrations.registration", r.Id);
        return new(template, new(r.FullName, r.Phone, r.Email, Person: about), values, about, key);
    }

    private Dictionary<string, object?> Values(Registration r, Roster roster)
    {
        var link = tokens.Open(r.SealedToken) is { } token ? links.Manage(token) : "";
        return new()
        {
            ["name"] = r.FullName,
            ["code"] = r.ShownCode,
            ["people"] = r.People,
            ["title"] = roster.Title,
            ["date"] = Formats.Date(roster.StartsAt),
            ["day"] = Formats.Day(roster.StartsAt),
            ["time"] = Formats.Time(roster.StartsAt),
            ["times"] = Formats.Times(roster.StartsAt, roster.EndsAt),
            ["place"] = roster.Place,
            ["hall"] = Hall(roster.Place, SmsLength - TemplateLength - link.Length),
            ["link"] = link,
            ["until"] = r.OfferUntil is { } until ? $"{Formats.Time(until)} {Formats.Day(until)[..5]}" : "",
        };
    }

    private static string Hall(string place, int room)
    {
        var hall = place.Split([", ", " - "], 2, StringSplitOptions.None)[0];
        var most = Math.Clamp(room, ShortestHall, LongestHall);
        if (hall.Length <= most) return hall;
        var cut = hall.LastIndexOf(' ', most);
        return cut > 0 ? hall[..cut] : hall[..most];
    }
}
