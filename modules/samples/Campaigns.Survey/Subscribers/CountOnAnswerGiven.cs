using Campaigns.Kernel.Events;
using Campaigns.Survey.Data;
using Campaigns.Survey.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Survey.Subscribers;

/// <summary>Keeps an event's result like its answers. Counts them all anew, so that hearing of one twice changes nothing.</summary>
internal sealed class CountOnAnswerGiven(SurveyDbContext db) : IOn<AnswerGivenV1>
{
    public async Task On(AnswerGivenV1 e, EventContext context, CancellationToken ct)
    {
        var answers = await db.Answers.Where(a => a.EventId == e.EventId).Select(a => new { a.Score, a.GivenAt, a.ScopePath }).ToListAsync(ct);
        if (answers.Count == 0) return;
        var result = await db.Results.SingleOrDefaultAsync(r => r.Id == e.EventId, ct);
        if (result is null) db.Add(result = EventResult.Of(e.EventId, answers[0].ScopePath));
        result.Count(answers.Count, answers.Sum(a => a.Score), answers.Max(a => a.GivenAt));
        await db.SaveChangesAsync(ct);
    }
}
