using System.Diagnostics;
using Campaigns.Testing;

namespace Campaigns.Reliability.Tests;

/// <summary>The product as a real process, which can be killed.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private readonly Process _process;

    private HostProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public static async Task<HostProcess> Start(Func<string, Dictionary<string, string>> environment, string? folder = null, params string[] under)
    {
        var url = $"http://127.0.0.1:{Machine.FreePort()}";
        string[] command = [.. under, "dotnet", Path.Combine(folder ?? AppContext.BaseDirectory, "Campaigns.Host.dll")];
        var info = new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = folder ?? "", RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (key, value) in environment(url)) info.Environment[key] = value;
        var process = Process.Start(info)!;
        var lines = new List<string>();
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var http = new HttpClient { BaseAddress = new Uri(url) };
        var started = Stopwatch.StartNew();
        while (!await Ready(http))
        {
            if (process.HasExited || started.Elapsed > TimeSpan.FromSeconds(120)) throw new InvalidOperationException("The host did not get ready: " + string.Join(" | ", lines.TakeLast(5)));
            await Task.Delay(50);
        }

        return new(process, new(url));

        void Keep(string? line)
        {
            if (line is not null) lock (lines) lines.Add(line);
        }
    }

    /// <summary>Runs a verb, or a start that cannot be, to its end.</summary>
    public static async Task<(int Code, string Output, string Error)> Run(Dictionary<string, string> environment, params string[] args)
    {
        var info = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Campaigns.Host.dll"), .. args]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (key, value) in environment) info.Environment[key] = value;
        using var process = Process.Start(info)!;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }

    /// <summary>Waits until it has died by itself, at most so long.</summary>
    public async Task Ended(TimeSpan atMost, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(atMost);
        await _process.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary><c>kill -9</c>.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await Kill();
        _process.Dispose();
    }

    private static async Task<bool> Ready(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync("/health/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
