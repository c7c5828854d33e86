using Campaigns.Testing;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Campaigns.Browser.Tests;

/// <summary>What must hold on every page of every journey.</summary>
internal static class Looks
{
    private static readonly string Artefacts = Path.Combine(Machine.Root, "artifacts", "screenshots");

    /// <summary>No axe violation, no error in the console, nothing scrolls sideways; and a picture is kept.</summary>
    public static async Task MustBeSound(this IPage page, string name, List<string> console)
    {
        Assert.True(console.Count == 0, $"{name}: {string.Join("; ", console)}");
        await page.Shot(name);
        console.Clear(); // Taking a picture puts a style of the tool's own into the page, and the policy rightly refuses it.
        var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(wide <= 0, $"{name} scrolls sideways by {wide} px");
        var violations = (await page.RunAxe()).Violations;
        Assert.True(violations.Length == 0, $"{name}: {string.Join("; ", violations.Select(v => $"{v.Id} at {string.Join(", ", v.Nodes.Take(3).Select(n => n.Html))}"))}");
    }

    /// <summary>The same where scripts are off, and axe cannot run.</summary>
    public static async Task Shot(this IPage page, string name)
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
