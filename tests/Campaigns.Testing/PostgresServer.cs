using System.Diagnostics;
using Npgsql;

namespace Campaigns.Testing;

/// <summary>A PostgreSQL server for tests: the one named by <c>CAMPAIGNS_TEST_PG</c>, else one of this process's own, on a free port, gone with it.</summary>
public static class PostgresServer
{
    private static readonly Lazy<Task<string>> Started = new(Start);

    /// <summary>Makes an empty database, or a copy of one, and answers its connection string.</summary>
    public static async Task<string> NewDatabase(string? template = null)
    {
        var admin = await Started.Value;
        var name = "t" + Guid.NewGuid().ToString("N");
        await Run(admin, $"create database {name} template {template ?? "template0"}");
        return new NpgsqlConnectionStringBuilder(admin) { Database = name, Pooling = true, MaxPoolSize = 40 }.ToString();
    }

    /// <summary>Makes a database a template: nobody gets in any more, and who still is goes, because a database in use cannot be copied.</summary>
    public static async Task Seal(string connectionString)
    {
        var (admin, name) = (await Started.Value, new NpgsqlConnectionStringBuilder(connectionString).Database);
        await Run(admin, $"alter database {name} with allow_connections false");
        await Run(admin, $"select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = '{name}' and pid <> pg_backend_pid()");
    }

    /// <summary>Drops a database of <see cref="NewDatabase"/>.</summary>
    public static async Task Drop(string connectionString)
    {
        await using (var connection = new NpgsqlConnection(connectionString)) NpgsqlConnection.ClearPool(connection);
        await Run(await Started.Value, $"drop database if exists {new NpgsqlConnectionStringBuilder(connectionString).Database} with (force)");
    }

    private static async Task Run(string admin, string sql)
    {
        await using var connection = new NpgsqlConnection(admin);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Whether it outlives this process, so that others find its databases.</summary>
    public static bool OfTheRun => Given is not null;

    private static string? Given => Environment.GetEnvironmentVariable("CAMPAIGNS_TEST_PG") is { Length: > 0 } given ? given : null;

    private static Task<string> Start() => Given is { } given ? Task.FromResult(given) : Task.Run(StartOwn);

    private static string StartOwn()
    {
        var bin = Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(d => d, StringComparer.Ordinal).Select(d => Path.Combine(d, "bin")).First();
        var folder = Directory.CreateTempSubdirectory("campaigns-pg-").FullName;
        var data = Path.Combine(folder, "data");
        Directory.CreateDirectory(data);
        var port = Machine.FreePort();
        if (Environment.UserName == "root") Shell($"chown -R postgres:postgres {folder}");
        As($"{bin}/initdb -D {data} -A trust -U campaigns -E UTF8 --locale=C.UTF-8 --no-sync");
        As($"{bin}/pg_ctl -D {data} -w start -l {folder}/log -o \"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off -c synchronous_commit=off -c max_connections=300\"");
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            As($"{bin}/pg_ctl -D {data} -m immediate stop");
            Directory.Delete(folder, recursive: true);
        };
        return $"Host=127.0.0.1;Port={port};Username=campaigns;Database=postgres;Pooling=false";
    }

    private static void As(string command) =>
        Shell(Environment.UserName == "root" ? $"setpriv --reuid=postgres --regid=postgres --init-groups sh -c '{command}'" : command);

    // The server would inherit our pipes and keep them open for ever: its output goes nowhere.
    private static void Shell(string command)
    {
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"{command} >/dev/null 2>&1"]) { WorkingDirectory = "/" })!;
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"Failed ({process.ExitCode}): {command}");
    }
}
