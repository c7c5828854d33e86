using Campaigns.Kernel.Values;
using Campaigns.Notifications.Contracts;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Campaigns.Ui;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Registrations.Features.Tickets;

/// <summary>What a message about a ticket says, and to whom it goes.</summary>
internal sealed class TicketFacts(RegistrationsDbContext db, ManageTokens tokens, SiteAddress site)
{
    // An SMS has 160 signs. What the templates say themselves takes at most 73; the hall's name gets what the link leaves.
    private const int SmsLength = 160;
    private const int TemplateLength = 73;
    private const int ShortestHall = 12;
    private const int LongestHall = 60;

    /// <summary>The notice, or null when there is nobody to tell: the registration is gone, or has no address.</summary>
    public async Task<Notice?> For(Guid registrationId, string template, string key, CancellationToken ct)
    {
        if (await db.Registrations.AsNoTracking().SingleOrDefaultAsync(r => r.Id == registrationId, ct) is not { } r) return null;
        if (r.Phone is null && r.Email is null) return null;
        var roster = await db.Rosters.AsNoTracking().SingleAsync(x => x.Id == r.RosterId, ct);
        var values = Values(r, roster);
        if (await db.PositionOf(r, ct) is { } position) values["position"] = position;
        return new(template, new(r.FullName, r.Phone, r.Email), values, new RecordRef("registrations.registration", r.Id), key);
    }

    private Dictionary<string, object?> Values(Registration r, Roster roster)
    {
        var link = tokens.Open(r.SealedToken) is { } token ? site.Manage(token) : "";
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
