using Campaigns.Kernel.Commands;

namespace Campaigns.Assessments.Domain.Questions;

/// <summary>What makes a question one that can be asked.</summary>
internal static class BodyRules
{
    public static IEnumerable<Failure> Faults(QuestionBody body)
    {
        if (string.IsNullOrWhiteSpace(body.Prompt.Vi)) yield return Refusals.PromptMissing;
        if (TooLong(body.Prompt) || body.Why is { } why && TooLong(why) || body.Source.Length > QuestionBody.LongestSource) yield return Refusals.TextTooLong;
        foreach (var fault in body.HasChoices ? OfChoices(body) : OfNumber(body)) yield return fault;
    }

    private static IEnumerable<Failure> OfChoices(QuestionBody body)
    {
        var choices = body.Choices;
        if (choices.Count is < 2 or > QuestionBody.MostChoices) yield return Refusals.ChoicesOutOfRange(QuestionBody.MostChoices);
        if (choices.Any(c => string.IsNullOrWhiteSpace(c.Text.Vi) || TooLong(c.Text))) yield return Refusals.ChoiceEmpty;
        if (choices.Select(c => c.Text.Vi.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).Count() != choices.Count) yield return Refusals.ChoiceTwice;
        var right = choices.Count(c => c.Right);
        if (body.Kind is QuestionKind.Single && right != 1) yield return Refusals.OneMustBeRight;
        // All right, or none, is a question that ticking everything answers.
        if (body.Kind is QuestionKind.Multiple && (right < 1 || right == choices.Count)) yield return Refusals.SomeMustBeRight;
    }

    private static IEnumerable<Failure> OfNumber(QuestionBody body)
    {
        if (body.Kind is QuestionKind.Case && body.Case is null) yield return Refusals.CaseMissing;
        if (body.Kind is not QuestionKind.Numeric) yield break;
        if (body.Number is not { } number) yield return Refusals.NumberMissing;
        else if (number.Tolerance < 0 || number.Decimals is < 0 or > 4 || Math.Abs(number.Value) > Numbers.Largest) yield return Refusals.NumberOutOfRange;
    }

    private static bool TooLong(Words words) => words.Vi.Length > QuestionBody.LongestText || words.En.Length > QuestionBody.LongestText;
}
