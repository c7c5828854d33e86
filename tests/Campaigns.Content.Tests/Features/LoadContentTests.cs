using System.Text.Json;
using Campaigns.Content.Data;
using Campaigns.Content.Domain;
using Campaigns.Content.Features.SetUp;
using Campaigns.Kernel.Recipes;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Content.Tests.Features;

public abstract class LoadContentTests(TestDatabase database) : IAsyncLifetime
{
    private TestModule _house = null!;

    public async ValueTask InitializeAsync() => _house = await Some.House(database);

    public async ValueTask DisposeAsync()
    {
        await _house.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("thanh-hoa-2019")]
    [InlineData("thanh-hoa-2026")]
    public async Task Both_worlds_have_news_questions_and_pages_in_both_languages_and_a_second_run_adds_nothing(string recipe)
    {
        await RunRecipe(recipe);
        await RunRecipe(recipe);
        var items = await _house.In(s => s.GetRequiredService<ContentDbContext>().Items.ToListAsync(Ct));
        Assert.Equal((6, 6, 2), (items.Count(i => i.Type == ContentTypes.Announcement), items.Count(i => i.Type == ContentTypes.Question), items.Count(i => i.Type == ContentTypes.Page)));
        Assert.All(items, i => Assert.Equal(ContentStatus.Published, i.Status));
        Assert.All(ContentTypes.RootPages, slug => Assert.Contains(items, i => i.Type == ContentTypes.Page && i.Slug == slug));
        var versions = await _house.In(s => s.GetRequiredService<ContentDbContext>().Versions.ToListAsync(Ct));
        Assert.All(versions, v => Assert.NotNull(v.Wording.BodyEn));
    }

    [Fact]
    public async Task The_story_of_2019_never_sets_9600_against_10000()
    {
        await RunRecipe("thanh-hoa-2019");
        var versions = await _house.In(s => s.GetRequiredService<ContentDbContext>().Versions.ToListAsync(Ct));
        Assert.All(versions, v => Assert.DoesNotContain("96%", (v.Wording.Body + v.Wording.Summary + v.Wording.BodyEn).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""[{"type":"poem","title":"t","body":["b"]}]""", "item 1: there is no type \"poem\"")]
    [InlineData("""[{"type":"page","title":"t","body":["b"]},{"type":"page","title":"t"}]""", "item 2: content.body-missing (body)")]
    [InlineData("""[{"type":"page","slug":"Có dấu","title":"t","body":["b"]}]""", "item 1: \"Có dấu\" is not a slug")]
    public async Task A_wrong_file_names_the_place_and_adds_nothing(string json, string told)
    {
        var step = JsonDocument.Parse("""{"name":"content-items","file":"x.json"}""").RootElement;
        var refused = await Assert.ThrowsAsync<RecipeException>(() => Run(step, _ => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json))));
        Assert.Contains(told, refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, await _house.In(s => s.GetRequiredService<ContentDbContext>().Items.CountAsync(Ct)));
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private async Task RunRecipe(string recipe)
    {
        using var file = Open(recipe + ".recipe.json");
        foreach (var step in JsonDocument.Parse(file).RootElement.GetProperty("steps").EnumerateArray()) await Run(step, Open);
    }

    private static Stream Open(string file) => typeof(Startup).Assembly.GetManifestResourceStream("Recipes/" + file)!;

    private Task Run(JsonElement step, Func<string, Stream> open) => _house.In(s =>
        s.GetServices<IRecipeStep>().OfType<LoadContent>().Single().Run(new RecipeContext(step, open, _ => { }), Ct));
}

public sealed class LoadContentOnSqlite() : LoadContentTests(TestDatabase.Sqlite());

public sealed class LoadContentOnPostgres() : LoadContentTests(TestDatabase.Postgres());
