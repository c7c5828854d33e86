using Campaigns.Testing;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Xunit;

namespace Campaigns.Browser.Tests;

/// <summary>What must hold on every page of every journey.</summary>
internal static class Looks
{
    private static readonly string Artefacts = Path.Combine(Machine.Root, "artifacts", "screenshots");

    private static readonly BundledAxeScriptProvider Axe = new();

    // A picture of every page takes a fifth of the time, so they are taken for those who want to look at them: ./test --pictures.
    private static readonly bool Pictures = Environment.GetEnvironmentVariable("CAMPAIGNS_PICTURES") is { Length: > 0 };

    /// <summary>No axe violation, no error in the console, nothing scrolls sideways; a picture is kept of what is not sound.</summary>
    public static async Task MustBeSound(this IPage page, string name, List<string> console)
    {
        try
        {
            await page.IsSound(name, console);
        }
        catch (Exception) when (!Pictures)
        {
            await page.Take(name);
            throw;
        }
    }

    private static async Task IsSound(this IPage page, string name, List<string> console)
    {
        Assert.True(console.Count == 0, $"{name}: {string.Join("; ", console)}");
        await page.Shot(name);
        console.Clear(); // Taking a picture puts a style of the tool's own into the page, and the policy rightly refuses it.
        var wide = await page.Excess();
        Assert.True(wide <= 0, $"{name} scrolls sideways by {wide} px");
        var violations = await page.Violations();
        Assert.True(violations.Length == 0, $"{name}: {string.Join("; ", violations)}");
    }

    // A page is looked at when its letters are there and the parts that are being asked for, which are pale meanwhile, have come.
    private const string Rest = """
        const rest = async () => {
            await document.fonts.ready;
            for (let calm = 0, frame = 0; calm < 3 && frame < 3600; frame++) {
                calm = document.querySelector(".htmx-request, [aria-busy='true']") ? 0 : calm + 1;
                await new Promise(requestAnimationFrame);
            }
        };
        """;

    // By how much the page is wider than its window; one that was just resized takes some frames to settle.
    private static Task<int> Excess(this IPage page) => page.EvaluateAsync<int>($$"""
        async () => {
            {{Rest}}
            await rest();
            const excess = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
            for (let frame = 0; frame < 60 && excess() > 0; frame++) await new Promise(requestAnimationFrame);
            return excess();
        }
        """);

    // All of axe's rules, right in the page: its wrapper opens a second, empty page for each report and describes every element that is sound, which takes longer than the rules.
    // What is found must stay when the page has come to rest once more: a part may begin to be asked for between two looks.
    private static async Task<string[]> Violations(this IPage page)
    {
        Assert.Single(page.Frames); // What is in a frame would not be looked at.
        await page.EvaluateAsync(Axe.GetScript());
        return await page.EvaluateAsync<string[]>($$"""
            async () => {
                {{Rest}}
                for (let turn = 1; ; turn++) {
                    const found = await axe.run(document, { resultTypes: ["violations"] });
                    if (found.violations.length === 0) return [];
                    if (turn === 3) return found.violations.map(v => `${v.id} at ${v.nodes.slice(0, 3).map(n => n.html + JSON.stringify(n.any.map(c => c.data))).join(", ")}`);
                    for (let frame = 0; frame < 30; frame++) await new Promise(requestAnimationFrame);
                    await rest();
                }
            }
            """);
    }

    /// <summary>A picture, where they are wanted.</summary>
    public static Task Shot(this IPage page, string name) => Pictures ? page.Take(name) : Task.CompletedTask;

    private static async Task Take(this IPage page, string name)
    {
        Directory.CreateDirectory(Artefacts);
        await page.ScreenshotAsync(new() { Path = Path.Combine(Artefacts, name + ".png"), FullPage = true });
    }

    /// <summary>Errors of the console and of scripts, as they come.</summary>
    public static List<string> Errors(this IPage page)
    {
        var errors = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error") errors.Add(message.Text);
        };
        page.PageError += (_, error) => errors.Add(error);
        return errors;
    }

    public static async Task SignIn(this IPage page, string user)
    {
        await page.GotoAsync("/login");
        await page.GetByLabel("Tên đăng nhập").FillAsync(user);
        await page.GetByLabel("Mật khẩu").FillAsync(Campaigns.Testing.Site.TestSite.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập" }).ClickAsync();
        await page.WaitForURLAsync("**/admin**");
    }
}
