using Campaigns.Assessments.Domain.Papers;
using Campaigns.Assessments.Domain.Questions;

namespace Campaigns.Assessments.Tests;

/// <summary>Small things to test with.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Now = new(2019, 3, 1, 2, 0, 0, TimeSpan.Zero);

    public static QuestionBody Single(int right = 0, int choices = 4) => Choices(QuestionKind.Single, choices, right);

    public static QuestionBody Multiple(int choices = 4, params int[] right) => Choices(QuestionKind.Multiple, choices, right);

    public static QuestionBody Ordering(int choices = 4) => Choices(QuestionKind.Ordering, choices);

    public static QuestionBody Numeric(decimal right, decimal tolerance = 0, int decimals = 0) =>
        new() { Kind = QuestionKind.Numeric, Prompt = new("Bao nhiêu?"), Number = new(right, tolerance, decimals) };

    public static QuestionBody Case() => new() { Kind = QuestionKind.Case, Prompt = new("Đóng bao nhiêu?"), Case = new("VSI", new(2019, 4, 15)) { Method = "M1", ChosenIncome = 700_000, SupportGroups = ["OTHER"] } };

    public static Question Question(string code, QuestionBody? body = null, string topic = "vsi", int difficulty = 1, DateOnly? from = null, DateOnly? to = null)
    {
        var question = Assessments.Domain.Questions.Question.Write(code, topic, difficulty, (body ??= Single()).Kind).Value;
        Assert.True(question.Revise(body, from, to, "Mai", Now).Succeeded);
        return question;
    }

    public static List<Drawable> Bank(params (string Topic, int Difficulty, int Count)[] parts) =>
        [.. from part in parts
            from number in Enumerable.Range(1, part.Count)
            let question = Question($"{part.Topic.ToUpperInvariant()}-{part.Difficulty}-{number:000}", number % 4 == 0 ? Ordering() : Single(number % 4), part.Topic, part.Difficulty)
            select new Drawable(question.Code, question.Topic, question.Difficulty, question.Latest)];

    public static Sitting Sitting(IReadOnlyList<Drawn> paper, int minutes = 45, int passMark = 80, bool everyCase = false, DateTimeOffset? now = null)
    {
        var blueprint = Blueprint.For("BHXH-01");
        Assert.True(blueprint.Set(minutes, everyCase, [new("vsi", 0, paper.Count)]).Succeeded);
        return Assessments.Domain.Papers.Sitting.Begin(new(Guid.CreateVersion7(), "38/399", Guid.CreateVersion7(), "BHXH-01", passMark), 1, blueprint, 1, paper, new(2019, 3, 1), now ?? Now);
    }

    public static List<Drawn> Paper(params QuestionBody[] bodies) =>
        [.. bodies.Select((b, i) => new Drawn(Question($"P-{i}", b).Latest, [.. b.Choices.Select(c => c.Key)]))];

    public static IReadOnlyDictionary<Guid, QuestionBody> Bodies(IEnumerable<Drawn> paper) => paper.ToDictionary(d => d.Version.Id, d => d.Version.Body);

    private static QuestionBody Choices(QuestionKind kind, int count, params int[] right) => new()
    {
        Kind = kind,
        Prompt = new("Câu hỏi?", "Question?"),
        Choices = [.. Enumerable.Range(0, count).Select(i => new Choice(((char)('a' + i)).ToString(), new($"Phương án {i}"), right.Contains(i)))],
    };
}
