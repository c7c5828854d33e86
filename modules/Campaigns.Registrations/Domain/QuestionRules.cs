using System.Text.RegularExpressions;
using Campaigns.Kernel.Commands;

namespace Campaigns.Registrations.Domain;

/// <summary>What a form may ask.</summary>
internal static partial class QuestionRules
{
    public const int MostQuestions = 20;
    private const int MostChoices = 20;
    private const int MostQuotas = 50;

    public static IEnumerable<Failure> Check(IReadOnlyList<Question> questions)
    {
        if (questions.Count > MostQuestions) yield return Failure.Invalid("registrations.too-many-questions", "questions", MostQuestions);
        for (var i = 0; i < Math.Min(questions.Count, MostQuestions); i++)
            foreach (var failure in Check(questions[i], [.. questions.Take(i)])) yield return failure.At($"questions[{i}].{failure.Field}");
    }

    public static IEnumerable<Failure> Check(IReadOnlyList<Quota> quotas)
    {
        if (quotas.Count > MostQuotas) yield return Failure.Invalid("registrations.too-many-quotas", "quotas", MostQuotas);
        for (var i = 0; i < quotas.Count; i++)
        {
            if (!IsLine(quotas[i].Name)) yield return Failure.Invalid("registrations.quota-name", $"quotas[{i}].name");
            if (quotas[i].Seats is < 0 or > 100_000) yield return Failure.Invalid("registrations.quota-seats", $"quotas[{i}].seats");
            if (quotas[i] is { UnitCode: null, Hamlet: null, Question: null }) yield return Failure.Invalid("registrations.quota-whom", $"quotas[{i}].name");
        }
    }

    private static IEnumerable<Failure> Check(Question question, IReadOnlyList<Question> before)
    {
        if (!Key().IsMatch(question.Key) || before.Any(q => q.Key == question.Key)) yield return Failure.Invalid("registrations.question-key", "key");
        if (!IsLine(question.Vi)) yield return Failure.Invalid("registrations.question-label", "vi");
        if (new[] { question.En, question.HintVi, question.HintEn }.Any(text => text.Length > 200 || TextRules.IsBroken(text))) yield return Failure.Invalid("registrations.text-invalid", "en", 200);
        if (question.Least > question.Most || question.Kind == QuestionKind.Text && question.Most is < 1 or > 1000) yield return Failure.Invalid("registrations.question-bounds", "most");
        if (question.Kind == QuestionKind.Choice && !AreChoices(question.Choices)) yield return Failure.Invalid("registrations.question-choices", "choices", MostChoices);
        if (question.WhenKey is { } key && !before.Any(q => q.Key == key)) yield return Failure.Invalid("registrations.question-when", "whenKey");
    }

    private static bool AreChoices(IReadOnlyList<Choice> choices) => choices.Count is >= 2 and <= MostChoices
        && choices.All(c => IsLine(c.Vi) && c.Value.Length is > 0 and <= 60 && !TextRules.IsBroken(c.Value)) && choices.Select(c => c.Value).Distinct().Count() == choices.Count;

    private static bool IsLine(string? text) => text is { Length: > 0 and <= 200 } && !string.IsNullOrWhiteSpace(text) && !TextRules.IsBroken(text);

    [GeneratedRegex("^[a-z][a-z0-9-]{0,39}$")]
    private static partial Regex Key();
}
