using Microsoft.Playwright;
using Xunit;

namespace Campaigns.Browser.Tests;

/// <summary>The system's Chromium, started once. Its build without windows of its own, where there is one: the same engine for half the work.</summary>
public static class Browsers
{
    // Milliseconds. Nothing is measured by it: a busy machine may take long for what comes all the same.
    private const float Patience = 60_000;

    private static readonly Lazy<Task<IBrowser>> One = new(Launch);

    /// <summary>Where it is.</summary>
    internal static string Executable { get; } = Array.Find(["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"], File.Exists) ?? "chromium";

    /// <summary>What it is started with: nothing asks others than the site.</summary>
    internal static string[] Quiet { get; } = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    /// <summary>Whether browser tests are left out: <c>./test --fast</c>.</summary>
    public static bool LeftOut => Environment.GetEnvironmentVariable("CAMPAIGNS_FAST") is { Length: > 0 };

    /// <summary>A fresh visitor.</summary>
    public static async Task<IBrowserContext> Visitor(Uri site, int width, bool javaScript = true, ColorScheme scheme = ColorScheme.Light)
    {
        var browser = await One.Value;
        var visitor = await browser.NewContextAsync(new()
        {
            BaseURL = site.ToString(),
            Locale = "vi-VN",
            TimezoneId = "Asia/Ho_Chi_Minh",
            ViewportSize = new() { Width = width, Height = width < 500 ? 740 : 900 },
            JavaScriptEnabled = javaScript,
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
        });
        visitor.SetDefaultTimeout(Patience);
        return visitor;
    }

    private static async Task<IBrowser> Launch()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Executable,
            Args = Quiet,
        });
    }
}
