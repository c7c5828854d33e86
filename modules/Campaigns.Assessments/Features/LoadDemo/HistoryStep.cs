using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Campaigns.Assessments.Data;
using Campaigns.Assessments.Domain.Papers;
using Campaigns.Assessments.Domain.Questions;
using Campaigns.Assessments.Features.SitPaper;
using Campaigns.Insurance.Contracts;
using Campaigns.Kernel.Recipes;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Assessments.Features.LoadDemo;

/// <summary><c>{"name": "assessments-history", "course": "BHXH-01", "on": "2019-03-22", "people": 48, "seed": 1}</c>: papers that presenters sat on a day
/// before the world begins, so that questions have figures. They belong to no class of today and tell no module anything.</summary>
internal sealed class HistoryStep(AssessmentsDbContext db, PaperPool pool, IStaff staff, IContributionAnswers answers) : IRecipeStep
{
    public string Name => "assessments-history";

    public async Task Run(RecipeContext context, CancellationToken ct)
    {
        var course = context.Text("course");
        var on = DateOnly.ParseExact(context.Text("on"), "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var session = SessionOf($"{Name}/{course}/{on:yyyy-MM-dd}");
        if (await db.Sittings.AnyAsync(s => s.SessionId == session, ct)) return;

        var blueprint = await db.Blueprints.AsNoTracking().SingleOrDefaultAsync(b => b.Course == course, ct) ?? throw new RecipeException($"no blueprint of {course}");
        var bank = await pool.On(on, ct);
        var random = new SeededOrder(context.Step.GetProperty("seed").GetInt64());
        var people = (await staff.WithRole("presenter", null, ct)).OrderBy(p => p.AccountId is null).ThenBy(p => p.Name, StringComparer.Ordinal).Take(context.Step.GetProperty("people").GetInt32());
        foreach (var person in people)
        {
            var paper = Loading.Checked(course, PaperDraw.Draw(blueprint.Lines, bank, random.Below(int.MaxValue)));
            var sitting = Sitting.Begin(new(person.Id, person.ScopePath, session, course, 80), 1, blueprint, 0, paper, on, on.At(new(13, 30)));
            await Fill(sitting, paper, 55 + random.Below(45), random.Below(int.MaxValue), ct);
            sitting.TakeRaised(); // Long over: nobody is told.
            db.Add(sitting);
        }

        await db.SaveChangesAsync(ct);
    }

    /// <summary>A class nobody can look up: the same id for the same name, so that the step is repeatable.</summary>
    internal static Guid SessionOf(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));

    // Who knows a share of the matter answers that share, of easy questions more and of hard ones less.
    private async Task Fill(Sitting sitting, IReadOnlyList<Drawn> paper, int knows, int seed, CancellationToken ct)
    {
        var random = new SeededOrder(seed);
        var levels = await db.Questions.AsNoTracking().ToDictionaryAsync(q => q.Id, q => q.Difficulty, ct);
        foreach (var (item, drawn) in sitting.Items.Zip(paper))
        {
            if (drawn.Version.Body.Case is { } asked) item.Expected = Loading.Checked("case", await answers.PayerAmount(asked, ct));
            var right = random.Below(100) < knows + 12 - 8 * levels[drawn.Version.QuestionId];
            sitting.Answer(item.Number, Given(drawn.Version.Body, item.Expected, right, ref random), sitting.StartedAt.AddMinutes(item.Number));
        }

        sitting.End(sitting.StartedAt.AddMinutes(30 + random.Below(14)), paper.ToDictionary(d => d.Version.Id, d => d.Version.Body));
    }

    private static string Given(QuestionBody body, long? expected, bool right, ref SeededOrder random)
    {
        var keys = body.Choices.Where(c => c.Right == right || body.Kind is QuestionKind.Ordering).Select(c => c.Key).ToList();
        return body.Kind switch
        {
            QuestionKind.Single => keys[random.Below(keys.Count)],
            QuestionKind.Multiple => string.Join(',', right ? keys : [keys[0]]),
            QuestionKind.Ordering => string.Join(',', right ? Enumerable.Range(1, keys.Count) : random.Shuffle(Enumerable.Range(1, keys.Count))),
            _ => ((expected ?? body.Number?.Value ?? 0) * (right ? 1 : 2)).ToString("0.####", CultureInfo.InvariantCulture),
        };
    }
}
