using Campaigns.Kernel.Values;
using Campaigns.Registrations.Domain;

namespace Campaigns.Registrations.Features.EditForm;

/// <summary>One question as it is edited.</summary>
internal sealed class QuestionFields
{
    /// <summary>Kept while the words change, so that earlier answers stay its answers; made from the words when it is empty.</summary>
    public string? Key { get; init; }

    public QuestionKind Kind { get; init; }

    public string? Vi { get; init; }

    public string? En { get; init; }

    public string? HintVi { get; init; }

    public string? HintEn { get; init; }

    public bool Required { get; init; }

    public int? Least { get; init; }

    public int? Most { get; init; }

    /// <summary>One a line: the value, then Vietnamese, then English, between bars; the Vietnamese alone is enough.</summary>
    public string? Choices { get; init; }

    public string? WhenKey { get; init; }

    public string? WhenValue { get; init; }

    /// <summary>Place in the form.</summary>
    public int Place { get; init; }

    public static QuestionFields Of(Question q, int place) => new()
    {
        Key = q.Key,
        Kind = q.Kind,
        Vi = q.Vi,
        En = q.En,
        HintVi = q.HintVi,
        HintEn = q.HintEn,
        Required = q.Required,
        Least = q.Least,
        Most = q.Most,
        Choices = string.Join('\n', q.Choices.Select(c => $"{c.Value} | {c.Vi}{(c.En.Length > 0 ? $" | {c.En}" : "")}")),
        WhenKey = q.WhenKey,
        WhenValue = q.WhenValue,
        Place = place,
    };

    public Question Read() => new()
    {
        Key = string.IsNullOrWhiteSpace(Key) ? KeyOf(Vi ?? "") : Key.Trim(),
        Kind = Kind,
        Vi = Vi?.Trim() ?? "",
        En = En?.Trim() ?? "",
        HintVi = HintVi?.Trim() ?? "",
        HintEn = HintEn?.Trim() ?? "",
        Required = Required,
        Least = Kind == QuestionKind.Number ? Least : null,
        Most = Kind is QuestionKind.Number or QuestionKind.Text ? Most : null,
        Choices = Kind == QuestionKind.Choice ? [.. (Choices ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(ReadChoice)] : [],
        WhenKey = string.IsNullOrWhiteSpace(WhenKey) ? null : WhenKey.Trim(),
        WhenValue = string.IsNullOrWhiteSpace(WhenKey) ? null : WhenValue?.Trim() ?? "",
    };

    private static Choice ReadChoice(string line) => line.Split('|', StringSplitOptions.TrimEntries) switch
    {
        [var vi] => new(KeyOf(vi), vi),
        [var value, var vi] => new(value, vi),
        [var value, var vi, var en, ..] => new(value, vi, en),
        _ => new("", ""),
    };

    /// <summary>A name made of words: letters, digits, hyphens.</summary>
    internal static string KeyOf(string words)
    {
        var folded = string.Concat(Folding.Fold(words).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-');
        while (folded.Contains("--", StringComparison.Ordinal)) folded = folded.Replace("--", "-", StringComparison.Ordinal);
        var key = folded.Length > 0 && char.IsAsciiLetter(folded[0]) ? folded : "q-" + folded;
        return (key.Length > 40 ? key[..40] : key).TrimEnd('-');
    }
}

/// <summary>One quota as it is edited.</summary>
internal sealed class QuotaFields
{
    public string? Name { get; init; }

    public int? Seats { get; init; }

    public string? UnitCode { get; init; }

    public string? Hamlet { get; init; }

    public string? Question { get; init; }

    public string? Answer { get; init; }

    /// <summary>For reading.</summary>
    public int Taken { get; init; }

    public static QuotaFields Of(Quota q) => new() { Name = q.Name, Seats = q.Seats, UnitCode = q.UnitCode, Hamlet = q.Hamlet, Question = q.Question, Answer = q.Answer, Taken = q.Taken };

    public Quota Read(int number) => new()
    {
        Key = $"{number}-{QuestionFields.KeyOf(Name ?? "")}"[..Math.Min(40, $"{number}-{QuestionFields.KeyOf(Name ?? "")}".Length)],
        Name = Name?.Trim() ?? "",
        Seats = Seats ?? -1,
        UnitCode = Given(UnitCode),
        Hamlet = Given(Hamlet),
        Question = Given(Question),
        Answer = Given(Question) is null ? null : Answer?.Trim() ?? "",
    };

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
