using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Campaigns.Data;
using Campaigns.Testing.Site;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Campaigns.Reliability.Tests;

/// <summary>A start that cannot be is told in one line, with what to do, and without a stack trace.</summary>
public sealed class StartTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_port_in_use_is_named()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var (code, error) = await Run(new() { ["ASPNETCORE_ENVIRONMENT"] = "Testing", ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}" });
        Assert.NotEqual(0, code);
        Assert.Contains(port.ToString(System.Globalization.CultureInfo.InvariantCulture), error, StringComparison.Ordinal);
        Assert.Contains("ASPNETCORE_URLS", error, StringComparison.Ordinal);
        OneLine(error);
    }

    [Fact]
    public async Task A_data_path_that_cannot_be_written_is_named()
    {
        var file = Path.GetTempFileName();
        var (code, error) = await Run(new() { ["Campaigns__DataPath"] = Path.Combine(file, "data") });
        File.Delete(file);
        Assert.NotEqual(0, code);
        Assert.Contains("Campaigns__DataPath", error, StringComparison.Ordinal);
        OneLine(error);
    }

    [Fact]
    public async Task An_unknown_recipe_is_refused_with_those_there_are()
    {
        var (code, error) = await Run(new() { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["Campaigns__Recipe"] = "thanh-hoa-1919" });
        Assert.NotEqual(0, code);
        Assert.Contains("thanh-hoa-1919", error, StringComparison.Ordinal);
        Assert.Contains("thanh-hoa-2019", error, StringComparison.Ordinal);
        OneLine(error);
    }

    [Fact]
    public async Task A_database_newer_than_the_program_is_refused_with_advice()
    {
        await using var world = await WorldFiles.Copy("thanh-hoa-2019", DatabaseProvider.Sqlite);
        await using (var connection = new SqliteConnection(world.Database.ConnectionString))
        {
            await connection.OpenAsync(Ct);
            await using var command = connection.CreateCommand();
            command.CommandText = "insert into evt_migrations values ('29991231000000_Later', '99.0.0'); delete from core_state where key = 'schema'";
            await command.ExecuteNonQueryAsync(Ct);
        }

        var (code, error) = await Run(world.Environment("http://127.0.0.1:0", "2019-03-01T09:00:00+07:00"));
        Assert.NotEqual(0, code);
        Assert.Contains("29991231000000_Later", error, StringComparison.Ordinal);
        Assert.Contains("newer than this program", error, StringComparison.Ordinal);
        OneLine(error);
    }

    [Fact]
    public async Task The_doctor_names_what_is_wrong_where_nothing_starts()
    {
        var folder = Directory.CreateTempSubdirectory("campaigns-doctor-").FullName;
        var (code, output, error) = await HostProcess.Run(new() { ["Campaigns__DataPath"] = folder, ["Database__Provider"] = "PostgreSql", ["ConnectionStrings__Default"] = "Host=127.0.0.1;Port=1;Username=a;Database=a;Timeout=2" }, "doctor");
        Assert.NotEqual(0, code);
        Assert.Contains("ok   data path", output, StringComparison.Ordinal);
        Assert.Contains("BAD  database is unreachable", output, StringComparison.Ordinal);
        Assert.Contains("ConnectionStrings__Default", output, StringComparison.Ordinal);
        Assert.Contains("database is unreachable", error, StringComparison.Ordinal);
        OneLine(error);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_verb_that_does_not_exist_fails()
    {
        var (code, error) = await Run(new() { ["ASPNETCORE_ENVIRONMENT"] = "Testing" }, "no-such-verb");
        Assert.NotEqual(0, code);
        Assert.NotEmpty(error);
    }

    private static void OneLine(string error)
    {
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private static async Task<(int Code, string Error)> Run(Dictionary<string, string> environment, params string[] args)
    {
        var folder = Directory.CreateTempSubdirectory("campaigns-start-").FullName;
        var info = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Campaigns.Host.dll"), .. args]) { RedirectStandardOutput = true, RedirectStandardError = true };
        info.Environment["Campaigns__DataPath"] = folder;
        info.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        foreach (var (key, value) in environment) info.Environment[key] = value;
        using var process = Process.Start(info)!;
        var output = process.StandardOutput.ReadToEndAsync(Ct);
        var error = await process.StandardError.ReadToEndAsync(Ct);
        await output;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(patience.Token);
        Directory.Delete(folder, recursive: true);
        return (process.ExitCode, error);
    }
}
