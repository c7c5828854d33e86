using Campaigns.Assessments.Data;
using Campaigns.Assessments.Domain.Papers;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Assessments.Features.SitPaper;

/// <summary>What can be drawn on a day: questions that are not retired and have a version for it.</summary>
internal sealed class PaperPool(AssessmentsDbContext db)
{
    public async Task<IReadOnlyList<Drawable>> On(DateOnly day, CancellationToken ct)
    {
        var questions = await db.Questions.AsNoTracking().Include(q => q.Versions).Where(q => !q.Retired).AsSplitQuery().ToListAsync(ct);
        return [.. from question in questions
            let version = question.On(day)
            where version is not null
            select new Drawable(question.Code, question.Topic, question.Difficulty, version)];
    }
}
