using Campaigns.Kernel.Operations;
using Campaigns.Runtime.Jobs;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Campaigns.Runtime.Tests;

/// <summary>Long work is seen, from any process, with its progress; it can be cancelled; and how it ended is noted.</summary>
public abstract class RunsTests(TestDatabase database) : IAsyncLifetime
{
    private TestModule _module = null!;
    private Runs _here = null!;
    private Runs _there = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _module = await TestModule.Start(database, [typeof(SampleStartup).Assembly]);
        (_here, _there) = (new(await database.Options(), NullLogger<Runs>.Instance), new(await database.Options(), NullLogger<Runs>.Instance));
    }

    public async ValueTask DisposeAsync()
    {
        await _module.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private async Task<RunFacts> Last(string name) => (await _there.Newest([name], Ct))[name];

    [Fact]
    public async Task Work_that_runs_is_seen_and_cancelled_from_another_process()
    {
        var done = _here.Run("sample.long-work", async (progress, cancel) =>
        {
            progress(3, 10);
            await Task.Delay(Timeout.Infinite, cancel);
        }, Ct);
        RunFacts run;
        while ((run = (await _there.Running(Ct)).SingleOrDefault()!) is not { Done: 3 }) await Task.Delay(50, Ct);
        Assert.Equal(("sample.long-work", 10, RunOutcome.Running), (run.Name, run.Total, run.Outcome));
        Assert.True(await _there.Cancel(run.Id, Ct));
        Assert.False(await done);
        Assert.Equal(RunOutcome.Cancelled, (await Last("sample.long-work")).Outcome);
        Assert.False(await _there.Cancel(run.Id, Ct));
        Assert.Empty(await _there.Running(Ct));
    }

    [Fact]
    public async Task Work_that_throws_is_noted_with_its_cause_and_thrown_on()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => _here.Run("sample.long-work", (_, _) => throw new InvalidOperationException("no paper"), Ct));
        var run = await Last("sample.long-work");
        Assert.Equal(RunOutcome.Failed, run.Outcome);
        Assert.Contains("no paper", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Work_of_a_process_that_died_is_told_as_lost()
    {
        await using var db = Storage.CoreDbContext.Open(await database.Options());
        var long_ago = TimeProvider.System.GetUtcNow().AddMinutes(-1);
        db.Runs.Add(new() { Name = "sample.long-work", StartedAt = long_ago, SeenAt = long_ago });
        await db.SaveChangesAsync(Ct);
        Assert.Empty(await _here.Running(Ct));
        Assert.Equal(RunOutcome.Lost, (await Last("sample.long-work")).Outcome);
    }

    [Fact]
    public async Task Work_inside_of_a_run_is_shown_as_that_run()
    {
        await _here.Do("sample.outer", null, (_, ct) => _here.Run("sample.inner", (progress, _) =>
        {
            progress(1, 1);
            return Task.CompletedTask;
        }, ct), Ct);
        Assert.Equal(1, (await Last("sample.outer")).Done);
        Assert.Empty(await _there.Newest(["sample.inner"], Ct));
    }

    [Fact]
    public async Task Of_each_kind_the_last_fifty_are_kept()
    {
        for (var i = 0; i < 55; i++) await _here.Do("sample.short", null, (_, _) => Task.CompletedTask, Ct);
        await using var db = Storage.CoreDbContext.Open(await database.Options());
        Assert.InRange(await db.Runs.CountAsync(Ct), 50, 51);
    }
}

public sealed class RunsOnSqlite() : RunsTests(TestDatabase.Sqlite());

public sealed class RunsOnPostgres() : RunsTests(TestDatabase.Postgres());
