using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Campaigns.Registrations.Domain;
using Campaigns.Ui;

namespace Campaigns.Registrations.Features.RegisterAttendee;

/// <summary>The fields of the public form; each step shows its own.</summary>
internal sealed class RegistrationForm
{
    public string? FullName { get; set; }

    public string? Phone { get; set; }

    public bool NoPhone { get; set; }

    /// <summary>Who registers somebody else.</summary>
    public string? ContactName { get; set; }

    public string? UnitCode { get; set; }

    public string? Hamlet { get; set; }

    public int? People { get; set; }

    /// <summary>Names of those who come along, one a line.</summary>
    public string? Companions { get; set; }

    public string? Need { get; set; }

    public string? WhenShort { get; set; }

    /// <summary>Of the question on this page; sent under <c>answers.</c> and its key.</summary>
    public string? Answer { get; set; }

    /// <summary>The same, for a box to tick.</summary>
    public bool Agreed { get; set; }

    public bool Consent { get; set; }

    /// <summary>The code that was sent to the phone.</summary>
    public string? PhoneCode { get; set; }

    /// <summary>Hidden from people; only programs fill it in.</summary>
    public string? Website { get; set; }

    public void Take(RegistrationBody body, Question? question)
    {
        (FullName, Phone, NoPhone, ContactName) = (body.FullName, body.Phone, body.NoPhone == true, body.ContactName);
        (UnitCode, Hamlet, People, Need, WhenShort) = (body.UnitCode, body.Hamlet, body.People ?? 1, body.Need, body.WhenShort);
        Companions = body.Companions is { } names ? string.Join('\n', names) : null;
        if (question is null) return;
        Answer = AnswerRules.Word(AnswerRules.Parse(FormSteps.AnswersOf(body))[question.Key]);
        Agreed = Answer == "true";
        if (question.Kind == QuestionKind.Date && DateOnly.TryParseExact(Answer, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) Answer = Formats.Day(day);
    }

    /// <summary>What is known after this of the fixed steps, or after the last.</summary>
    public RegistrationBody Into(RegistrationBody body, int step) => step switch
    {
        1 => body with { FullName = FullName },
        2 => body with { Phone = NoPhone ? null : Phone, NoPhone = NoPhone, ContactName = ContactName },
        3 => body with { UnitCode = string.IsNullOrWhiteSpace(UnitCode) ? null : UnitCode, Hamlet = Hamlet },
        FormSteps.Fixed => WithGroup(body),
        _ => body with { WhenShort = WhenShort, Consent = Consent, PhoneCode = string.IsNullOrWhiteSpace(PhoneCode) ? null : PhoneCode },
    };

    /// <summary>Everything at once, for staff.</summary>
    public RegistrationBody Whole() => Enumerable.Range(1, FormSteps.Fixed + 1).Aggregate(new RegistrationBody(), Into);

    /// <summary>What is known after a question: its answer as it is kept, in place of the one before.</summary>
    public static RegistrationBody Into(RegistrationBody body, Question question, JsonNode? answer)
    {
        var answers = AnswerRules.Parse(FormSteps.AnswersOf(body));
        answers.Remove(question.Key);
        if (answer is not null) answers[question.Key] = answer.DeepClone();
        return body with { Answers = JsonSerializer.SerializeToElement(answers) };
    }

    /// <summary>The answer on this page, as a program would send it.</summary>
    public JsonElement Given(Question question) => question.Kind == QuestionKind.Consent ? JsonSerializer.SerializeToElement(Agreed) : JsonSerializer.SerializeToElement(Answer);

    // Who names those who come along has counted them.
    private RegistrationBody WithGroup(RegistrationBody body)
    {
        var names = (Companions ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return body with { People = Math.Max(People ?? 0, names.Length == 0 ? 0 : names.Length + 1), Need = Need, Companions = names.Length == 0 ? null : names };
    }
}
