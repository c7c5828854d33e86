using Campaigns.Kernel.Security;
using Campaigns.Kernel.Slots;
using Campaigns.Kernel.Values;
using Campaigns.Registrations.Contracts;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Http;

namespace Campaigns.Desk.Features.OpenDesk;

/// <summary>The meetings whose desk is mine: today's, then those of the next days.</summary>
internal sealed class MyDesks(IAttendance attendance, IActor actor, TimeProvider clock)
{
    private const int DaysAhead = 14;

    public Task<IReadOnlyList<DeskRoster>> All(CancellationToken ct) => attendance.Desks(clock.Today().AddDays(DaysAhead), ct);

    public Task<IReadOnlyList<DeskRoster>> Today(CancellationToken ct) => attendance.Desks(clock.Today(), ct);

    /// <summary>For the app: the same list, and whose it is.</summary>
    public static async Task<IResult> Handle(MyDesks desks, HttpContext http)
    {
        var all = await desks.All(http.RequestAborted);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(new MyDesksResource(desks.Account, desks.Name, desks.Now.Local(),
            [.. all.Select(d => new MyDesk(d.Id, d.Title, d.Place, d.StartsAt.Local(), d.EndsAt.Local(), d.Expected, d.There, d.WalkIns))]), Api.Json);
    }

    private Guid? Account => actor.Id;

    private string Name => actor.DisplayName;

    private DateTimeOffset Now => clock.GetUtcNow();
}

/// <summary>The caller, the server's time and the caller's desks.</summary>
internal sealed record MyDesksResource(Guid? Account, string Name, DateTimeOffset Now, IReadOnlyList<MyDesk> Desks);

/// <summary>A meeting with its counts of people.</summary>
internal sealed record MyDesk(Guid Id, string Title, string Place, DateTimeOffset StartsAt, DateTimeOffset EndsAt, int Expected, int There, int WalkIns);

/// <summary>Today's desks on the page of today's work.</summary>
internal sealed class TodaySlot(MyDesks desks, IActor actor) : ISlotProvider
{
    public string Slot => "accounts.today";

    public async Task<SlotItem?> For(object? model, CancellationToken ct)
    {
        if (!actor.Has(AttendancePermissions.Record)) return null;
        var today = await desks.Today(ct);
        return today.Count == 0 ? null : new("OpenDesk/_DesksToday", "Desk", today, Order: 20);
    }
}
