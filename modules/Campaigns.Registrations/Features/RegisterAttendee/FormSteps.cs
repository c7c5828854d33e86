using System.Text.Json;
using Campaigns.Registrations.Domain;

namespace Campaigns.Registrations.Features.RegisterAttendee;

/// <summary>The pages of one form: four that every offering has, one for each question that is to be asked, and the one to check and send.</summary>
internal sealed class FormSteps(Draft draft, FormRules rules)
{
    /// <summary>Who, phone, home, group.</summary>
    public const int Fixed = 4;

    /// <summary>Those to be asked, after the answers so far.</summary>
    public IReadOnlyList<Question> Asked { get; } = [.. rules.Questions.Where(q => AnswerRules.IsAsked(q, AnswerRules.Parse(AnswersOf(draft.Body))))];

    /// <summary>Whether one may register for many: not where each phone is proved.</summary>
    public bool TakesLists => !rules.ConfirmPhone;

    /// <summary>The page to check and send.</summary>
    public int Last => Fixed + Asked.Count + 1;

    /// <summary>The first page that is not answered yet.</summary>
    public int Open
    {
        get
        {
            if (draft.Reached < Fixed) return draft.Reached + 1;
            var open = Asked.ToList().FindIndex(q => !draft.Answered.Contains(q.Key));
            return open < 0 ? Last : Fixed + open + 1;
        }
    }

    /// <summary>The question of a page; null for the others.</summary>
    public Question? At(int number) => number > Fixed && number < Last ? Asked[number - Fixed - 1] : null;

    /// <summary>The page an address names; the first when it names none.</summary>
    public int Read(string? step) => int.TryParse(step, out var number) && number >= 1 && number <= Last ? number : 1;

    /// <summary>Without answers to questions that are asked no longer.</summary>
    public RegistrationBody Known(RegistrationBody body)
    {
        if (AnswersOf(body) is not { } text) return body;
        var answers = AnswerRules.Parse(text);
        foreach (var gone in answers.Select(a => a.Key).Where(key => !Asked.Any(q => q.Key == key)).ToList()) answers.Remove(gone);
        return body with { Answers = JsonSerializer.SerializeToElement(answers) };
    }

    public static string? AnswersOf(RegistrationBody body) => body.Answers is { ValueKind: JsonValueKind.Object } answers ? answers.GetRawText() : null;
}
