using Microsoft.Playwright;

namespace Campaigns.Benchmarks;

/// <summary>The desk's app in a browser whose processor is slowed four times, as a cheap phone's is.</summary>
internal static class DeskPhone
{
    private const double Slower = 4;

    public static async Task Measure(Uri site, string eventId)
    {
        if (Array.Find(["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"], File.Exists) is not { } chromium)
        {
            Console.WriteLine("| the same on a processor slowed 4× | not measured: no Chromium here | | | |");
            return;
        }

        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox", "--disable-gpu"] });
        var context = await browser.NewContextAsync(new() { BaseURL = site.ToString(), Locale = "vi-VN", TimezoneId = "Asia/Ho_Chi_Minh", ViewportSize = new() { Width = 360, Height = 740 } });
        await context.Clock.SetFixedTimeAsync("2019-03-19T09:00:00+07:00");
        var page = await context.NewPageAsync();
        await page.GotoAsync("/login");
        await page.GetByLabel("Tên đăng nhập").FillAsync("admin");
        await page.GetByLabel("Mật khẩu").FillAsync("Thanhhoa-2019");
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập" }).ClickAsync();
        await page.WaitForURLAsync("**/admin**");
        var slow = await context.NewCDPSessionAsync(page);
        await slow.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = Slower });
        await page.GotoAsync("/desk");
        var card = page.Locator("#desk-app li.card").Filter(new() { Has = page.Locator($"a[href*='{eventId}']") });
        await card.GetByRole(AriaRole.Button, new() { Name = "Tải về máy" }).ClickAsync();
        await page.GetByLabel("Mã PIN 6 số").FillAsync("246810");
        var load = System.Diagnostics.Stopwatch.StartNew();
        await page.GetByRole(AriaRole.Button, new() { Name = "Đặt mã PIN" }).ClickAsync();
        await card.GetByText("Sẵn sàng ngoại tuyến").WaitForAsync();
        var loaded = load.Elapsed;
        load.Restart();
        await card.GetByRole(AriaRole.Button, new() { Name = "Mở bàn" }).ClickAsync();
        await page.GetByRole(AriaRole.Searchbox).WaitForAsync();
        var opened = load.Elapsed;
        Console.WriteLine($"| the same on a processor slowed 4× | loaded and sealed in {loaded.TotalSeconds:0.0} s (a second of it for the PIN's key), opened in {opened.TotalSeconds:0.0} s | | | |");
        Console.WriteLine($"| a search there, words typed to names drawn | {await Search(page):0.0} ms at the median | | | < 50 ms |");
    }

    private static async Task<double> Search(IPage page) => await page.EvaluateAsync<double>("""
        () => {
            const box = document.querySelector('#desk-app input[type=search]');
            const times = [];
            for (const words of ['nguyen', 'thi hoa 12', 'hoa desk 4', '0123', 'nguyen thi hoa desk 999', 'khong co ai', 'ho', 'desk 77', '4321', 'thi']) {
                const from = performance.now();
                box.value = words;
                box.dispatchEvent(new Event('input'));
                document.querySelector('.desk-results').getBoundingClientRect();
                times.push(performance.now() - from);
            }
            return times.sort((a, b) => a - b)[5];
        }
        """);
}
