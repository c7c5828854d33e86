using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Campaigns.Kernel.Commands;

namespace Campaigns.Registrations.Domain;

/// <summary>Reads answers by the questions they were given to.</summary>
internal static class AnswerRules
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private const string MissingCode = "registrations.answer-missing";
    private static readonly string[] Days = ["yyyy-MM-dd", "d/M/yyyy", "d/M/yy", "d-M-yyyy", "ddMMyyyy"];

    /// <summary>The answers as they are kept: those that were asked, each in its own form. Null where nothing was answered. Answers to
    /// questions that were not to be asked are left out; answers to no question at all are refused.</summary>
    /// <param name="questions">Of the form.</param>
    /// <param name="given">An object by key, or nothing.</param>
    /// <param name="complete">What is required must be there.</param>
    public static Result<string?> Read(IReadOnlyList<Question> questions, JsonElement? given, bool complete = true)
    {
        var typed = new Dictionary<string, JsonElement>();
        if (given is { ValueKind: JsonValueKind.Object } some)
            foreach (var member in some.EnumerateObject()) typed[member.Name] = member.Value;
        var (kept, refused) = (new JsonObject(), new List<Failure>());
        foreach (var question in questions.Where(q => IsAsked(q, kept)))
        {
            var answer = Read(question, typed.GetValueOrDefault(question.Key));
            if (!answer.Succeeded) refused.AddRange(answer.Failures.Where(f => complete || f.Code != MissingCode));
            else if (answer.Value is { } value) kept[question.Key] = value;
        }

        foreach (var name in typed.Keys.Where(name => !questions.Any(q => q.Key == name)))
            refused.Add(Failure.Invalid("registrations.answer-unknown", $"answers.{(name.Length > 40 ? name[..40] : name)}"));
        if (refused.Count > 0) return Result<string?>.Refuse(refused);
        return kept.Count == 0 ? (string?)null : kept.ToJsonString(Readable);
    }

    /// <summary>Whether a question is to be asked, after these answers.</summary>
    public static bool IsAsked(Question question, JsonObject answers) => question.WhenKey is not { } key || Word(answers[key]) == question.WhenValue;

    /// <summary>One answer as it is kept; null where there is none.</summary>
    public static Result<JsonNode?> Read(Question question, JsonElement given)
    {
        if (IsNothing(question, given)) return question.Required ? Missing(question) : (JsonNode?)null;
        return (question.Kind, given.ValueKind) switch
        {
            (QuestionKind.Text, JsonValueKind.String) => Text(question, given.GetString()!),
            (QuestionKind.Number, JsonValueKind.Number or JsonValueKind.String) => Number(question, given),
            (QuestionKind.Choice, JsonValueKind.String) => question.Choices.Any(c => c.Value == given.GetString()) ? JsonValue.Create(given.GetString()) : Wrong(question, "choice"),
            (QuestionKind.Date, JsonValueKind.String) => Day(question, given.GetString()!),
            (QuestionKind.Consent, JsonValueKind.True or JsonValueKind.False) => JsonValue.Create(given.GetBoolean()),
            (QuestionKind.File, JsonValueKind.String) => Guid.TryParseExact(given.GetString(), "D", out var id) ? JsonValue.Create(id.ToString()) : Wrong(question, "file"),
            _ => Wrong(question, question.Kind.ToString().ToLowerInvariant()),
        };
    }

    /// <summary>An answer as one word, to be compared; null for none.</summary>
    public static string? Word(JsonNode? answer) => answer is not JsonValue value ? null : value.GetValueKind() switch
    {
        JsonValueKind.String => value.GetValue<string>(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => value.ToJsonString(),
    };

    /// <summary>Kept answers, by question; empty for none.</summary>
    public static JsonObject Parse(string? kept) => kept is null ? [] : JsonNode.Parse(kept) as JsonObject ?? [];

    private static bool IsNothing(Question question, JsonElement given) => given.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => true,
        JsonValueKind.String => string.IsNullOrWhiteSpace(given.GetString()),
        JsonValueKind.False => question.Required, // A box that has to be ticked and is not is no answer.
        _ => false,
    };

    private static Result<JsonNode?> Text(Question question, string typed)
    {
        var most = question.Most ?? Question.MaxText;
        if (typed.Length > most || TextRules.IsBroken(typed)) return Failure.Invalid("registrations.text-invalid", Field(question), most);
        return TextRules.Clean(typed) is { } clean ? JsonValue.Create(clean) : question.Required ? Missing(question) : (JsonNode?)null;
    }

    private static Result<JsonNode?> Number(Question question, JsonElement given)
    {
        var (least, most) = (question.Least ?? 0, question.Most ?? 1_000_000_000);
        var read = given.ValueKind == JsonValueKind.Number
            ? given.TryGetInt32(out var number)
            : int.TryParse(given.GetString()!.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
        return read && number >= least && number <= most ? JsonValue.Create(number) : Failure.Invalid("registrations.answer-number", Field(question), least, most);
    }

    private static Result<JsonNode?> Day(Question question, string typed) =>
        DateOnly.TryParseExact(typed.Trim(), Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and <= 2100
            ? JsonValue.Create(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            : Wrong(question, "date");

    private static Failure Missing(Question question) => Failure.Invalid(MissingCode, Field(question), question.Label);

    private static Failure Wrong(Question question, string kind) => Failure.Invalid($"registrations.answer-{kind}", Field(question));

    private static string Field(Question question) => $"answers.{question.Key}";
}
