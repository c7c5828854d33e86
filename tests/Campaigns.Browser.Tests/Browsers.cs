using Microsoft.Playwright;
using Xunit;


namespace Campaigns.Browser.Tests;

/// <summary>The system's Chromium, started once.</summary>
public static class Browsers
{
    private static readonly Lazy<Task<IBrowser>> One = new(Launch);

    /// <summary>Whether browser tests are left out: <c>./test --fast</c>.</summary>
    public static bool LeftOut => Environment.GetEnvironmentVariable("CAMPAIGNS_FAST") is { Length: > 0 };

    /// <summary>A fresh visitor.</summary>
    public static async Task<IBrowserContext> Visitor(Uri site, int width, bool javaScript = true, ColorScheme scheme = ColorScheme.Light)
    {
        var browser = await One.Value;
        return await browser.NewContextAsync(new()
        {
            BaseURL = site.ToString(),
            Locale = "vi-VN",
            TimezoneId = "Asia/Ho_Chi_Minh",
            ViewportSize = new() { Width = width, Height = width < 500 ? 740 : 900 },
            JavaScriptEnabled = javaScript,
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
        });
    }

    private static async Task<IBrowser> Launch()
    {
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }
}
