using System.Globalization;
using System.Text.Json.Nodes;
using Campaigns.Registrations.Domain;
using Campaigns.Ui;
using Microsoft.Extensions.Localization;

namespace Campaigns.Registrations.Features.Forms;

/// <summary>Answers as people read them.</summary>
internal static class AnswerWords
{
    public static string Show(Question question, JsonNode? answer, IStringLocalizer texts)
    {
        if (AnswerRules.Word(answer) is not { } word) return "—";
        return question.Kind switch
        {
            QuestionKind.Choice => question.Choices.FirstOrDefault(c => c.Value == word)?.Label ?? word,
            QuestionKind.Date when DateOnly.TryParseExact(word, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => Formats.Day(day),
            QuestionKind.Consent => texts[word == "true" ? "registrations.yes" : "registrations.no"],
            QuestionKind.File => texts["registrations.file-kept"],
            _ => word,
        };
    }
}
