using Campaigns.Kernel.Recipes;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Network.Contracts.Demo;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Campaigns.Training.Features.PlanSession;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Features.SetUp;

/// <summary><c>{"name": "training-sessions", "file": "sessions.json"}</c>: classes with their lists, as they were planned 14 days ahead. Classes that are there stay.</summary>
internal sealed class SessionsStep(TrainingDbContext db, IStaff staff, IUnits units, Planning planning) : IRecipeStep
{
    public string Name => "training-sessions";

    public async Task Run(RecipeContext context, CancellationToken ct)
    {
        var rows = await context.Rows<Row>(ct);
        var courses = await db.Courses.ToDictionaryAsync(c => c.Code, ct);
        var ids = await staff.ByKeys([.. rows.SelectMany(r => r.Trainers.Concat(r.Participants)).Distinct()], ct);
        var known = await db.Sessions.Select(s => s.Id).ToListAsync(ct);
        foreach (var row in rows)
        {
            var id = DemoIds.Of("session", $"{row.Course}/{row.StartsAt:yyyy-MM-dd}", row.StartsAt.LocalDate().AddDays(-14));
            if (known.Contains(id)) continue;
            var by = new By(null, "system", row.StartsAt.AddDays(-14).ToUniversalTime());
            var course = courses.GetValueOrDefault(row.Course) ?? throw new RecipeException($"no course {row.Course}");
            var session = Session.Plan(course.Id, Plan(row, ids) with { Opening = await Opening(row, ct) }, by, id);
            foreach (var participant in row.Participants) session.Nominate(Known(ids, participant), by);
            if (row.Present is { Count: > 0 } came && !session.Note(came.ToDictionary(key => Known(ids, key), _ => true)).Succeeded) throw new RecipeException($"{row.Course}: who came is not on the list");
            session.TakeRaised(); // Whoever is on the list of a world that is set up is not told of it.
            if (session.TakesGuests) session.Publish(await planning.Slug(course, session.StartsAt, ct));
            db.Add(session);
        }

        await db.SaveChangesAsync(ct);
    }

    private async Task<Opening?> Opening(Row row, CancellationToken ct) =>
        (row.Self || row.Guests > 0) && (await units.List(UnitLevel.Province, row.StartsAt.LocalDate(), null, ct)).FirstOrDefault() is { } province
            ? new(row.Self, row.Guests, row.StartsAt.AddDays(-30).ToUniversalTime(), row.StartsAt.ToUniversalTime(), province.Code, province.Path)
            : null;

    private static SessionPlan Plan(Row row, IReadOnlyDictionary<string, Guid> ids) => new(Words.Read<SessionKind>(row.Kind ?? "classroom") ?? throw new RecipeException($"no kind {row.Kind}"),
        new(row.StartsAt.ToUniversalTime(), row.EndsAt.ToUniversalTime()), row.Place, row.Capacity, [.. row.Trainers.Select(key => Known(ids, key))], row.Material);

    private static Guid Known(IReadOnlyDictionary<string, Guid> ids, string key) => ids.TryGetValue(key, out var id) ? id : throw new RecipeException($"no staff {key}");

    private sealed record Row(string Course, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Place, int Capacity, IReadOnlyList<string> Trainers, IReadOnlyList<string> Participants,
        string? Kind = null, string? Material = null, IReadOnlyList<string>? Present = null, bool Self = false, int Guests = 0);
}
