using Campaigns.Content.Domain;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Campaigns.Content.Features.EditContent;

/// <summary>The form of a text. What may be missing is nullable, so that the rules answer and not the binder.</summary>
internal sealed class ContentForm
{
    public string? Slug { get; set; }

    public int? Position { get; set; }

    public string? Title { get; set; }

    public string? TitleEn { get; set; }

    public string? Summary { get; set; }

    public string? SummaryEn { get; set; }

    public string? Changes { get; set; }

    public string? ChangesEn { get; set; }

    public string? Body { get; set; }

    public string? BodyEn { get; set; }

    public Guid? Picture { get; set; }

    /// <summary>Pictures to choose from.</summary>
    [BindNever]
    public IReadOnlyList<SelectListItem> Pictures { get; set; } = [];

    /// <summary>Whether places among its kind mean something: not for news, which stand by date.</summary>
    public bool HasPosition { get; set; }

    /// <summary>Whether the address can still be chosen.</summary>
    public bool SlugFixed { get; set; }

    // A browser sends line breaks as CR LF; kept are LF, as the API and the recipes write them.
    public Wording Wording => new(Title ?? "", TitleEn, Lines(Summary), SummaryEn, Changes, ChangesEn, Lines(Body), BodyEn is null ? null : Lines(BodyEn)) { Picture = Picture };

    public static ContentForm Of(ContentItem item, Wording words) => new()
    {
        Slug = item.Slug,
        Position = item.Position,
        Title = words.Title,
        TitleEn = words.TitleEn,
        Summary = words.Summary,
        SummaryEn = words.SummaryEn,
        Changes = words.Changes,
        ChangesEn = words.ChangesEn,
        Body = words.Body,
        BodyEn = words.BodyEn,
        Picture = words.Picture,
        HasPosition = item.Type != ContentTypes.Announcement,
        SlugFixed = item.PublishedAt is not null,
    };

    private static string Lines(string? text) => text?.ReplaceLineEndings("\n") ?? "";
}
