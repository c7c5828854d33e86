using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Campaigns.Approvals.Contracts;
using Campaigns.Content.Data;
using Campaigns.Content.Domain;
using Campaigns.Content.Features.EditContent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Campaigns.Content.Features.AskApproval;

/// <summary>Texts as what can be put up for approval. They belong to the whole site, so the question lies at the top of the organisation.</summary>
internal sealed class Publications(ContentDbContext db, IEnumerable<IDirectorySource> directories, IStringLocalizer texts, TimeProvider clock) : IApprovalSubjectProvider
{
    public const string Type = "content.publication", Publish = "content.publish";

    private static readonly SubjectField[] Fields =
    [
        new("type", FieldType.Text, "content.types"), new("authorId", FieldType.User, "content.author"), new("title", FieldType.Text, "content.title"),
        new("summary", FieldType.Text, "content.summary"), new("changes", FieldType.Text, "content.changes-for-you"), new("words", FieldType.Integer, "content.words"),
    ];

    public ApprovalSubjectType Describe() => new(Type, Fields, [Publish]);

    public async Task<SubjectSnapshot?> GetAsync(string id, CancellationToken ct)
    {
        if (!Guid.TryParse(id, out var itemId) || !await db.Items.AnyAsync(i => i.Id == itemId, ct)) return null;
        var (item, version) = await ListContentQuery.Newest(db, itemId, ct);
        var wording = version.Wording;
        var facts = new Dictionary<string, object?>
        {
            ["type"] = item.Type,
            ["authorId"] = version.AuthorId,
            ["title"] = wording.Title,
            ["summary"] = wording.Summary,
            ["changes"] = wording.Changes,
            ["words"] = (long)wording.Body.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length,
        };
        return new(VersionOf(item), HashOf(wording), texts["content.approval-title", wording.Title], await Top(ct), facts, Card(item, wording));
    }

    public Task<bool> CanSubmitAsync(string userId, string id, CancellationToken ct) => Task.FromResult(false); // Only by the module's own command, which looks at the permission.

    /// <summary>What was approved is what was shown: one version of the text.</summary>
    public static string VersionOf(ContentItem item) => item.LatestVersion.ToString(CultureInfo.InvariantCulture);

    private static string HashOf(Wording wording) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(wording))))[..32];

    // The topmost area that anybody works in.
    private async Task<string> Top(CancellationToken ct)
    {
        if (directories.LastOrDefault() is not { } source) return "";
        var directory = await source.At(clock.GetUtcNow(), ct);
        if (directory.Levels.Count == 0) return "";
        return directory.People.SelectMany(directory.PositionsOf).Select(p => directory.Ancestor(p.Area, directory.Levels[0])).FirstOrDefault(a => a is not null) ?? "";
    }

    // The whole text: who decides it need not have a permission for the pages it was written on.
    private SubjectCard Card(ContentItem item, Wording wording)
    {
        var lines = new Dictionary<string, string> { [texts["content.types"]] = texts["content.type-" + item.Type], [texts["content.title"]] = wording.Title, [texts["content.summary"]] = wording.Summary };
        if (wording.Changes is { } changes) lines[texts["content.changes-for-you"]] = changes;
        lines[texts["content.body"]] = wording.Body;
        if (item.WishedAt is { } at) lines[texts["content.publish-at"]] = Ui.Formats.Moment(at);
        var parts = new List<CardSection> { new(wording.Title, lines) };
        if (wording.BodyEn is { } english) parts.Add(new(wording.TitleEn ?? wording.Title, new Dictionary<string, string> { [texts["content.english"]] = english }));
        return new(parts, new Dictionary<string, string>());
    }
}
