using Campaigns.Desk.Features.SyncDesk;
using Campaigns.Registrations.Data;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Desk.Tests;

/// <summary>The process dies after a change was stored and before the ledger was: the device sends again.</summary>
public abstract class CrashTests(TestDatabase database) : DeskTests(database)
{
    [Fact]
    public async Task Nothing_is_lost_and_nothing_doubled()
    {
        await DieOverTheBatch();
        var again = await Sent(operations: Batch);
        Assert.Equal(4, (await Roster())!.WalkIns);
        Assert.All(again, r => Assert.Equal("duplicate", r.Outcome));
        Assert.All(again, r => Assert.NotNull(r.ResourceId));
        Assert.Equal(4, await Data(db => db.Operations.CountAsync(Ct)));
        Assert.Equal(4, (await Module.Outbox()).Count(n => n == "registrations.attendee-registered.v1"));
    }

    /// <summary>The twin without the guard: were it not for the keys stored with the changes, everybody would be there twice.</summary>
    [Fact]
    public async Task Without_the_stored_keys_everybody_would_be_there_twice()
    {
        await DieOverTheBatch();
        await Module.In(s => s.GetRequiredService<RegistrationsDbContext>().AppliedChanges.ExecuteDeleteAsync(Ct));
        await Sent(operations: Batch);
        Assert.Equal(8, (await Roster())!.WalkIns);
    }

    // People without a phone, so that nothing else would notice that they are there already.
    private OperationBody[] Batch { get => field ??= [.. Enumerable.Range(1, 4).Select(i => Op($"op-{i}", "register", new { eventId = Meeting.Id, fullName = $"Lò Thị Pó {i}", noPhone = true, consent = true }))]; }

    private async Task DieOverTheBatch()
    {
        Power.FailsAfterNextChange = true;
        await Assert.ThrowsAsync<OperationCanceledException>(() => Sync(Batch));
        Assert.Equal(0, await Data(db => db.Operations.CountAsync(Ct)));
    }
}

public sealed class CrashTestsOnSqlite() : CrashTests(TestDatabase.Sqlite());

public sealed class CrashTestsOnPostgres() : CrashTests(TestDatabase.Postgres());
