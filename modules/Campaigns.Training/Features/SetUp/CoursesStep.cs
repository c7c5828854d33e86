using Campaigns.Kernel.Recipes;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts.Demo;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Campaigns.Training.Features.KeepCourses;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Features.SetUp;

/// <summary><c>{"name": "training-courses", "on": "2024-01-02", "file": "courses.json"}</c>: the catalogue as of that day. Courses that are there stay.</summary>
internal sealed class CoursesStep(TrainingDbContext db) : IRecipeStep
{
    public string Name => "training-courses";

    public async Task Run(RecipeContext context, CancellationToken ct)
    {
        var on = DateOnly.ParseExact(context.Text("on"), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var known = await db.Courses.Select(c => c.Code).ToListAsync(ct);
        foreach (var row in await context.Rows<CourseBody>(ct))
        {
            if (row.CheckCode().Concat(row.CheckFacts()).FirstOrDefault() is { } wrong) throw new RecipeException($"{row.Code}: {wrong.Code}");
            if (known.Contains(row.Code!)) continue;
            var by = new By(null, "system", on.At(new(8, 0)));
            db.Add(Course.Open(row.Code!, Words.Read<CourseKind>(row.Kind) ?? CourseKind.Policy, row.NeededBy ?? [], row.Facts(), by, DemoIds.Of("course", row.Code!, on)));
        }

        await db.SaveChangesAsync(ct);
    }
}
