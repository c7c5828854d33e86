using Campaigns.Kernel.Jobs;
using Campaigns.Kernel.Security;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Campaigns.Runtime.Tests;

/// <summary>What people who keep the site going may see and do: audit log and deliveries.</summary>
public abstract class OperatorsDoorsTests(TestDatabase database) : IAsyncLifetime
{
    private bool _broken;
    private TestModule _module = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _module = await TestModule.Start(database, [typeof(SampleStartup).Assembly], services =>
            services.AddTransient(_ => _broken ? throw new InvalidOperationException("the neighbour does not answer") : new Trouble()));
        await _module.In(s => s.GetRequiredService<SampleDbContext>().Database.GetService<IRelationalDatabaseCreator>().CreateTablesAsync(Ct));
    }

    public async ValueTask DisposeAsync()
    {
        await _module.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private Task<T> Deliveries<T>(Func<IDeliveryLog, Task<T>> ask) => _module.In(s => ask(s.GetRequiredService<IDeliveryLog>()));

    private Task<T> Audit<T>(Func<IAuditLog, Task<T>> ask) => _module.In(s => ask(s.GetRequiredService<IAuditLog>()));

    private Task Make(int many = 1) => _module.In(async s =>
    {
        var db = s.GetRequiredService<SampleDbContext>();
        for (var i = 0; i < many; i++) db.Add(Thing.Make("thing"));
        await db.SaveChangesAsync(Ct);
    });

    private Task<int> Echoes() => _module.In(s => s.GetRequiredService<SampleDbContext>().Echoes.CountAsync(Ct));

    private async Task<DeliveryRow> Failed()
    {
        _broken = true;
        await Make();
        await _module.Deliver();
        _broken = false;
        return Assert.Single((await Deliveries(d => d.List(DeliveryState.Failing, null, Ct))).Items);
    }

    [Fact]
    public async Task A_delivery_that_failed_is_shown_with_its_cause()
    {
        var row = await Failed();
        Assert.Equal("sample.thing-made.v1", row.Message);
        Assert.Equal(typeof(EchoOnThingMade).FullName, row.Subscriber);
        Assert.Equal(1, row.Attempts);
        Assert.Contains("the neighbour does not answer", row.Error, StringComparison.Ordinal);
        Assert.Equal(1, (await Deliveries(d => d.Counts(Ct))).Failing);
    }

    [Fact]
    public async Task Trying_again_delivers_it_at_once_and_is_noted()
    {
        var row = await Failed();
        Assert.True(await Deliveries(d => d.Retry(row.Id, Ct)));
        await _module.Deliver();
        Assert.Equal(1, await Echoes());
        Assert.Equal(new DeliveryCounts(0, 0, 0, 0, 0), await Deliveries(d => d.Counts(Ct)));
        Assert.Single((await Audit(a => a.List(new(Action: "operations.delivery-retried"), null, Ct))).Items);
        Assert.False(await Deliveries(d => d.Retry(row.Id, Ct)));
    }

    [Fact]
    public async Task What_is_given_up_never_runs_again()
    {
        var row = await Failed();
        Assert.True(await Deliveries(d => d.Discard(row.Id, "đã làm bằng tay", Ct)));
        await _module.Deliver();
        Assert.Equal(0, await Echoes());
        Assert.Contains("đã làm bằng tay", Assert.Single((await Audit(a => a.List(new(Action: "operations.delivery-discarded"), null, Ct))).Items).Details, StringComparison.Ordinal);
        Assert.False(await Deliveries(d => d.Retry(row.Id, Ct)));
        Assert.Equal(0, (await Deliveries(d => d.Counts(Ct))).Failing);
    }

    [Fact]
    public async Task What_never_failed_is_not_given_up()
    {
        await Make();
        Assert.Equal(1, (await Deliveries(d => d.Counts(Ct))).NotHandedOut);
        Assert.False(await Deliveries(d => d.Discard(Guid.NewGuid(), "thử", Ct)));
        await _module.Deliver();
        Assert.Equal(1, await Echoes());
    }

    [Fact]
    public async Task A_poisoned_message_holds_nobody_up_and_ends_with_a_person()
    {
        await Make();
        await _module.HandOut();
        await Inbox(s => s.SetProperty(m => m.Payload, "{ this is no JSON"));
        await Make(3);
        await _module.Deliver();
        Assert.Equal(3, await Echoes());
        for (var attempt = 2; attempt <= 10; attempt++)
        {
            var past = TimeProvider.System.GetUtcNow().AddMinutes(-1);
            await Inbox(s => s.SetProperty(m => m.NextAt, past));
            await _module.Deliver();
        }

        var dead = Assert.Single((await Deliveries(d => d.List(DeliveryState.Dead, null, Ct))).Items);
        Assert.StartsWith("JsonException", dead.Error, StringComparison.Ordinal);
        Assert.Equal(new DeliveryCounts(0, 0, 0, 0, 1), await Deliveries(d => d.Counts(Ct)));
    }

    private Task Inbox(Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<Data.Messaging.InboxMessage>> set) =>
        _module.In(s => s.GetRequiredService<Storage.CoreDbContext>().Inbox.Where(m => m.DoneAt == null).ExecuteUpdateAsync(set, Ct));

    [Fact]
    public async Task The_audit_log_is_read_by_person_act_and_day_the_newest_first()
    {
        var first = new DateTimeOffset(2019, 3, 1, 9, 0, 0, TimeSpan.FromHours(7));
        await Note("sample.made");
        _module.Clock.Set(first.AddHours(15)); // Midnight in Vietnam: the next day.
        await Note("sample.changed");
        Assert.Equal(["sample.changed", "sample.made"], await Read(new()));
        Assert.Equal(["sample.made"], await Read(new(Action: "sample.made")));
        Assert.Equal(["sample.made"], await Read(new(To: new(2019, 3, 1))));
        Assert.Equal(["sample.changed"], await Read(new(From: new(2019, 3, 2))));
        Assert.Equal(2, (await Read(new(Actor: "SYS"))).Count);
        Assert.Empty(await Read(new(Actor: "somebody")));
        Assert.Equal(["sample.changed", "sample.made"], await Audit(a => a.Actions(Ct)));
    }

    [Fact]
    public async Task The_audit_log_has_pages_without_gaps_and_repeats()
    {
        for (var i = 0; i < 120; i++) await Note("sample.made");
        var seen = new List<long>();
        string? cursor = null;
        do
        {
            var page = await Audit(a => a.List(new(), cursor, Ct));
            seen.AddRange(page.Items.Select(r => r.Number));
            cursor = page.Next;
        }
        while (cursor is not null);
        Assert.Equal(120, seen.Distinct().Count());
        Assert.Equal(seen.OrderDescending(), seen);
        Assert.Equal(50, (await Audit(a => a.List(new(), "nonsense", Ct))).Items.Count);
    }

    private Task Note(string action) => _module.In(s => s.GetRequiredService<IAuditLog>().Write(action, new("sample.thing", Guid.Empty), null, Ct));

    private async Task<List<string>> Read(AuditFilter filter) => [.. (await Audit(a => a.List(filter, null, Ct))).Items.Select(r => r.Action)];
}

public sealed class OperatorsDoorsOnSqlite() : OperatorsDoorsTests(TestDatabase.Sqlite());

public sealed class OperatorsDoorsOnPostgres() : OperatorsDoorsTests(TestDatabase.Postgres());
