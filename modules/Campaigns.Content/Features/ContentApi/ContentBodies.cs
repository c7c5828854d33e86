using Campaigns.Content.Domain;

namespace Campaigns.Content.Features.ContentApi;

/// <summary>Body of a write.</summary>
/// <param name="Slug">Address part; made from the title when left out. Fixed once the item was shown.</param>
/// <param name="Title">Vietnamese title, or the question.</param>
/// <param name="Body">Markdown; the <c>…En</c> fields are the English mirror and optional.</param>
/// <param name="Changes">What changes for the reader; plain text, shown first.</param>
/// <param name="Position">Place among questions and pages; lower first.</param>
/// <param name="Picture">A picture of the media library above the text; left out: none.</param>
internal sealed record ContentBody(string? Slug, string? Title, string? TitleEn, string? Summary, string? SummaryEn, string? Changes, string? ChangesEn, string? Body, string? BodyEn, int? Position, Guid? Picture = null)
{
    public Wording Wording => new(Title ?? "", TitleEn, Summary ?? "", SummaryEn, Changes, ChangesEn, Body ?? "", BodyEn) { Picture = Picture };
}

/// <summary>Body of a publish.</summary>
/// <param name="PublishAt">An instant ahead; left out: now.</param>
internal sealed record PublishBody(DateTimeOffset? PublishAt)
{
    public PublishBody()
        : this((DateTimeOffset?)null)
    {
    }
}

/// <summary>Body of a question for approval.</summary>
/// <param name="PublishAt">An instant ahead; left out: as soon as it is approved.</param>
/// <param name="Comment">For those who are asked.</param>
internal sealed record SubmitBody(DateTimeOffset? PublishAt, string? Comment)
{
    public SubmitBody()
        : this(null, null)
    {
    }
}

/// <summary>An item with its newest version.</summary>
internal sealed record ContentResource(Guid Id, string Type, string Slug, string Status, int Position, string Title, string? TitleEn, string Summary, string? SummaryEn,
    string? Changes, string? ChangesEn, string Body, string? BodyEn, int Version, int? PublishedVersion, DateTimeOffset? PublishAt, DateTimeOffset? PublishedAt, DateTimeOffset ChangedAt, Guid? Picture)
{
    public static ContentResource Of(ContentItem item, ContentVersion version)
    {
        var w = version.Wording;
        return new(item.Id, item.Type, item.Slug, item.Status.Word(), item.Position, w.Title, w.TitleEn, w.Summary, w.SummaryEn, w.Changes, w.ChangesEn, w.Body, w.BodyEn,
            version.Number, item.ShownVersion, item.PublishAt, item.PublishedAt, item.ChangedAt, w.Picture);
    }
}

/// <summary>A row of a list: the item without its texts.</summary>
internal sealed record ContentRow(Guid Id, string Type, string Slug, string Status, string Title, int Version, int? PublishedVersion, DateTimeOffset? PublishAt, DateTimeOffset? PublishedAt, DateTimeOffset ChangedAt);

/// <summary>One version of an item.</summary>
internal sealed record VersionResource(int Version, string By, DateTimeOffset At, string Title, string? TitleEn, string Summary, string? SummaryEn, string? Changes, string? ChangesEn, string Body, string? BodyEn)
{
    public static VersionResource Of(ContentVersion v) => new(v.Number, v.By, v.At, v.Wording.Title, v.Wording.TitleEn, v.Wording.Summary, v.Wording.SummaryEn,
        v.Wording.Changes, v.Wording.ChangesEn, v.Wording.Body, v.Wording.BodyEn);
}
