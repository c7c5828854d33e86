using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.PlanEvent;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Testing;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Events.Tests;

/// <summary>What slice tests share: the module on a fresh database, each step in a scope of its own, as a request has it.</summary>
public abstract class SliceTests(TestDatabase database) : IAsyncLifetime
{
    private protected TestDatabase Database => database;

    private protected TestModule Module { get; private set; } = null!;

    private protected Neighbours Neighbours { get; } = new();

    private protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    private protected static Access Planner(string at) => TestModule.Someone(at, Permissions.View, Permissions.Plan, Permissions.Publish, Permissions.Cancel);

    public async ValueTask InitializeAsync() => Module = await TestModule.Start(database, [typeof(Startup).Assembly], Neighbours.Add);

    public async ValueTask DisposeAsync()
    {
        await Module.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected Task<Result<TOut>> Do<TCommand, TOut>(TCommand command, Access? by = null)
        where TCommand : ICommand<TOut> => Module.In(s => s.GetRequiredService<IHandler<TCommand, TOut>>().Handle(command, Ct), by);

    private protected Task<Result<Guid>> Plan(EventInput input, Access? by = null) => Do<PlanEvent, Guid>(new(input), by);

    private protected async Task<Guid> Planned(EventInput? input = null) => (await Plan(input ?? Some.Input())).Value;

    private protected Task<Result<Done>> Submit(Guid id, string? reason = null, Access? by = null) => Do<Events.Features.SubmitEvent.SubmitEvent, Done>(new(id, reason), by);

    private protected Task<Result<Done>> Publish(Guid id, Access? by = null) => Do<Events.Features.PublishEvent.PublishEvent, Done>(new(id), by);

    private protected async Task<Guid> Published(EventInput? input = null)
    {
        var id = await Planned(input);
        Assert.True((await Submit(id)).Succeeded);
        Assert.True((await Publish(id, Planner("38"))).Succeeded);
        return id;
    }

    private protected Task<Event> Row(Guid id) => Module.In(s =>
        s.GetRequiredService<EventsDbContext>().Events.AsNoTracking().Include(e => e.Staff).Include(e => e.History).SingleAsync(e => e.Id == id, Ct));

    private protected async Task<Guid> Hall(int? capacity = 60)
    {
        var hall = Venue.Add(new("Nhà văn hóa xã Hoằng Tiến", "Hoằng Tiến", "15988", "38/399/15988", 19.8, 105.9, capacity, ["loa đài"]));
        await Module.In(async s =>
        {
            var db = s.GetRequiredService<EventsDbContext>();
            db.Add(hall);
            await db.SaveChangesAsync(Ct);
        });
        return hall.Id;
    }

    private protected static void Refused<T>(Result<T> result, params string[] codes) => Assert.Equal(codes, result.Failures.Select(f => f.Code));
}

internal static class Some
{
    /// <summary>A meeting in Hoằng Tiến on 20/03/2019, 08:00 to 10:00 in Vietnam; with a reason, so that several in one commune are no concern.</summary>
    public static EventInput Input(Guid? venueId = null, Guid? presenter = null, int day = 20, int hour = 8, int capacity = 50) => new()
    {
        CampaignId = Neighbours.Campaign,
        Title = "Họp dân về BHXH tự nguyện",
        Format = "commune-meeting",
        UnitCode = "15988",
        StartsAt = At(day, hour),
        EndsAt = At(day, hour + 2),
        Capacity = capacity,
        VenueId = venueId,
        PresenterIds = presenter is { } one ? [one] : [],
        OverrideReason = "Mỗi buổi một thôn",
    };

    public static DateTimeOffset At(int day, int hour, int month = 3) => new(2019, month, day, hour, 0, 0, TimeSpan.FromHours(7));
}
