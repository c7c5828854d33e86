using System.Collections.Concurrent;
using System.Globalization;
using Campaigns.Data;
using Campaigns.Kernel.Operations;
using Campaigns.Runtime.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Campaigns.Runtime.Faults;

/// <summary>Whether data can be read and written, once per process.
/// (1) A request that meets a fault closes the door for changes at once, so that those who follow are told in milliseconds and nothing piles up.
/// (2) Only a look that succeeded opens it again, by itself and within some seconds.
/// (3) Reading is never refused: it works or fails by itself.</summary>
internal sealed class Vitals(Probe probe, DatabaseOptions database, DataPath data, IConfiguration configuration, ILogger<Vitals> log) : IConditions
{
    private const string Database = "database";
    private const string Disk = "disk";

    // Health tells of a fault that requests met for this long after it is over, so that one that comes and goes is seen.
    private static readonly TimeSpan Told = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(1);

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly ConcurrentDictionary<string, (Condition Condition, long Said)> _conditions = new();
    private long _looked;
    private long _met;
    private long _latency = -1;
    private int _closed = -1;

    /// <summary>Why changes are refused now; null: they are not.</summary>
    public Trouble? Closed => Volatile.Read(ref _closed) is var closed and >= 0 ? (Trouble)closed : null;

    /// <summary>Of the last look; null when it failed.</summary>
    public TimeSpan? Latency => Volatile.Read(ref _latency) is var ticks and >= 0 ? new(ticks) : null;

    public long? DiskFree
    {
        get
        {
            try
            {
                return new DriveInfo(data.Root).AvailableFreeSpace;
            }
            catch (IOException)
            {
                return null;
            }
        }
    }

    /// <summary>What is wrong now, in order of name.</summary>
    public IReadOnlyList<Condition> Conditions
    {
        get
        {
            foreach (var (check, (_, said)) in _conditions)
                if (TimeProvider.System.GetElapsedTime(said) > (check == Database ? TimeSpan.MaxValue : Forgotten)) _conditions.TryRemove(check, out _);
            return [.. _conditions.Values.Select(c => c.Condition).OrderBy(c => c.Check, StringComparer.Ordinal)];
        }
    }

    public void Report(string check, string reason) => Say(check, "down", reason);

    public void Clear(string check)
    {
        if (_conditions.TryRemove(check, out var was)) log.LogInformation("{Check} works again, after {Seconds} s", check, (int)(TimeProvider.System.GetUtcNow() - was.Condition.Since).TotalSeconds);
    }

    /// <summary>A request or a job met it.</summary>
    public void Met(Trouble trouble, Exception e)
    {
        Volatile.Write(ref _met, TimeProvider.System.GetTimestamp());
        Close(trouble, e.GetBaseException().Message);
    }

    /// <summary>Says something in one word.</summary>
    public void Say(string check, string state, string reason)
    {
        var now = TimeProvider.System.GetTimestamp();
        _conditions.AddOrUpdate(check, _ =>
        {
            log.LogError("{Check} is {State}: {Reason}", check, state, reason);
            return (new(check, state, reason, TimeProvider.System.GetUtcNow()), now);
        }, (_, was) => (was.Condition with { State = state, Reason = reason }, now));
    }

    /// <summary>Looks, unless somebody did in the last time.</summary>
    public async Task Look(TimeSpan atMostOld, CancellationToken ct)
    {
        if (Fresh()) return;
        await _one.WaitAsync(ct);
        try
        {
            if (!Fresh()) await LookNow(ct);
        }
        finally
        {
            _one.Release();
        }

        bool Fresh() => Volatile.Read(ref _looked) is var at and not 0 && TimeProvider.System.GetElapsedTime(at) < atMostOld;
    }

    private async Task LookNow(CancellationToken ct)
    {
        LookAtDisk();
        try
        {
            Volatile.Write(ref _latency, (await LookTwice(write: false, ct)).Ticks);
            await LookTwice(write: true, ct);

            // A database elsewhere does not mind the disk here.
            if (database.Provider == DatabaseProvider.Sqlite && _conditions.ContainsKey(Disk)) Volatile.Write(ref _closed, (int)Trouble.Full);
            else Open();
        }
        catch (Exception e) when (e is System.Data.Common.DbException or TimeoutException or IOException or System.Net.Sockets.SocketException)
        {
            var trouble = Troubles.Of(e) ?? Trouble.Failed;
            if (trouble is Trouble.Slow or Trouble.Unreachable) Volatile.Write(ref _latency, -1);
            Close(trouble, e.GetBaseException().Message);
        }

        Volatile.Write(ref _looked, TimeProvider.System.GetTimestamp());
    }

    // A busy machine may miss one look, and nobody is turned away for that; a database that is away misses both.
    private async Task<TimeSpan> LookTwice(bool write, CancellationToken ct)
    {
        try
        {
            return await probe.Look(write, ct);
        }
        catch (TimeoutException) when (Closed is null)
        {
            return await probe.Look(write, ct);
        }
    }

    private void LookAtDisk()
    {
        var floor = configuration.GetValue("Health:DiskFloorMegabytes", 64L) * 1024 * 1024;
        if (DiskFree is { } free && free < floor) Say(Disk, "full", string.Create(CultureInfo.InvariantCulture, $"{free / 1024 / 1024} MB are free where the data path is; {floor / 1024 / 1024} MB are the least"));
        else Clear(Disk);
    }

    private void Close(Trouble trouble, string reason)
    {
        Volatile.Write(ref _closed, (int)trouble);
        Say(Database, trouble.Word(), reason);
    }

    private void Open()
    {
        Volatile.Write(ref _closed, -1);
        if (Volatile.Read(ref _met) is var met && (met == 0 || TimeProvider.System.GetElapsedTime(met) > Told)) Clear(Database);
    }
}
