namespace Campaigns.Content.Domain;

/// <summary>The kinds of written content. The word is part of addresses and of the API.</summary>
internal static class ContentTypes
{
    /// <summary>Dated news.</summary>
    public const string Announcement = "announcement";

    /// <summary>A standing page, such as the privacy statement.</summary>
    public const string Page = "page";

    /// <summary>A question with its answer.</summary>
    public const string Question = "question";

    public static readonly IReadOnlyList<string> All = [Announcement, Question, Page];

    /// <summary>Standing pages that every site has at an address of their own; the slug is the address.</summary>
    public static readonly IReadOnlyList<string> RootPages = ["privacy", "accessibility"];

    public static bool Knows(string? type) => type is not null && All.Contains(type);
}

/// <summary>Where an item stands. The word of the API is the lower-case name.</summary>
internal enum ContentStatus
{
    /// <summary>Never shown.</summary>
    Draft,

    /// <summary>Will be shown at its instant.</summary>
    Scheduled,

    /// <summary>Shown; a newer version may wait as a draft beside it.</summary>
    Published,

    /// <summary>Was shown, and taken down.</summary>
    Unpublished,
}

internal static class ContentStatuses
{
    public static string Word(this ContentStatus status) => status.ToString().ToLowerInvariant();

    /// <summary>Null for a word that is none.</summary>
    public static ContentStatus? Read(string? word) =>
        word is not null && Enum.TryParse<ContentStatus>(word, ignoreCase: true, out var status) && status.Word() == word ? status : null;
}
