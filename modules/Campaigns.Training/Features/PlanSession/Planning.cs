using System.Globalization;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Features.PlanSession;

/// <summary>What planning a class and changing its plan share.</summary>
internal sealed class Planning(TrainingDbContext db, IStaff staff, IUnits units, TimeProvider clock)
{
    public async Task<Result<SessionPlan>> Read(SessionBody body, CancellationToken ct)
    {
        var today = clock.Today();
        var unit = string.IsNullOrWhiteSpace(body.UnitCode) ? (await units.List(UnitLevel.Province, today, null, ct)).FirstOrDefault() ?? Nowhere : await units.Find(body.UnitCode.Trim(), today, ct);
        if (unit is null) return Refusals.UnitUnknown;
        var plan = body.Plan(clock.GetUtcNow(), unit);
        // A trainer may come from anywhere: that somebody works there is enough.
        return (await staff.Many(plan.Trainers, ct)).Count < plan.Trainers.Count ? Refusals.StaffUnknown("trainerIds") : plan;
    }

    /// <summary>An address that no class has; the caller waits for its turn at the addresses.</summary>
    public async Task<string> Slug(Course course, DateTimeOffset startsAt, CancellationToken ct)
    {
        var stem = $"lop-{Folding.Slug(course.Code)}-{startsAt.LocalDate().ToString("dd-MM-yyyy", CultureInfo.InvariantCulture)}";
        var taken = (await db.Sessions.IgnoreAutoIncludes().Where(s => s.Slug != null && s.Slug.StartsWith(stem)).Select(s => s.Slug!).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(1, int.MaxValue).Select(n => n == 1 ? stem : $"{stem}-{n}").First(slug => !taken.Contains(slug));
    }

    // A site whose units are not loaded yet.
    private static Unit Nowhere => new("", UnitLevel.Province, "", "", "", null, "", DateOnly.MinValue, null, 0, 0);
}
