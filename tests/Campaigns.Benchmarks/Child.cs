using System.Diagnostics;
using Campaigns.Testing;

namespace Campaigns.Benchmarks;

/// <summary>A server in a process of its own, on a free port of this machine.</summary>
internal sealed class Child : IAsyncDisposable
{
    private static readonly HttpClient Http = new();
    private readonly Process _process;

    private Child(Process process, Uri address, TimeSpan started)
    {
        _process = process;
        Address = address;
        FirstAnswer = started;
    }

    public Uri Address { get; }

    /// <summary>From the start of the process to its first good answer.</summary>
    public TimeSpan FirstAnswer { get; }

    /// <summary>Memory of the process that is in RAM, in MB.</summary>
    public double ResidentMegabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1024.0 / 1024.0;
        }
    }

    public static Task<Child> Product(string dataPath, string path = "/", IReadOnlyDictionary<string, string>? settings = null, string? program = null)
    {
        var all = new Dictionary<string, string>(settings ?? new Dictionary<string, string>())
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Campaigns__DataPath"] = dataPath,
            ["RateLimits__PublicPostsPerMinute"] = "100000000",
        };
        return Start(Path.Combine(program ?? AppContext.BaseDirectory, "Campaigns.Host.dll"), [], path, all, TimeSpan.FromMinutes(4));
    }

    /// <summary>A personal access token of that account, made by the verb.</summary>
    public static async Task<string> Token(string dataPath, string user, IReadOnlyDictionary<string, string>? settings = null)
    {
        var info = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Campaigns.Host.dll"), "token", "--user", user, "--name", "bench"]) { RedirectStandardOutput = true };
        foreach (var (key, value) in settings ?? new Dictionary<string, string>()) info.Environment[key] = value;
        (info.Environment["ASPNETCORE_ENVIRONMENT"], info.Environment["Campaigns__DataPath"]) = ("Development", dataPath);
        using var process = Process.Start(info)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return said.Split('\n').Select(line => line.Trim()).First(line => line.StartsWith("cpn_", StringComparison.Ordinal));
    }

    public static Task<Child> Bare(string? file = null) =>
        Start(typeof(Bench).Assembly.Location, ["floor", "{url}", .. file is null ? Array.Empty<string>() : [file]], "/", new Dictionary<string, string>(), TimeSpan.FromSeconds(30));

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<Child> Start(string dll, string[] args, string path, Dictionary<string, string> settings, TimeSpan patience)
    {
        var url = $"http://127.0.0.1:{Machine.FreePort()}";
        var info = new ProcessStartInfo("dotnet", [dll, .. args.Select(a => a == "{url}" ? url : a)]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (key, value) in settings) info.Environment[key] = value;
        info.Environment["ASPNETCORE_URLS"] = url;
        var clock = Stopwatch.StartNew();
        var process = Process.Start(info)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        while (!await Answers(url + path))
        {
            if (process.HasExited || clock.Elapsed > patience) throw new InvalidOperationException($"{Path.GetFileName(dll)} did not answer");
            await Task.Delay(5);
        }

        return new(process, new(url), clock.Elapsed);
    }

    private static async Task<bool> Answers(string url)
    {
        try
        {
            using var answer = await Http.GetAsync(url);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
