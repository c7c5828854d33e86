using System.Globalization;
using Campaigns.Assessments.Data;
using Campaigns.Assessments.Domain.Observations;
using Campaigns.Assessments.Domain.Papers;
using Campaigns.Assessments.Domain.Questions;
using Campaigns.Kernel.Recipes;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Assessments.Features.LoadDemo;

/// <summary><c>{"name": "assessments-questions", "file": "questions.json", "knownBy": "2019-12-31"}</c>: adds the questions that are not there.
/// Versions that begin after the day named are left out, and ends after it are not known: a world of 2019 does not teach the law of 2025.</summary>
internal sealed class QuestionsStep(AssessmentsDbContext db) : IRecipeStep
{
    public string Name => "assessments-questions";

    public async Task Run(RecipeContext context, CancellationToken ct)
    {
        var known = DateOnly.ParseExact(context.Text("knownBy"), "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var there = await db.Questions.Select(q => q.Code).ToListAsync(ct);
        foreach (var row in (await Loading.File<QuestionRow>(context, ct)).Where(r => !there.Contains(r.Code)))
        {
            var question = Loading.Checked(row.Code, Question.Write(row.Code, row.Topic, row.Level, row.Kind));
            foreach (var version in row.Versions.Where(v => v.From is null || v.From <= known))
                Loading.Checked(row.Code, question.Revise(version.Body(row.Kind), version.From, version.To > known ? null : version.To, "BHXH tỉnh", (version.From ?? new(2018, 10, 1)).Start()));
            if (question.Versions.Count > 0) db.Add(question);
        }

        await db.SaveChangesAsync(ct);
    }
}

/// <summary><c>{"name": "assessments-blueprints", "file": "blueprints.json"}</c>: how papers are drawn, for courses that have none.</summary>
internal sealed class BlueprintsStep(AssessmentsDbContext db) : IRecipeStep
{
    public string Name => "assessments-blueprints";

    public async Task Run(RecipeContext context, CancellationToken ct)
    {
        var there = await db.Blueprints.Select(b => b.Course).ToListAsync(ct);
        foreach (var row in (await Loading.File<BlueprintRow>(context, ct)).Where(r => !there.Contains(r.Course)))
        {
            var blueprint = Blueprint.For(row.Course);
            Loading.Checked(row.Course, blueprint.Set(row.Minutes, row.EveryCaseRight, row.Lines));
            db.Add(blueprint);
        }

        await db.SaveChangesAsync(ct);
    }
}

/// <summary><c>{"name": "assessments-rubrics", "file": "rubrics.json"}</c>: how presentations are judged, for courses that have no rubric.</summary>
internal sealed class RubricsStep(AssessmentsDbContext db) : IRecipeStep
{
    public string Name => "assessments-rubrics";

    public async Task Run(RecipeContext context, CancellationToken ct)
    {
        var there = await db.Rubrics.Select(r => r.Course).ToListAsync(ct);
        db.AddRange((await Loading.File<RubricRow>(context, ct)).Where(r => !there.Contains(r.Course)).Select(r => Rubric.Write(r.Course, r.Observers, r.Criteria)));
        await db.SaveChangesAsync(ct);
    }
}
