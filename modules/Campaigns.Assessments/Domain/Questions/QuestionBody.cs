using Campaigns.Insurance.Contracts;

namespace Campaigns.Assessments.Domain.Questions;

/// <summary>How a question is answered.</summary>
internal enum QuestionKind
{
    /// <summary>One choice is right.</summary>
    Single,

    /// <summary>Several choices may be right.</summary>
    Multiple,

    /// <summary>Put into the right order.</summary>
    Ordering,

    /// <summary>A number.</summary>
    Numeric,

    /// <summary>The đồng somebody pays; the product itself calculates the right answer.</summary>
    Case,
}

/// <summary>A text in both languages; English may be missing, then the Vietnamese one stands for both.</summary>
internal sealed record Words(string Vi, string En = "")
{
    public string In(bool english) => english && En.Length > 0 ? En : Vi;
}

/// <summary>A choice. Of an ordering question the choices stand in the right order.</summary>
/// <param name="Key">A letter, unique in the version; what answers are stored by.</param>
internal sealed record Choice(string Key, Words Text, bool Right = false);

/// <summary>The right number.</summary>
/// <param name="Value">It.</param>
/// <param name="Tolerance">How far off is still right.</param>
/// <param name="Decimals">Places an answer may have; 0: whole numbers, in which dots and commas only group digits.</param>
internal sealed record NumberKey(decimal Value, decimal Tolerance = 0, int Decimals = 0);

/// <summary>What a version of a question says.</summary>
internal sealed record QuestionBody
{
    public const int LongestText = 2_000, LongestSource = 300, MostChoices = 8;

    public required QuestionKind Kind { get; init; }

    public required Words Prompt { get; init; }

    public IReadOnlyList<Choice> Choices { get; init; } = [];

    public NumberKey? Number { get; init; }

    public ContributionCase? Case { get; init; }

    /// <summary>Why the answer is right, for after the last try.</summary>
    public Words? Why { get; init; }

    /// <summary>The law or guide it rests on.</summary>
    public string Source { get; init; } = "";

    public bool HasChoices => Kind is QuestionKind.Single or QuestionKind.Multiple or QuestionKind.Ordering;
}
