using Campaigns.Data;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Tests;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Campaigns.Benchmarks.Events;

/// <summary>Twenty years of a province: 200 meetings a month behind and half a year ahead, each in a hall and with a presenter; the month looked at has plans that hold nothing yet and that
/// want a hall and a person somebody else has.</summary>
internal sealed class EventsWorld : IAsyncDisposable
{
    public const int AMonth = 200, Plans = 20;
    private const int Halls = 60, Presenters = 40, MonthsAhead = 6;

    private readonly TestModule _module;
    private readonly TestDatabase _database;

    private EventsWorld(TestModule module, TestDatabase database, DatabaseOptions options) => (_module, _database, Options) = (module, database, options);

    public static DateOnly Month { get; } = new(2026, 3, 1);

    public DatabaseOptions Options { get; }

    public List<Venue> Rooms { get; } = [];

    public List<StaffMember> People { get; } = [];

    public List<Guid> Drafts { get; } = [];

    public static async Task<EventsWorld> Make(DatabaseProvider provider, int events)
    {
        var database = provider == DatabaseProvider.Sqlite ? TestDatabase.Sqlite() : TestDatabase.Postgres();
        var neighbours = new Neighbours();
        var module = await TestModule.Start(database, [typeof(Campaigns.Events.Startup).Assembly], s =>
        {
            neighbours.Add(s);
            s.AddSingleton<IStringLocalizer, KeyTexts>();
        }, now: Month.At(new(8, 0)));
        var made = new EventsWorld(module, database, await database.Options());
        await made.Fill(neighbours, events);
        return made;
    }

    public Task<T> Ask<TService, T>(Func<TService, Task<T>> ask)
        where TService : notnull => _module.In(services => ask(services.GetRequiredService<TService>()));

    public async ValueTask DisposeAsync()
    {
        await _module.DisposeAsync();
        await _database.DisposeAsync();
    }

    /// <summary>The n-th of a month: seven or eight a day, so that no hall and no person is wanted twice at once.</summary>
    public static DateTimeOffset Start(DateOnly month, int n) => month.AddDays(n * 28 / AMonth).At(new(n % 2 == 0 ? 8 : 14, 0));

    private async Task Fill(Neighbours neighbours, int events)
    {
        People.AddRange(Enumerable.Range(0, Presenters).Select(n => Neighbours.Hoa with { Id = Guid.CreateVersion7(), Name = $"Nguyễn Thị Hoa {n}" }));
        neighbours.People.AddRange(People);
        Rooms.AddRange(Enumerable.Range(0, Halls).Select(n => Venue.Add(new($"Nhà văn hóa xã {n}", "Thanh Hóa", $"{15000 + n}", $"38/399/{15000 + n}", 19.5 + n / 100.0, 105.5, 60, []))));
        await _module.In(async s =>
        {
            var db = s.GetRequiredService<EventsDbContext>();
            db.AddRange(Rooms);
            await db.SaveChangesAsync();
        });
        var months = events / AMonth;
        foreach (var month in Enumerable.Range(0, months).Select(m => Month.AddMonths(Math.Min(MonthsAhead, months / 2) - m)))
            await _module.In(async s =>
            {
                var db = s.GetRequiredService<EventsDbContext>();
                db.ChangeTracker.AutoDetectChangesEnabled = false;
                for (var n = 0; n < AMonth; n++) db.Add(Made(month, n));
                await db.SaveChangesAsync();
            });
    }

    private Event Made(DateOnly month, int n)
    {
        var isDraft = month == Month && n % (AMonth / Plans) == 5;
        var taken = isDraft ? n - 2 : n; // Two earlier on that day or the day before: the same half of the day.
        var (start, hall) = (Start(month, taken), Rooms[taken % Halls]);
        var by = new By(null, "An", start.AddDays(-40));
        var plan = new EventPlan(Neighbours.Campaign2026, $"Hội nghị BHXH tự nguyện {month:yyyy-MM}-{n}", "commune-meeting", new(hall.UnitCode, "Xã", "Xã Hoằng Tiến", hall.ScopePath, hall.Id),
            new(start, start.AddMinutes(150)), 50, new(start.AddDays(-21), start, true), [People[taken % Presenters].Id], [], null, null, null);
        var made = Event.Plan(plan, $"xa-{month:yyyy-MM}-{n}", hold: !isDraft, by);
        if (isDraft) Drafts.Add(made.Id);
        else Publish(made, by);
        made.TakeRaised();
        return made;
    }

    private static void Publish(Event made, By by)
    {
        made.Submit(by);
        made.Approve(by);
        made.Publish(by);
        if (made.EndsAt < Month.At(new(8, 0))) made.Complete(by with { At = made.EndsAt });
    }
}
