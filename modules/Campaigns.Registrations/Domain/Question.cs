using System.Text.Json.Serialization;
using Campaigns.Ui;

namespace Campaigns.Registrations.Domain;

/// <summary>What kind of answer a question takes.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<QuestionKind>))]
internal enum QuestionKind
{
    /// <summary>Words, at most <see cref="Question.Most"/> characters.</summary>
    Text,

    /// <summary>A number from <see cref="Question.Least"/> to <see cref="Question.Most"/>.</summary>
    Number,

    /// <summary>One of <see cref="Question.Choices"/>.</summary>
    Choice,

    /// <summary>A day, <c>yyyy-MM-dd</c>.</summary>
    Date,

    /// <summary>A box to tick; where it is required it must be ticked.</summary>
    Consent,

    /// <summary>The id of a file that was sent before.</summary>
    File,
}

/// <summary>A further question of an offering's form. Data, in both languages.</summary>
internal sealed record Question
{
    public const int MaxText = 500;

    /// <summary>Name of the answer: small letters, digits and hyphens.</summary>
    public required string Key { get; init; }

    public required QuestionKind Kind { get; init; }

    public required string Vi { get; init; }

    /// <summary>English; the Vietnamese words stand in where it is empty.</summary>
    public string En { get; init; } = "";

    public string HintVi { get; init; } = "";

    public string HintEn { get; init; } = "";

    public bool Required { get; init; }

    /// <summary>Of a number: the smallest.</summary>
    public int? Least { get; init; }

    /// <summary>Of a number: the largest. Of a text: how many characters.</summary>
    public int? Most { get; init; }

    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>Asked only when that earlier question has that answer; a ticked box is <c>true</c>.</summary>
    public string? WhenKey { get; init; }

    public string? WhenValue { get; init; }

    [JsonIgnore]
    public string Label => Formats.English && En.Length > 0 ? En : Vi;

    [JsonIgnore]
    public string Hint => Formats.English && HintEn.Length > 0 ? HintEn : HintVi;
}

/// <summary>One answer to choose.</summary>
internal sealed record Choice(string Value, string Vi, string En = "")
{
    [JsonIgnore]
    public string Label => Formats.English && En.Length > 0 ? En : Vi;
}
