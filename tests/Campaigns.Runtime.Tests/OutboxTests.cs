using Campaigns.Data;
using Campaigns.Kernel.Events;
using Campaigns.Kernel.Jobs;
using Campaigns.Kernel.Modules;
using Campaigns.Kernel.Values;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

[assembly: Module(Id = "Sample")]

namespace Campaigns.Runtime.Tests;

[EventName("sample.thing-made.v1")]
internal sealed record ThingMadeV1(Guid ThingId) : IEvent;

internal sealed class Thing : Entity
{
    public required string Name { get; set; }

    public static Thing Make(string name)
    {
        var thing = new Thing { Name = name };
        thing.Raise(new ThingMadeV1(thing.Id));
        return thing;
    }
}

internal sealed class Echo
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid ThingId { get; init; }
}

[TablePrefix("smp")]
internal abstract class SampleDbContext(DbContextOptions options) : ModuleDbContext(options)
{
    public DbSet<Thing> Things => Set<Thing>();

    public DbSet<Echo> Echoes => Set<Echo>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Thing>();
        modelBuilder.Entity<Echo>();
        base.OnModelCreating(modelBuilder);
    }
}

internal sealed class SampleOnSqlite(DbContextOptions<SampleOnSqlite> options) : SampleDbContext(options);

internal sealed class SampleOnPostgres(DbContextOptions<SampleOnPostgres> options) : SampleDbContext(options);

internal sealed class SampleStartup : StartupBase
{
    public override void ConfigureServices(IServiceCollection services) => services.AddModuleData<SampleDbContext, SampleOnSqlite, SampleOnPostgres>();
}

/// <summary>Fails as often as it is told before it works.</summary>
internal sealed class Trouble
{
    public int Left { get; set; }

    public int Calls { get; set; }
}

internal sealed class EchoOnThingMade(SampleDbContext db, Trouble trouble) : IOn<ThingMadeV1>
{
    public async Task On(ThingMadeV1 e, EventContext context, CancellationToken ct)
    {
        trouble.Calls++;
        db.Echoes.Add(new() { ThingId = e.ThingId });
        await db.SaveChangesAsync(ct);
        if (trouble.Left-- > 0) throw new InvalidOperationException("after the effect");
    }
}

internal sealed record NameIt(Guid ThingId, string Name);

internal sealed class NameThing(SampleDbContext db) : IJob<NameIt>
{
    public async Task Run(NameIt args, CancellationToken ct)
    {
        var thing = await db.Things.SingleAsync(t => t.Id == args.ThingId, ct);
        thing.Name += args.Name;
        await db.SaveChangesAsync(ct);
    }
}

public abstract class OutboxTests(TestDatabase database) : IAsyncLifetime
{
    private readonly Trouble _trouble = new();
    private TestModule _module = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _module = await TestModule.Start(database, [typeof(OutboxTests).Assembly], services => services.AddSingleton(_trouble));
        await _module.In(services => services.GetRequiredService<SampleDbContext>().Database.GetService<IRelationalDatabaseCreator>().CreateTablesAsync(Ct));
    }

    public async ValueTask DisposeAsync()
    {
        await _module.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_fact_leaves_with_its_row()
    {
        await Make("a");
        Assert.Equal(["sample.thing-made.v1"], await _module.Outbox());
    }

    [Fact]
    public async Task A_fact_stays_when_the_transaction_is_not_committed()
    {
        await _module.In(async services =>
        {
            var db = services.GetRequiredService<SampleDbContext>();
            await using var turn = await db.BeginAsync(Ct);
            db.Things.Add(Thing.Make("never"));
            await db.SaveChangesAsync(Ct);
        });
        Assert.Empty(await _module.Outbox());
        Assert.Equal(0, await Count<Thing>());
    }

    [Fact]
    public async Task A_delivery_has_its_effect_once()
    {
        await Make("a");
        await _module.Deliver();
        await _module.Deliver();
        Assert.Equal(1, await Count<Echo>());
        Assert.Empty(await _module.Outbox());
    }

    [Fact]
    public async Task Two_workers_with_the_same_delivery_have_one_effect()
    {
        for (var n = 0; n < 10; n++) await Make($"a{n}");
        await _module.DeliverByTwoWorkers();
        Assert.Equal(10, await Count<Echo>());
    }

    [Fact]
    public async Task Without_its_mark_a_delivery_that_is_repeated_has_two_effects()
    {
        await Make("a");
        await _module.Deliver();
        await _module.TakeMarksOff();
        await _module.Deliver();
        Assert.Equal(2, await Count<Echo>());
    }

    [Fact]
    public async Task A_subscriber_that_fails_after_its_effect_is_not_asked_for_a_second_one()
    {
        _trouble.Left = 1;
        await Make("a");
        await _module.Deliver();
        await Task.Delay(TimeSpan.FromSeconds(1.2), Ct); // The first backoff is a real second.
        await _module.Deliver();
        Assert.Equal(1, _trouble.Calls);
        Assert.Equal(1, await Count<Echo>());
    }

    [Fact]
    public async Task A_job_leaves_with_the_transaction_and_runs_once_per_key()
    {
        var thing = await Make("a");
        await _module.In(async services =>
        {
            var jobs = services.GetRequiredService<IJobs>();
            jobs.Enqueue<NameThing, NameIt>(new(thing, "b"), key: "name");
            jobs.Enqueue<NameThing, NameIt>(new(thing, "b"), key: "name");
            services.GetRequiredService<SampleDbContext>().Echoes.Add(new() { ThingId = thing });
            await services.GetRequiredService<SampleDbContext>().SaveChangesAsync(Ct);
        });
        await _module.Deliver();
        Assert.Equal("ab", await _module.In(s => s.GetRequiredService<SampleDbContext>().Things.Select(t => t.Name).SingleAsync(Ct)));
    }

    [Fact]
    public async Task A_job_waits_for_its_business_time()
    {
        var thing = await Make("a");
        await _module.In(async services =>
        {
            services.GetRequiredService<IJobs>().EnqueueAt<NameThing, NameIt>(_module.Clock.GetUtcNow().AddHours(1), new(thing, "b"));
            services.GetRequiredService<SampleDbContext>().Echoes.Add(new() { ThingId = thing });
            await services.GetRequiredService<SampleDbContext>().SaveChangesAsync(Ct);
        });
        await _module.Deliver();
        Assert.Equal("a", await Name());
        _module.Clock.Pass(TimeSpan.FromHours(1));
        await _module.Deliver();
        Assert.Equal("ab", await Name());

        Task<string> Name() => _module.In(s => s.GetRequiredService<SampleDbContext>().Things.Select(t => t.Name).SingleAsync(Ct));
    }

    [Fact]
    public async Task A_second_writer_with_an_old_version_is_refused()
    {
        var id = await Make("a");
        await _module.In(async first =>
        {
            var mine = await first.GetRequiredService<SampleDbContext>().Things.SingleAsync(t => t.Id == id, Ct);
            await _module.In(async second =>
            {
                var theirs = await second.GetRequiredService<SampleDbContext>().Things.SingleAsync(t => t.Id == id, Ct);
                theirs.Name = "theirs";
                await second.GetRequiredService<SampleDbContext>().SaveChangesAsync(Ct);
            });
            mine.Name = "mine";
            await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => first.GetRequiredService<SampleDbContext>().SaveChangesAsync(Ct));
        });
    }

    private Task<Guid> Make(string name) => _module.In(async services =>
    {
        var thing = Thing.Make(name);
        services.GetRequiredService<SampleDbContext>().Things.Add(thing);
        await services.GetRequiredService<SampleDbContext>().SaveChangesAsync(Ct);
        return thing.Id;
    });

    private Task<int> Count<T>()
        where T : class => _module.In(s => s.GetRequiredService<SampleDbContext>().Set<T>().CountAsync(Ct));
}

public sealed class OutboxOnSqlite() : OutboxTests(TestDatabase.Sqlite());

public sealed class OutboxOnPostgres() : OutboxTests(TestDatabase.Postgres());
