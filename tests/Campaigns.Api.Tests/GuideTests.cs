using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Campaigns.Testing;
using Campaigns.Testing.Site;
using Xunit;

namespace Campaigns.Api.Tests;

/// <summary>The guide for authors of modules leads where it says: its blocks are run as they stand, in their order, in a home of their own.</summary>
public sealed partial class GuideTests : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("campaigns-guide-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static string Guide => File.ReadAllText(Path.Combine(Machine.Root, "docs/guides/add-a-module.md"));

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public async Task From_nothing_to_a_module_that_runs()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("CAMPAIGNS_FAST") is { Length: > 0 }, "its tests need PostgreSQL, which is left out");
        await using var site = await TestSite.World();
        var said = await Run(Script(), Machine.Root, site.DataPath);
        Assert.Equal(1, Count(said, "succeeded: 14"));
        Assert.DoesNotContain("failed: 1", said, StringComparison.Ordinal);

        Assert.Equal(["Volunteers"], await site.Features.Scan(Ct));
        Assert.Null(await site.Features.Switch("Volunteers", on: true, Ct));
        using var coordinator = await site.Api("coordinator");
        await coordinator.Post("volunteers", new { text = "Phát tờ rơi ở chợ" }).Must(201);
        await coordinator.Post("volunteers", new { text = "" }).Must(422);
        Assert.Equal("Phát tờ rơi ở chợ", (await coordinator.GetAsync("volunteers", Ct).Must(200)).GetProperty("items")[0].GetProperty("text").GetString());
        using var nobody = await site.Api("auditor");
        await nobody.GetAsync("volunteers", Ct).Must(403);
        Assert.Equal(1, await site.Number("select count(*) from vol_note where hours = 0"));
    }

    [Fact]
    public async Task Within_the_repository_it_stands_where_modules_stand_and_has_its_decisions()
    {
        var copy = Path.Combine(_home, "copy");
        foreach (var file in new[] { "dev", "Campaigns.sln", "tests/Campaigns.Api.Tests/Access/who-may-do-what.txt" }.Concat(TemplateFiles()))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(copy, file))!);
            File.Copy(Path.Combine(Machine.Root, file), Path.Combine(copy, file));
        }

        Directory.CreateDirectory(Path.Combine(copy, "modules"));
        await Run("./dev new-module Parcels prc\n! ./dev new-module Parcels 2>/dev/null\n! ./dev new-module ../x 2>/dev/null", copy);
        Assert.Contains("[TablePrefix(\"prc\")]", await File.ReadAllTextAsync(Path.Combine(copy, "modules/Campaigns.Parcels/Data/ParcelsDbContext.cs"), Ct), StringComparison.Ordinal);
        Assert.Contains("<ProjectReference Include=\"../Campaigns.Testing/", await File.ReadAllTextAsync(Path.Combine(copy, "tests/Campaigns.Parcels.Tests/Campaigns.Parcels.Tests.csproj"), Ct), StringComparison.Ordinal);
        Assert.Contains("POST /api/v1/parcels : province planners", await File.ReadAllTextAsync(Path.Combine(copy, "tests/Campaigns.Api.Tests/Access/who-may-do-what.txt"), Ct), StringComparison.Ordinal);
        var solution = await File.ReadAllTextAsync(Path.Combine(copy, "Campaigns.sln"), Ct);
        Assert.Contains("Campaigns.Parcels.csproj", solution, StringComparison.Ordinal);
        Assert.Contains("Campaigns.Parcels.Tests.csproj", solution, StringComparison.Ordinal);
        Assert.All(Directory.GetFiles(Path.Combine(copy, "modules"), "*", SearchOption.AllDirectories), f => Assert.DoesNotContain("pledges", File.ReadAllText(f), StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<string> TemplateFiles() => Directory.GetFiles(Path.Combine(Machine.Root, "src/Campaigns.Templates/content"), "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Machine.Root, f));

    // Bash blocks run; a patch is written where the text says, and applied.
    private static string Script()
    {
        var script = new StringBuilder();
        foreach (Match block in Blocks().Matches(Guide))
        {
            if (block.Groups[1].Value == "bash") script.AppendLine(block.Groups[2].Value);
            else script.AppendLine("cat >hours.patch <<'PATCH'").Append(block.Groups[2].Value).AppendLine("PATCH").AppendLine("git apply hours.patch");
        }

        return script.ToString();
    }

    private async Task<string> Run(string script, string folder, string data = "")
    {
        var start = new ProcessStartInfo("/bin/bash", ["-s"]) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in Surroundings(data)) start.Environment[name] = value;
        using var shell = Process.Start(start)!;
        var said = shell.StandardOutput.ReadToEndAsync(Ct);
        var wrong = shell.StandardError.ReadToEndAsync(Ct);
        await shell.StandardInput.WriteAsync("set -euo pipefail\n" + script);
        shell.StandardInput.Close();
        await shell.WaitForExitAsync(Ct);
        Assert.True(shell.ExitCode == 0, $"{await said}\n{await wrong}");
        return await said;
    }

    // A home of its own, so that templates and packages made here leave nothing behind; what was restored before is used, and the machine's sources.
    private Dictionary<string, string> Surroundings(string data)
    {
        var home = Environment.GetEnvironmentVariable("HOME") ?? "/root";
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(home, ".nuget/packages");
        if (File.Exists(Path.Combine(home, ".nuget/NuGet/NuGet.Config")))
        {
            Directory.CreateDirectory(Path.Combine(_home, ".nuget/NuGet"));
            File.Copy(Path.Combine(home, ".nuget/NuGet/NuGet.Config"), Path.Combine(_home, ".nuget/NuGet/NuGet.Config"));
        }

        return new()
        {
            ["HOME"] = _home, ["DOTNET_CLI_HOME"] = _home, ["NUGET_PACKAGES"] = Path.Combine(_home, "packages"), ["NUGET_FALLBACK_PACKAGES"] = packages,
            // Built just now, with this test.
            ["PACK_BUILT"] = "1", ["CONFIGURATION"] = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name,
            ["DATA"] = data, ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1", ["DOTNET_NOLOGO"] = "1", ["DOTNET_CLI_UI_LANGUAGE"] = "en",
        };
    }

    private static int Count(string text, string what) => Regex.Count(text, Regex.Escape(what));

    [GeneratedRegex("^```(bash|diff)\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Blocks();
}
