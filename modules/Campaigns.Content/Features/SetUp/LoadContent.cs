using System.Text.Json;
using Campaigns.Content.Data;
using Campaigns.Content.Domain;
using Campaigns.Content.Features.ShowContent;
using Campaigns.Content.Features.WriteContent;
using Campaigns.Kernel.Recipes;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Content.Features.SetUp;

/// <summary>Step <c>content-items</c>: <c>file</c> names a JSON list of items. One whose slug is there already is left as it is, so that
/// a text somebody changed is never overwritten. An item with <c>publishedAt</c> is shown from then on; without, it is a draft.</summary>
internal sealed class LoadContent(ContentDbContext db, PublicCache cache, TimeProvider clock) : IRecipeStep
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public string Name => "content-items";

    public async Task Run(RecipeContext context, CancellationToken ct)
    {
        var file = context.Text("file");
        await using var stream = context.Open(file);
        var rows = await JsonSerializer.DeserializeAsync<List<Row>>(stream, Json, ct) ?? throw new RecipeException($"{file} is empty");
        foreach (var (row, number) in rows.Select((row, index) => (row, index + 1))) await Add(row, $"{file}, item {number}", ct);
        await db.SaveChangesAsync(ct);
        await cache.Changed(ct);
        context.Progress($"{rows.Count} texts");
    }

    private async Task Add(Row row, string place, CancellationToken ct)
    {
        if (!ContentTypes.Knows(row.Type)) throw new RecipeException($"{place}: there is no type \"{row.Type}\"");
        var wording = new Wording(row.Title ?? "", row.TitleEn, row.Summary ?? "", row.SummaryEn, row.Changes, row.ChangesEn, Lines(row.Body), row.BodyEn is null ? null : Lines(row.BodyEn));
        if (wording.Check().FirstOrDefault() is { } wrong) throw new RecipeException($"{place}: {wrong.Code} ({wrong.Field})");
        var slug = row.Slug ?? Slugs.Of(wording.Title);
        if (!Slugs.Fits(slug)) throw new RecipeException($"{place}: \"{slug}\" is not a slug");
        if (await db.Items.AnyAsync(i => i.Type == row.Type && i.Slug == slug, ct)) return;

        var (item, version) = ContentItem.Write(row.Type!, slug, row.Position, wording, new(Authors.System), row.PublishedAt?.ToUniversalTime() ?? clock.GetUtcNow(), row.Id);
        if (row.PublishedAt is { } at) item.Publish(at.ToUniversalTime());
        db.AddRange(item, version);
    }

    // Long texts stand in the file as a list of lines, so that a change of one shows as a change of one.
    private static string Lines(IReadOnlyList<string>? lines) => string.Join('\n', lines ?? []);

    private sealed record Row(Guid? Id, string? Type, string? Slug, int Position, DateTimeOffset? PublishedAt, string? Title, string? TitleEn, string? Summary, string? SummaryEn,
        string? Changes, string? ChangesEn, IReadOnlyList<string>? Body, IReadOnlyList<string>? BodyEn);
}
