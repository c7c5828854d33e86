using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.SaveViews;

/// <summary>Keeps an address of the calendar or the list under a name; one's own of the same name is replaced.</summary>
internal sealed record KeepView(string? Name, string? Address, ViewAudience Audience) : ICommand<Done>;

internal sealed class KeepViewHandler(EventsDbContext db, IActor actor) : IHandler<KeepView, Done>
{
    public async Task<Result<Done>> Handle(KeepView command, CancellationToken ct)
    {
        if (actor.Id is not { } me) return Refusals.NoSuchView;
        var places = actor.Where(Permissions.View);
        if (command.Audience is ViewAudience.All && !(actor.Has(Permissions.Plan) && places.Any(SavedViewQuery.IsProvince))) return Refusals.ViewNotForAll;
        var kept = SavedView.Keep(command.Name, command.Address, command.Audience, me, places.Count > 0 ? places[0].Path : "");
        if (!kept.Succeeded) return kept.Refused<Done>();

        db.RemoveRange(await db.SavedViews.Where(v => v.OwnerId == me && v.Name == kept.Value.Name).ToListAsync(ct));
        db.Add(kept.Value);
        await db.SaveChangesAsync(ct);
        return Done.It;
    }
}

/// <summary>Forgets one's own view.</summary>
internal sealed record ForgetView(Guid Id) : ICommand<Done>;

internal sealed class ForgetViewHandler(EventsDbContext db, IActor actor) : IHandler<ForgetView, Done>
{
    public async Task<Result<Done>> Handle(ForgetView command, CancellationToken ct)
    {
        if (await db.SavedViews.SingleOrDefaultAsync(v => v.Id == command.Id && v.OwnerId == actor.Id, ct) is not { } view) return Refusals.NoSuchView;
        db.Remove(view);
        await db.SaveChangesAsync(ct);
        return Done.It;
    }
}
