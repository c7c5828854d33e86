using System.Diagnostics;
using Microsoft.Playwright;

namespace Campaigns.Browser.Tests;

/// <summary>A phone: a browser of its own with its own disk, whose battery can die. What it kept is there when it is switched on again.</summary>
internal sealed class Handset(Uri site, string? film = null) : IAsyncDisposable
{
    private readonly string _disk = Directory.CreateTempSubdirectory("campaigns-handset-").FullName;
    private IPlaywright? _playwright;
    private IBrowserContext? _context;

    public IPage Page { get; private set; } = null!;

    public async Task SwitchOn(DateTimeOffset clock, bool offline = false)
    {
        _playwright ??= await Playwright.CreateAsync();
        _context = await _playwright.Chromium.LaunchPersistentContextAsync(_disk, new()
        {
            ExecutablePath = Browsers.Executable,
            Args = [.. Browsers.Quiet, .. Lens],
            BaseURL = site.ToString(),
            Locale = "vi-VN",
            TimezoneId = "Asia/Ho_Chi_Minh",
            ViewportSize = new() { Width = 360, Height = 740 },
            ReducedMotion = ReducedMotion.Reduce,
        });
        await _context.SetOfflineAsync(offline);
        await Set(clock);
        Page = _context.Pages.Count > 0 ? _context.Pages[0] : await _context.NewPageAsync();
    }

    /// <summary>The device's own clock.</summary>
    public Task Set(DateTimeOffset clock) => _context!.Clock.SetFixedTimeAsync(clock.UtcDateTime);

    public Task Offline(bool offline) => _context!.SetOfflineAsync(offline);

    /// <summary>The tab is closed and another one opened.</summary>
    public async Task NewTab()
    {
        var next = await _context!.NewPageAsync();
        await Page.CloseAsync();
        Page = next;
    }

    /// <summary>The process is killed in the middle of whatever it does.</summary>
    public async Task Die()
    {
        var gone = new TaskCompletionSource();
        _context!.Close += (_, _) => gone.TrySetResult();
        foreach (var process in Process.GetProcesses().Where(IsOurs)) process.Kill(entireProcessTree: true);
        await gone.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    public async ValueTask DisposeAsync()
    {
        if (_context is not null) await _context.CloseAsync();
        _playwright?.Dispose();
        Directory.Delete(_disk, recursive: true);
    }

    // What its camera sees: a film instead of a room, and nobody has to allow it.
    private string[] Lens => film is null ? [] : ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", $"--use-file-for-fake-video-capture={film}"];

    private bool IsOurs(Process process)
    {
        try
        {
            var command = File.ReadAllText($"/proc/{process.Id}/cmdline");
            return command.Contains(_disk, StringComparison.Ordinal) && !command.Contains("--type=", StringComparison.Ordinal) && command.Contains("chromium", StringComparison.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // It has just ended.
        }
    }
}
