using Campaigns.Kernel.Commands;

namespace Campaigns.Content.Domain;

/// <summary>What an item says, in Vietnamese and, where somebody wrote it, in English.</summary>
/// <param name="Title">Title, or the question.</param>
/// <param name="Summary">One or two plain sentences for lists and feeds.</param>
/// <param name="Changes">What changes for the reader; shown first, in a frame. Plain text.</param>
/// <param name="Body">Markdown.</param>
internal sealed record Wording(string Title, string? TitleEn, string Summary, string? SummaryEn, string? Changes, string? ChangesEn, string Body, string? BodyEn)
{
    /// <summary>A picture of the media library above the text.</summary>
    public Guid? Picture { get; init; }

    public const int TitleLimit = 200, SummaryLimit = 500, BodyLimit = 50_000;

    /// <summary>Trimmed; an empty English field counts as not written.</summary>
    public Wording Tidy() => new(Title.Trim(), Filled(TitleEn), Summary.Trim(), Filled(SummaryEn), Filled(Changes), Filled(ChangesEn), Body.Trim(), Filled(BodyEn)) { Picture = Picture };

    public IEnumerable<Failure> Check()
    {
        if (string.IsNullOrWhiteSpace(Title)) yield return Failure.Invalid("content.title-missing", "title");
        if (string.IsNullOrWhiteSpace(Body)) yield return Failure.Invalid("content.body-missing", "body");
        foreach (var (field, text, limit) in Lengths())
            if (text?.Length > limit) yield return Failure.Invalid("content.too-long", field, limit);
        foreach (var (field, text) in new[] { ("title", Title), ("titleEn", TitleEn) })
            if (text is not null && text.Trim().Any(char.IsControl)) yield return Failure.Invalid("content.control-characters", field);
    }

    private IEnumerable<(string Field, string? Text, int Limit)> Lengths() =>
    [
        ("title", Title, TitleLimit), ("titleEn", TitleEn, TitleLimit), ("summary", Summary, SummaryLimit), ("summaryEn", SummaryEn, SummaryLimit),
        ("changes", Changes, SummaryLimit), ("changesEn", ChangesEn, SummaryLimit), ("body", Body, BodyLimit), ("bodyEn", BodyEn, BodyLimit),
    ];

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
