using Campaigns.Assessments.Domain.Questions;
using Campaigns.Kernel.Commands;

namespace Campaigns.Assessments.Domain.Papers;

/// <summary>A question that may be drawn, with the version of the day.</summary>
internal sealed record Drawable(string Code, string Topic, int Difficulty, QuestionVersion Version);

/// <summary>A question on a paper.</summary>
/// <param name="Version">What it says.</param>
/// <param name="Order">Keys of the choices as they are shown; empty for questions without.</param>
internal sealed record Drawn(QuestionVersion Version, IReadOnlyList<string> Order);

/// <summary>Draws a paper. The same blueprint, bank and seed give the same paper.</summary>
internal static class PaperDraw
{
    /// <param name="lines">What is wanted. Lines that name a difficulty draw first, those that take any from what they left.</param>
    /// <param name="bank">What there is; its order does not matter.</param>
    /// <param name="seed">Kept with the paper.</param>
    public static Result<IReadOnlyList<Drawn>> Draw(IReadOnlyList<BlueprintLine> lines, IReadOnlyCollection<Drawable> bank, long seed)
    {
        var random = new SeededOrder(seed);
        var left = bank.OrderBy(q => q.Code, StringComparer.Ordinal).ToList();
        var chosen = new List<Drawable>();
        foreach (var line in lines.OrderBy(l => l.Difficulty == 0).ThenBy(l => l.Topic, StringComparer.Ordinal).ThenBy(l => l.Difficulty))
        {
            var fitting = left.Where(q => q.Topic == line.Topic && (line.Difficulty == 0 || q.Difficulty == line.Difficulty)).ToList();
            if (fitting.Count < line.Count) return Refusals.BankTooSmall(line.Topic, line.Count, fitting.Count);
            var taken = random.Shuffle(fitting).Take(line.Count).ToList();
            chosen.AddRange(taken);
            left.RemoveAll(taken.Contains);
        }

        var paper = new List<Drawn>();
        foreach (var question in random.Shuffle(chosen)) paper.Add(new(question.Version, Shown(question.Version.Body, ref random)));
        return paper;
    }

    // An ordering question that happened to lie in its right order would give itself away.
    private static List<string> Shown(QuestionBody body, ref SeededOrder random)
    {
        if (!body.HasChoices) return [];
        var keys = body.Choices.Select(c => c.Key).ToList();
        var shown = random.Shuffle(keys);
        while (body.Kind is QuestionKind.Ordering && shown.SequenceEqual(keys)) shown = random.Shuffle(keys);
        return shown;
    }
}
