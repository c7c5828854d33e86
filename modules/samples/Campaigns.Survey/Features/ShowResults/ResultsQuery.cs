using Campaigns.Data.Paging;
using Campaigns.Events.Contracts;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Survey.Data;
using Campaigns.Survey.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Survey.Features.ShowResults;

/// <summary>How one event did.</summary>
internal sealed record ResultRow(Guid EventId, string Title, DateTimeOffset? StartsAt, int Answers, double Average, DateTimeOffset LastAt);

/// <summary>One answer, without who gave it.</summary>
internal sealed record AnswerRow(Guid Id, Guid EventId, int Score, string? Comment, DateTimeOffset GivenAt);

/// <summary>Reads results and answers within the reader's area.</summary>
internal sealed class ResultsQuery(SurveyDbContext db, IActor actor, IEvents events)
{
    public async Task<Paged<ResultRow>> Results(int? limit, string? cursor, CancellationToken ct)
    {
        var page = await db.Results.AsNoTracking().Within(actor, Permissions.ViewResults).PageById(limit, cursor, r => r, ct);
        var meetings = await events.Many([.. page.Items.Select(r => r.Id)], ct);
        return new([.. page.Items.Select(r => Row(r, meetings.GetValueOrDefault(r.Id)))], page.Next);
    }

    public Task<Paged<AnswerRow>> Answers(Guid eventId, int? limit, string? cursor, CancellationToken ct) =>
        OfEvent(eventId).PageById(limit, cursor, a => new AnswerRow(a.Id, a.EventId, a.Score, a.Comment, a.GivenAt), ct);

    public Task<int> Count(Guid eventId, CancellationToken ct) => OfEvent(eventId).CountAsync(ct);

    private IQueryable<Answer> OfEvent(Guid eventId) => db.Answers.AsNoTracking().Within(actor, Permissions.ViewResults).Where(a => a.EventId == eventId);

    private static ResultRow Row(EventResult result, EventCard? meeting) =>
        new(result.Id, meeting?.Title ?? "", meeting?.StartsAt, result.Answers, Math.Round(result.Average, 1), result.LastAt);
}
