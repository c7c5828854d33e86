using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;

namespace Campaigns.Registrations.Domain;

/// <summary>An offering's form as it was from some moment on. Never changed: a change is the next version, so that every answer is read beside the
/// question it was given to.</summary>
internal sealed class FormVersion : Entity, IScoped
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private FormVersion()
    {
    }

    public Guid RosterId { get; private init; }

    public string ScopePath { get; private init; } = "";

    /// <summary>From 1; the largest of an offering is in force.</summary>
    public int Number { get; private init; }

    public DateTimeOffset MadeAt { get; private init; }

    /// <summary>Whoever has a phone proves it with a code.</summary>
    public bool ConfirmPhone { get; private init; }

    public string QuestionsText { get; private init; } = "[]";

    public IReadOnlyList<Question> Questions => Read(QuestionsText);

    public static FormVersion Of(Roster roster, int number, FormRules rules, DateTimeOffset now) => new()
    {
        RosterId = roster.Id,
        ScopePath = roster.ScopePath,
        Number = number,
        MadeAt = now,
        ConfirmPhone = rules.ConfirmPhone,
        QuestionsText = Write(rules.Questions),
    };

    public static string Write(IReadOnlyList<Question> questions) => JsonSerializer.Serialize(questions, Json);

    public static IReadOnlyList<Question> Read(string text) => JsonSerializer.Deserialize<List<Question>>(text, Json) ?? [];
}

/// <summary>What an offering's form asks beyond who, where and how many.</summary>
/// <param name="Number">Which version; 0 for an offering without a form of its own, whose answers nobody reads.</param>
/// <param name="Questions">In the order they are asked.</param>
/// <param name="ConfirmPhone">Phones are proved with a code.</param>
internal sealed record FormRules(int Number, IReadOnlyList<Question> Questions, bool ConfirmPhone)
{
    public static readonly FormRules None = new(0, [], false);
}
