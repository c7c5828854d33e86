using System.Text;
using System.Text.Json;

namespace Campaigns.People.Tests.Demo;

public sealed class RecipeFileTests
{
    private const int LargestBytes = 390_000;

    [Fact]
    public void Every_table_is_plain_normal_text_with_whole_rows()
    {
        var files = Directory.GetFiles(Table.Folder, "*.csv", SearchOption.AllDirectories);
        Assert.True(files.Length > 20);
        Assert.All(files, file =>
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(file));
            Assert.True(text.Length > 0 && text[0] != '\uFEFF' && text[^1] == '\n', file);
            Assert.True(new FileInfo(file).Length <= LargestBytes, file);
            Assert.DoesNotContain('\r', text);
            // The promise readers build on: a comma always parts two cells.
            Assert.DoesNotContain('"', text);
            Assert.True(text.IsNormalized(NormalizationForm.FormC), file);
            var lines = text.TrimEnd('\n').Split('\n');
            Assert.All(lines, line => Assert.Equal(lines[0].Count(c => c == ','), line.Count(c => c == ',')));
        });
    }

    [Theory]
    [InlineData("2019", "2019-04-30T09:00:00+07:00")]
    [InlineData("2026", "2026-03-02T08:00:00+07:00")]
    public void Every_part_of_a_world_names_files_that_lie_beside_it(string world, string clock)
    {
        var parts = Directory.GetFiles(Table.Folder, $"thanh-hoa-{world}.recipe.json", SearchOption.AllDirectories);
        Assert.True(parts.Length >= 7);
        Assert.All(parts, part =>
        {
            using var recipe = JsonDocument.Parse(File.ReadAllText(part));
            Assert.Equal($"thanh-hoa-{world}", recipe.RootElement.GetProperty("name").GetString());
            var network = part.Contains("Campaigns.Network", StringComparison.Ordinal);
            Assert.Equal(network, recipe.RootElement.TryGetProperty("title", out _));
            if (network) Assert.Equal(clock, recipe.RootElement.GetProperty("clock").GetString());
            Assert.All(recipe.RootElement.GetProperty("steps").EnumerateArray(), step =>
            {
                Assert.NotEqual("", step.GetProperty("name").GetString());
                if (step.TryGetProperty("file", out var file))
                    Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(part)!, file.GetString()!)), $"{part}: {file}");
            });
        });
    }
}
