using System.Globalization;
using Campaigns.Kernel.Commands;

namespace Campaigns.Assessments.Domain.Questions;

/// <summary>An answer in the form it is stored in: keys of choices joined by commas, or a number with a dot. Empty: not answered.</summary>
internal static class Response
{
    /// <summary>Longest that is stored; anything a question can be answered with is far below.</summary>
    public const int Longest = 40;

    /// <summary>Reads what a form sent, or refuses what this question cannot be answered with: unknown or repeated choices, more than one where one is
    /// asked, an order with a gap in it, text instead of a number.</summary>
    /// <param name="body">The question.</param>
    /// <param name="sent">Values of the field; of an ordering question the place given to each choice, in the choices' own order.</param>
    public static Result<string> Read(QuestionBody body, IReadOnlyList<string> sent)
    {
        if (sent.Count > QuestionBody.MostChoices || sent.Any(s => s is null || s.Length > Longest)) return Refusals.AnswerUnreadable;
        var given = sent.Where(s => s.Length > 0).Select(s => s.Trim()).ToList();
        if (given.Count == 0) return "";
        return body.Kind switch
        {
            QuestionKind.Ordering => Order(body, sent),
            QuestionKind.Numeric => Number(given, body.Number!.Decimals),
            QuestionKind.Case => Number(given, 0),
            _ => Keys(body, given),
        };
    }

    /// <summary>The keys of a stored answer.</summary>
    public static IReadOnlyList<string> KeysOf(string response) => response.Length == 0 ? [] : response.Split(',');

    /// <summary>The number of a stored answer.</summary>
    public static decimal? NumberOf(string response) =>
        decimal.TryParse(response, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static Result<string> Keys(QuestionBody body, List<string> given)
    {
        if (given.Distinct().Count() != given.Count || given.Exists(key => body.Choices.All(c => c.Key != key))) return Refusals.AnswerUnreadable;
        if (body.Kind is QuestionKind.Single && given.Count > 1) return Refusals.AnswerUnreadable;
        return string.Join(',', given.Order(StringComparer.Ordinal));
    }

    // Places that are not yet all given, or given twice, are kept as they stand: somebody is still sorting. They are worth nothing.
    private static Result<string> Order(QuestionBody body, IReadOnlyList<string> sent)
    {
        if (sent.Count != body.Choices.Count) return Refusals.AnswerUnreadable;
        var places = new List<string>();
        foreach (var place in sent)
        {
            if (place.Length > 0 && (!int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1 || number > sent.Count)) return Refusals.AnswerUnreadable;
            places.Add(place.TrimStart('0'));
        }

        return string.Join(',', places);
    }

    private static Result<string> Number(List<string> given, int decimals) =>
        given.Count == 1 && Numbers.Read(given[0], decimals) is { } value ? value.ToString("0.####", CultureInfo.InvariantCulture) : Refusals.NumberUnreadable;
}
