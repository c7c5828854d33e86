using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.AskSubstitutes;
using Campaigns.Events.Features.TellPeople;
using Campaigns.Kernel.Jobs;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Notifications.Contracts;
using Campaigns.Ui;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Jobs;

/// <summary>Send the link of one who is asked.</summary>
internal sealed record AskToSend(Guid SearchId, int Number);

/// <summary>Makes the message with the link; a second run makes none.</summary>
internal sealed class SendAsk(EventsDbContext db, IStaff staff, IStaffContacts contacts, AskTokens tokens, INotifications notifications) : IJob<AskToSend>
{
    public async Task Run(AskToSend args, CancellationToken ct)
    {
        var search = await db.Searches.AsNoTracking().Include(s => s.Asks.Where(a => a.Number == args.Number)).SingleOrDefaultAsync(s => s.Id == args.SearchId, ct);
        if (search is not { Status: SearchStatus.Asking, Asks: [var ask] } || tokens.Address("stand-in", ask.SealedToken) is not { } link) return;
        var about = await db.Events.AsNoTracking().Where(e => e.Id == search.EventId).Select(e => new { e.Title, e.UnitName, e.StartsAt, e.EndsAt }).SingleAsync(ct);
        if ((await contacts.Many([ask.StaffId], ct)).GetValueOrDefault(ask.StaffId) is not { } to) return;

        Dictionary<string, object?> values = new()
        {
            ["title"] = about.Title,
            ["place"] = PlaceName.Short(about.UnitName),
            ["date"] = Formats.Date(about.StartsAt),
            ["day"] = DayText.Short(about.StartsAt.LocalDate()),
            ["time"] = Formats.Time(about.StartsAt),
            ["times"] = Formats.Times(about.StartsAt, about.EndsAt),
            ["until"] = $"{Formats.Time(ask.AnswerBy)} {DayText.Short(ask.AnswerBy.LocalDate())}",
            ["leaver"] = (await staff.Find(search.LeaverId, ct))?.Name ?? "?",
            ["link"] = link,
        };
        await notifications.Queue(new(Notices.Asked, new(to.Name, to.Phone, to.Email), values, new(Event.Kind, search.EventId), $"ask:{search.Id:N}:{ask.Number}"), ct);
    }
}
