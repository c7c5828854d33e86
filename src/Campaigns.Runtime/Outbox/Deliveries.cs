using System.Reflection;
using System.Text.Json;
using Campaigns.Data;
using Campaigns.Data.Auditing;
using Campaigns.Data.Messaging;
using Campaigns.Kernel.Events;
using Campaigns.Kernel.Jobs;
using Campaigns.Kernel.Security;
using Campaigns.Runtime.Jobs;
using Campaigns.Runtime.Shells;
using Campaigns.Runtime.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Campaigns.Runtime.Outbox;

/// <summary>Hands messages out and delivers them.
/// (1) A message leaves the outbox in the transaction that makes one inbox row per subscriber.
/// (2) A delivery is done when its row says so, and the row says so in the transaction of its effect.
/// (3) A delivery that fails is tried again later, at most <see cref="MaxAttempts"/> times, then it waits for a person.</summary>
internal sealed class Deliveries(IShells shells, TimeProvider clock, Runs runs, ILogger<Deliveries> log)
{
    public const int MaxAttempts = 10;

    // At most 200 messages a pass, so that a backlog never holds SQLite's writer for long.
    private const int Batch = 200;

    // After a crash on PostgreSQL the dead process's deliveries wait this long. One that takes longer has its lease renewed; were it
    // taken twice all the same, its mark would let one effect through.
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    // What waits for a worker has a lease that runs: more than they do in a third of it would be taken again and again, and each look for work
    // would have to pass by all of it.
    private const int MostInHand = 400;

    /// <summary>Moves messages from the outbox to the inboxes of their subscribers. Answers how many.</summary>
    public Task<int> HandOut(CancellationToken ct) => InShell(async (services, shell) =>
    {
        var db = services.GetRequiredService<CoreDbContext>();
        if (!await db.Outbox.AnyAsync(ct)) return 0;
        await using var turn = await OutboxTurn(db, ct);
        var messages = await db.Outbox.AsNoTracking().OrderBy(m => m.Seq).Take(Batch).ToListAsync(ct);
        var subscriptions = shell.GetRequiredService<Subscriptions>();
        var repeated = await KeysThere(db, messages, ct);
        var inbox = messages.SelectMany(message => subscriptions.For(message.Name).Where(subscriber => message.Key is null || repeated.Add((subscriber, message.Key))).Select(subscriber => ToInbox(message, subscriber)));
        await db.Append([.. inbox], ct);
        var handed = messages.ConvertAll(m => m.Seq);
        await db.Outbox.Where(m => handed.Contains(m.Seq)).ExecuteDeleteAsync(ct);
        await turn.CommitAsync(ct);
        return messages.Count;
    });

    /// <summary>The same until the outbox is empty.</summary>
    public async Task HandOutAll(CancellationToken ct)
    {
        while (await HandOut(ct) > 0)
        {
            // More may have come.
        }
    }

    /// <summary>Takes deliveries that are due, for this process, for the length of a lease.</summary>
    public Task<IReadOnlyList<Claimed>> Claim(int atMost, CancellationToken ct) => InShell<IReadOnlyList<Claimed>>(async (services, _) =>
    {
        var db = services.GetRequiredService<CoreDbContext>();
        var real = TimeProvider.System.GetUtcNow();
        if (!await Open(db, real).AnyAsync(ct)) return [];
        var room = MostInHand - await db.Inbox.Where(m => m.DoneAt == null && m.DeadAt == null && m.LeaseUntil >= real).CountAsync(ct);
        if (room <= 0) return [];
        await using var turn = await OutboxTurn(db, ct);
        var claimed = await Open(db, real).OrderBy(m => m.NextAt).Take(Math.Min(atMost, room)).Select(m => new Claimed(m.Id, m.Name.StartsWith("job:"))).ToListAsync(ct);
        var ids = claimed.ConvertAll(c => c.Id);
        await db.Inbox.Where(m => ids.Contains(m.Id)).ExecuteUpdateAsync(s => s.SetProperty(m => m.LeaseUntil, real + Lease), ct);
        await turn.CommitAsync(ct);
        return claimed;
    });

    /// <summary>Forgets leases of a process that died; only where no other process can hold one.</summary>
    public Task ForgetLeases(CancellationToken ct) => InShell(async (services, _) =>
        await services.GetRequiredService<CoreDbContext>().Inbox.Where(m => m.DoneAt == null && m.LeaseUntil != null)
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.LeaseUntil, (DateTimeOffset?)null), ct));

    /// <summary>Puts right what a clock that was set back left in the future: nothing waits longer than the longest backoff.</summary>
    public Task MendTimes(CancellationToken ct) => InShell(async (services, _) =>
    {
        var db = services.GetRequiredService<CoreDbContext>();
        var now = TimeProvider.System.GetUtcNow();
        var (longest, lease) = (now + Backoff(MaxAttempts), now + Lease);
        var open = db.Inbox.Where(m => m.DoneAt == null && m.DeadAt == null);
        var late = await open.Where(m => m.NextAt > longest || m.Attempts == 0 && m.NextAt > now).ExecuteUpdateAsync(s => s.SetProperty(m => m.NextAt, now), ct);
        return late + await open.Where(m => m.LeaseUntil > lease).ExecuteUpdateAsync(s => s.SetProperty(m => m.LeaseUntil, (DateTimeOffset?)null), ct);
    });

    /// <summary>One delivery; safe to call twice.</summary>
    public async Task Deliver(Guid id, CancellationToken ct)
    {
        using var over = new CancellationTokenSource();
        var renewing = RenewLease(id, over.Token);
        try
        {
            await DeliverOnce(id, ct);
        }
        finally
        {
            await over.CancelAsync();
            await renewing;
        }
    }

    private async Task DeliverOnce(Guid id, CancellationToken ct)
    {
        try
        {
            await InShell(async (services, shell) =>
            {
                var message = await services.GetRequiredService<CoreDbContext>().Inbox.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id && m.DoneAt == null, ct);
                if (message is not null) await DeliverIn(services, shell, message, ct);
                return 0;
            });
        }
        catch (AlreadyDeliveredException)
        {
            log.LogInformation("Delivery {Delivery} was done by another worker", id);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            await NoteFailure(id, e, ct);
        }
    }

    /// <summary>Everything that is due, now, in this call: for the demo clock and for tests.</summary>
    public async Task Drain(CancellationToken ct)
    {
        while (true)
        {
            await HandOutAll(ct);
            var claimed = await Claim(Batch, ct);
            if (claimed.Count == 0) return;
            foreach (var one in claimed) await Deliver(one.Id, ct);
        }
    }

    /// <summary>The first instant after the given one at which waiting work is due.</summary>
    public Task<DateTimeOffset?> NextDueAfter(DateTimeOffset at, CancellationToken ct) => InShell(async (services, _) =>
        await services.GetRequiredService<CoreDbContext>().Inbox.Where(m => m.DoneAt == null && m.DeadAt == null && m.DueAt != null && m.DueAt > at).MinAsync(m => m.DueAt, ct));

    /// <summary>Runs a scheduled job in this call.</summary>
    public Task RunScheduled(JobType job, DateTimeOffset due, CancellationToken ct) => InShell(async (services, _) =>
    {
        using var origin = AuditOrigin.Enter(new("job", job.Name));
        services.GetRequiredService<IActAs>().System();
        await RunJob(services, job, new Tick(due), ct);
        await Flush(services, ct);
        return 0;
    });

    /// <summary>Leaves a scheduled job's work in the outbox; its key makes one run of each time, however many processes or restarts.</summary>
    public Task Ask(JobType job, DateTimeOffset due, CancellationToken ct) => InShell(async (services, _) =>
    {
        var db = services.GetRequiredService<CoreDbContext>();
        db.Outbox.Add(new()
        {
            Name = "job:" + job.Name,
            Payload = JsonSerializer.Serialize(new Tick(due), MessageJson.Options),
            At = due,
            Key = "tick:" + due.ToUniversalTime().ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        });
        return await db.SaveChangesAsync(ct);
    });

    private IQueryable<InboxMessage> Open(CoreDbContext db, DateTimeOffset real)
    {
        var business = clock.GetUtcNow();
        return db.Inbox.Where(m => m.DoneAt == null && m.DeadAt == null && m.NextAt <= real && (m.LeaseUntil == null || m.LeaseUntil < real) && (m.DueAt == null || m.DueAt <= business));
    }

    private async Task DeliverIn(IServiceProvider services, IServiceProvider shell, InboxMessage message, CancellationToken ct)
    {
        using var origin = AuditOrigin.Enter(new("job", message.Subscriber) { Behalf = message.ActorId });
        services.GetRequiredService<IActAs>().System();
        var work = services.GetRequiredService<UnitOfWork>();
        (work.Delivery, work.Origin) = (message.Id, AuditOrigin.Current);
        var subscriptions = shell.GetRequiredService<Subscriptions>();
        if (message.Name.StartsWith("job:", StringComparison.Ordinal))
        {
            var job = subscriptions.Job(message.Name[4..]) ?? throw new InvalidOperationException($"No feature that is on has the job {message.Name[4..]}");
            var args = JsonSerializer.Deserialize(message.Payload, job.Args, MessageJson.Options)!;
            await RunJob(services, job, args, ct);
        }
        else
        {
            var subscriber = subscriptions.Subscriber(message.Name, message.Subscriber) ?? throw new InvalidOperationException($"No feature that is on has {message.Subscriber}");
            var fact = JsonSerializer.Deserialize(message.Payload, subscriber.EventType, MessageJson.Options)!;
            var context = new EventContext(message.MessageId, message.At, message.ActorId, message.Attempts + 1);
            await Invoke(ActivatorUtilities.CreateInstance(services, subscriber.Type), nameof(IOn<>.On), subscriber.EventType, [fact, context, ct]);
        }

        await Flush(services, ct);
    }

    // A scheduled job is shown on the Operations page, with its outcome.
    private Task RunJob(IServiceProvider services, JobType job, object args, CancellationToken ct)
    {
        return job.Cron is not null && args is Tick tick ? runs.Do(job.Name, tick.DueAt, (_, cancel) => Run(cancel), ct) : Run(ct);

        Task Run(CancellationToken cancel) => Invoke(ActivatorUtilities.CreateInstance(services, job.Type), nameof(IJob<>.Run), job.Args, [args, cancel]);
    }

    private async Task RenewLease(Guid id, CancellationToken over)
    {
        while (true)
        {
            await Task.Delay(Lease / 3, TimeProvider.System, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (over.IsCancellationRequested) return;
            try
            {
                await InShell(async (services, _) =>
                {
                    var until = TimeProvider.System.GetUtcNow() + Lease;
                    return await services.GetRequiredService<CoreDbContext>().Inbox.Where(m => m.Id == id && m.DoneAt == null).ExecuteUpdateAsync(s => s.SetProperty(m => m.LeaseUntil, until), CancellationToken.None);
                });
            }
            catch (System.Data.Common.DbException e)
            {
                log.LogWarning(e, "The lease of delivery {Delivery} could not be renewed", id);
            }
        }
    }

    // A handler that saved nothing has still to be marked, and jobs it asked for have still to leave.
    private static async Task Flush(IServiceProvider services, CancellationToken ct)
    {
        var work = services.GetRequiredService<UnitOfWork>();
        if (work.Delivery is not null || !work.IsEmpty) await services.GetRequiredService<CoreDbContext>().SaveChangesAsync(ct);
    }

    private static async Task Invoke(object target, string method, Type first, object[] args)
    {
        var found = target.GetType().GetInterfaces().SelectMany(i => i.GetMethods()).First(m => m.Name == method && m.GetParameters()[0].ParameterType == first);
        try
        {
            await (Task)found.Invoke(target, args)!;
        }
        catch (TargetInvocationException e) when (e.InnerException is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(e.InnerException).Throw();
        }
    }

    private Task NoteFailure(Guid id, Exception e, CancellationToken ct) => InShell(async (services, _) =>
    {
        var db = services.GetRequiredService<CoreDbContext>();
        var message = await db.Inbox.SingleOrDefaultAsync(m => m.Id == id, ct);
        if (message is null) return 0;
        var now = TimeProvider.System.GetUtcNow();
        message.Attempts++;
        message.LeaseUntil = null;
        message.Error = $"{e.GetType().Name}: {e.Message}";
        message.NextAt = now + Backoff(message.Attempts);
        if (message.Attempts >= MaxAttempts) message.DeadAt = now;
        await db.SaveChangesAsync(ct);
        Telemetry.Measures.JobsFailed.Add(1);
        log.LogWarning(e, "Delivery {Delivery} to {Subscriber} failed, attempt {Attempt}", id, message.Subscriber, message.Attempts);
        return 0;
    });

    /// <summary>1 s, 4 s, 16 s … at most an hour.</summary>
    internal static TimeSpan Backoff(int attempts) => TimeSpan.FromSeconds(Math.Min(3600, Math.Pow(4, attempts - 1)));

    private static InboxMessage ToInbox(OutboxMessage m, string subscriber) => new()
    {
        MessageId = m.Id,
        Subscriber = subscriber,
        Name = m.Name,
        Payload = m.Payload,
        At = m.At,
        DueAt = m.DueAt,
        Key = m.Key,
        ActorId = m.ActorId,
        NextAt = TimeProvider.System.GetUtcNow(),
    };

    private static async Task<HashSet<(string, string)>> KeysThere(CoreDbContext db, List<OutboxMessage> messages, CancellationToken ct)
    {
        var keys = messages.Where(m => m.Key is not null).Select(m => m.Key!).ToList();
        if (keys.Count == 0) return [];
        var there = await db.Inbox.Where(m => m.Key != null && keys.Contains(m.Key)).Select(m => new { m.Subscriber, m.Key }).ToListAsync(ct);
        return [.. there.Select(t => (t.Subscriber, t.Key!))];
    }

    // Two processes on PostgreSQL must not hand out the same message: the pass is one transaction under one lock.
    private static async Task<Turn> OutboxTurn(CoreDbContext db, CancellationToken ct)
    {
        var turn = await db.BeginAsync(ct);
        if (!db.Database.IsSqliteDatabase()) await db.Database.ExecuteSqlRawAsync("select pg_advisory_xact_lock(4847359012)", ct);
        return turn;
    }

    private async Task<T> InShell<T>(Func<IServiceProvider, IServiceProvider, Task<T>> act)
    {
        var shell = shells.Enter();
        try
        {
            await using var scope = shell.Services.CreateAsyncScope();
            return await act(scope.ServiceProvider, shell.Services);
        }
        finally
        {
            shell.Leave();
        }
    }
}

/// <summary>A delivery this process has taken.</summary>
/// <param name="Id">The inbox row.</param>
/// <param name="IsJob">A job may talk to the world outside and take its time; a subscriber only writes rows.</param>
internal sealed record Claimed(Guid Id, bool IsJob);
