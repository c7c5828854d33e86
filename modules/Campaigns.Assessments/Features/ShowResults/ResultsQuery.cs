using Campaigns.Assessments.Data;
using Campaigns.Assessments.Domain.Papers;
using Campaigns.Assessments.Features.SitPaper;
using Campaigns.Data.Paging;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Assessments.Features.ShowResults;

/// <summary>A paper in the list.</summary>
internal sealed record ResultRow(Sitting Sitting, string Name, string Office);

/// <summary>Papers of those who work within the reader's places.</summary>
internal sealed class ResultsQuery(AssessmentsDbContext db, IActor actor, IStaff staff, EndingPapers ending)
{
    public async Task<Paged<ResultRow>> Page(string? course, string? state, string? cursor, CancellationToken ct)
    {
        await ending.EndRunOut(null, ct);
        var sittings = Seen();
        if (!string.IsNullOrEmpty(course)) sittings = sittings.Where(s => s.Course == course);
        sittings = state switch
        {
            "open" => sittings.Where(s => s.EndedAt == null),
            "passed" => sittings.Where(s => s.Passed == true),
            "failed" => sittings.Where(s => s.Passed == false),
            _ => sittings,
        };
        var page = await sittings.PageById(50, cursor, s => s, ct);
        var people = await staff.Many([.. page.Items.Select(s => s.StaffId).Distinct()], ct);
        return new([.. page.Items.Select(s => new ResultRow(s, people.GetValueOrDefault(s.StaffId)?.Name ?? "—", people.GetValueOrDefault(s.StaffId)?.Office ?? ""))], page.Next);
    }

    public Task<Sitting?> Find(Guid id, CancellationToken ct) => Seen().Include(s => s.Items).SingleOrDefaultAsync(s => s.Id == id, ct);

    public Task<List<string>> Courses(CancellationToken ct) => Seen().Select(s => s.Course).Distinct().OrderBy(c => c).ToListAsync(ct);

    private IQueryable<Sitting> Seen() => db.Sittings.AsNoTracking().Within(actor, Permissions.ViewResults);
}
