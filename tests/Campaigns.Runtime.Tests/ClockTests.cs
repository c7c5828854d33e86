using Campaigns.Runtime.Faults;
using Campaigns.Runtime.Storage;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Campaigns.Runtime.Tests;

/// <summary>The machine's clock is set forward and back.</summary>
public sealed class ClockWatchTests
{
    private readonly SetClock _clock = new();

    [Theory]
    [InlineData(3600)]
    [InlineData(-3600)]
    [InlineData(-31536000)]
    public void A_jump_is_noticed_once_with_its_length(int seconds)
    {
        var watch = new ClockWatch(_clock);
        _clock.Pass(TimeSpan.FromMinutes(1));
        Assert.Null(watch.Jumped());
        _clock.Pass(TimeSpan.FromSeconds(1));
        _clock.SetBy(TimeSpan.FromSeconds(seconds));
        Assert.Equal(seconds, watch.Jumped()!.Value.TotalSeconds);
        _clock.Pass(TimeSpan.FromSeconds(1));
        Assert.Null(watch.Jumped());
    }

    [Fact]
    public void A_clock_that_is_kept_right_by_and_by_does_not_jump()
    {
        var watch = new ClockWatch(_clock);
        for (var i = 0; i < 60; i++)
        {
            _clock.Pass(TimeSpan.FromSeconds(1));
            _clock.SetBy(TimeSpan.FromMilliseconds(400));
            Assert.Null(watch.Jumped());
        }
    }

    /// <summary>A wall clock and a counter, as a machine has them.</summary>
    private sealed class SetClock : TimeProvider
    {
        private DateTimeOffset _wall = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);
        private long _count;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => _wall;

        public override long GetTimestamp() => _count;

        public void Pass(TimeSpan time)
        {
            _wall += time;
            _count += time.Ticks;
        }

        public void SetBy(TimeSpan jump) => _wall += jump;
    }
}

/// <summary>What was stored before the clock was set back does not wait for that time to come again.</summary>
public abstract class MendTimesTests(TestDatabase database) : IAsyncLifetime
{
    private TestModule _module = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _module = await TestModule.Start(database, [typeof(SampleStartup).Assembly], services => services.AddTransient<Trouble>());
        await _module.In(s => s.GetRequiredService<SampleDbContext>().Database.GetService<IRelationalDatabaseCreator>().CreateTablesAsync(Ct));
    }

    public async ValueTask DisposeAsync()
    {
        await _module.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private Task<int> Echoes() => _module.In(s => s.GetRequiredService<SampleDbContext>().Echoes.CountAsync(Ct));

    [Theory]
    [InlineData(true)]
    [InlineData(false)] // The twin: without the mending it would wait for a year.
    public async Task A_delivery_from_the_future_is_done_now(bool mended)
    {
        await _module.In(async s =>
        {
            var db = s.GetRequiredService<SampleDbContext>();
            db.Add(Thing.Make("thing"));
            await db.SaveChangesAsync(Ct);
        });
        var later = TimeProvider.System.GetUtcNow().AddYears(1);
        await _module.HandOut();
        await _module.In(s => s.GetRequiredService<CoreDbContext>().Inbox.ExecuteUpdateAsync(u => u.SetProperty(m => m.NextAt, later).SetProperty(m => m.LeaseUntil, later), Ct));
        if (mended) await _module.MendTimes();
        await _module.Deliver();
        Assert.Equal(mended ? 1 : 0, await Echoes());
    }
}

public sealed class MendTimesOnSqlite() : MendTimesTests(TestDatabase.Sqlite());

public sealed class MendTimesOnPostgres() : MendTimesTests(TestDatabase.Postgres());
