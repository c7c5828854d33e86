using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Campaigns.Data.Messaging;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Campaigns.Data;

/// <summary>Locks for scarce things.</summary>
public static class Locks
{
    /// <summary>Opens the transaction and waits for the turn at one row, so that a rush queues instead of overselling.
    /// Once per transaction, before reading what is scarce. Everything saved until <see cref="Turn.CommitAsync"/> is kept, or nothing.</summary>
    /// <remarks>PostgreSQL locks the row (<c>for update</c>); SQLite has one writer, so the whole database is the lock.</remarks>
    public static async Task<Turn> LockAsync<T>(this ModuleDbContext db, Guid id, CancellationToken ct)
        where T : Entity => (await Take(db, async () =>
    {
#pragma warning disable EF1002 // The table's name comes from the model, the id is a parameter.
        await db.Database.ExecuteSqlRawAsync($"select 1 from {TableOf<T>(db)} where id = {{0}} for update", [id], ct);
#pragma warning restore EF1002
        return true;
    }, ct))!;

    /// <summary>As <see cref="LockAsync{T}"/>, but never waits for who has the row now: null then, and where there is no such row.</summary>
    /// <remarks>On SQLite it waits for the one writer, which is in this process and quick.</remarks>
    public static Task<Turn?> TryLockAsync<T>(this ModuleDbContext db, Guid id, CancellationToken ct)
        where T : Entity => Take(db, async () =>
#pragma warning disable EF1002 // The table's name comes from the model, the id is a parameter.
        (await db.Database.SqlQueryRaw<int>($"select 1 as \"Value\" from {TableOf<T>(db)} where id = {{0}} for update skip locked", id).ToListAsync(ct)).Count > 0, ct);
#pragma warning restore EF1002

    /// <summary>Opens the transaction and waits for the turn at several scarce things that have no row of their own, such as a hall and a person
    /// at once. Whoever names one of them waits until the transaction ends.</summary>
    /// <remarks>PostgreSQL takes advisory locks of the transaction, always in the same order, so that two who want the same things never wait
    /// for each other; SQLite has one writer, so the whole database is the lock.</remarks>
    /// <param name="db">The context.</param>
    /// <param name="names">What is scarce, as <c>module.thing/key</c>.</param>
    /// <param name="ct">Gives up.</param>
    public static async Task<Turn> LockNamesAsync(this ModuleDbContext db, IEnumerable<string> names, CancellationToken ct) => (await Take(db, async () =>
    {
        foreach (var key in names.Select(KeyOf).Distinct().Order())
            await db.Database.ExecuteSqlRawAsync("select pg_advisory_xact_lock({0})", [key], ct);
        return true;
    }, ct))!;

    /// <summary>Opens a transaction over several saves; on SQLite in the queue of writers.</summary>
    public static async Task<Turn> BeginAsync(this ModuleDbContext db, CancellationToken ct)
    {
        var writer = await Writers.Enter(db, ct);
        try
        {
            return new(await db.Database.BeginTransactionAsync(ct), writer, db.Work?.Signal);
        }
        catch
        {
            writer?.Dispose();
            throw;
        }
    }

    // On SQLite the transaction is the turn. Null: it was not to be had without waiting.
    private static async Task<Turn?> Take(ModuleDbContext db, Func<Task<bool>> isMine, CancellationToken ct)
    {
        var turn = await BeginAsync(db, ct);
        try
        {
            if (db.IsSqlite || await isMine()) return turn;
        }
        catch
        {
            await turn.DisposeAsync();
            throw;
        }

        await turn.DisposeAsync();
        return null;
    }

    private static string? TableOf<T>(ModuleDbContext db) => db.Model.FindEntityType(typeof(T))!.GetTableName();

    // Two names that share a key only wait for each other; nothing breaks.
    private static long KeyOf(string name) => BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name)));

    /// <summary>Whether this is SQLite.</summary>
    public static bool IsSqliteDatabase(this Microsoft.EntityFrameworkCore.Infrastructure.DatabaseFacade database) => database.IsSqlite();
}

/// <summary>A turn at a scarce row. Disposing without commit rolls back.</summary>
public sealed class Turn : IAsyncDisposable
{
    private readonly IDbContextTransaction _transaction;
    private readonly IDisposable? _writer;
    private readonly OutboxSignal? _signal;

    internal Turn(IDbContextTransaction transaction, IDisposable? writer, OutboxSignal? signal) => (_transaction, _writer, _signal) = (transaction, writer, signal);

    /// <summary>Keeps what was saved.</summary>
    public async Task CommitAsync(CancellationToken ct)
    {
        await _transaction.CommitAsync(ct);
        _signal?.Set();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        _writer?.Dispose();
    }
}

/// <summary>The queue of writers before SQLite's one writer.</summary>
internal static class Writers
{
    // Longer than any transaction of ours; a writer that waits longer meets a defect, and says so.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task<IDisposable?> Enter(ModuleDbContext db, CancellationToken ct)
    {
        if (!db.IsSqlite || db.DatabaseSettings is not { } settings) return null;
        if (!await settings.Writer.WaitAsync(Patience, ct)) throw new TimeoutException("Waited 60 s for the database's writer");
        return new Leave(settings.Writer);
    }

    private sealed class Leave(SemaphoreSlim writer) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0) writer.Release();
        }
    }
}
