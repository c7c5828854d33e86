using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace Campaigns.Runtime.Faults;

/// <summary>What can be wrong with the place where data are kept.</summary>
internal enum Trouble
{
    Full,
    ReadOnly,
    Slow,
    Unreachable,
    Failed,
}

/// <summary>Tells a fault of the storage, which passes and is nobody's mistake, from a defect.</summary>
internal static class Troubles
{
    // EFBIG and ENOSPC and EDQUOT as .NET hands them on: HResult carries errno.
    private static readonly int[] NoRoom = [27, 28, 122];

    /// <summary>In one word, as health, problems and texts say it.</summary>
    public static string Word(this Trouble trouble) => trouble == Trouble.ReadOnly ? "read-only" : trouble.ToString().ToLowerInvariant();

    /// <summary>The fault behind an exception; null: it is something else.</summary>
    public static Trouble? Of(Exception? e) => e switch
    {
        null => null,
        SqliteException s => OfSqlite(s.SqliteErrorCode),
        PostgresException p => OfPostgres(p.SqlState),
        NpgsqlException { InnerException: TimeoutException } => Trouble.Slow,
        NpgsqlException { InnerException: IOException or System.Net.Sockets.SocketException } => Trouble.Unreachable,
        NpgsqlException { IsTransient: true } => Trouble.Unreachable,
        TimeoutException t when t.Message.Contains("database", StringComparison.Ordinal) => Trouble.Slow,
        IOException io when Array.Exists(NoRoom, n => (io.HResult & 0xFFFF) == n) => Trouble.Full,
        _ => Of(e.InnerException),
    };

    private static Trouble? OfSqlite(int code) => code switch
    {
        raw.SQLITE_FULL => Trouble.Full,
        raw.SQLITE_READONLY => Trouble.ReadOnly,
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => Trouble.Slow,
        raw.SQLITE_CANTOPEN => Trouble.Unreachable,
        raw.SQLITE_IOERR => Trouble.Failed,
        _ => null,
    };

    // Appendix A of PostgreSQL's manual.
    private static Trouble? OfPostgres(string state) => state switch
    {
        PostgresErrorCodes.DiskFull => Trouble.Full,
        PostgresErrorCodes.ReadOnlySqlTransaction => Trouble.ReadOnly,
        PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.LockNotAvailable => Trouble.Slow,
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections => Trouble.Unreachable,
        PostgresErrorCodes.IoError => Trouble.Failed,
        _ when state.StartsWith("08", StringComparison.Ordinal) => Trouble.Unreachable,
        _ when state.StartsWith("53", StringComparison.Ordinal) => Trouble.Full,
        _ => null,
    };
}
