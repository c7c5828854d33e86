using System.Globalization;
using Campaigns.Assessments.Data;
using Campaigns.Assessments.Domain.Observations;
using Campaigns.Assessments.Domain.Papers;
using Campaigns.Kernel.Recipes;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Assessments.Features.LoadDemo;

/// <summary><c>{"name": "assessments-observed-history", "course": "BHXH-02", "on": "2019-03-29", "people": 8, "observers": ["trainer", "officer"], "seed": 1}</c>:
/// presentations watched by two on a day before the world begins, so that agreement has a figure. They tell no module anything.</summary>
internal sealed class ObservedHistoryStep(AssessmentsDbContext db, IStaff staff) : IRecipeStep
{
    public string Name => "assessments-observed-history";

    public async Task Run(RecipeContext context, CancellationToken ct)
    {
        var course = context.Text("course");
        var on = DateOnly.ParseExact(context.Text("on"), "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var session = HistoryStep.SessionOf($"{Name}/{course}/{on:yyyy-MM-dd}");
        if (await db.Observations.AnyAsync(o => o.SessionId == session, ct)) return;

        var rubric = await db.Rubrics.AsNoTracking().SingleOrDefaultAsync(r => r.Course == course, ct) ?? throw new RecipeException($"no rubric of {course}");
        var observers = await Observers(context, ct);
        var random = new SeededOrder(context.Step.GetProperty("seed").GetInt64());
        var people = (await staff.WithRole("presenter", null, ct)).OrderBy(p => p.AccountId is null).ThenBy(p => p.Name, StringComparer.Ordinal).Take(context.Step.GetProperty("people").GetInt32());
        foreach (var person in people)
        {
            var (forms, seen) = (new List<Observation>(), rubric.Criteria.Select(_ => 1 + random.Below(rubric.Levels - 1)).ToList());
            foreach (var observer in observers.Where(o => o.StaffId != person.Id))
            {
                // Two pairs of eyes: four times in five the same level, else one beside it.
                var levels = seen.ConvertAll(l => (int?)Math.Clamp(random.Below(5) > 0 ? l : l + random.Below(3) - 1, 0, rubric.Levels - 1));
                var form = Loading.Checked(course, Observation.HandIn(new(session, person.Id, person.ScopePath, course, 1), observer, rubric, levels, "", forms, on.At(new(15, 0))));
                form.TakeRaised();
                forms.Add(form);
            }

            db.AddRange(forms);
        }

        await db.SaveChangesAsync(ct);
    }

    private async Task<IReadOnlyList<Observer>> Observers(RecipeContext context, CancellationToken ct)
    {
        List<string> keys = [.. context.Step.GetProperty("observers").EnumerateArray().Select(k => k.GetString()!)];
        var ids = await staff.ByKeys(keys, ct);
        var known = await staff.Many([.. ids.Values], ct);
        return [.. keys.Where(ids.ContainsKey).Select(k => known[ids[k]]).Select(p => new Observer(p.Id, p.Name, p.Organisation))];
    }
}
