using Campaigns.Assessments.Data;
using Campaigns.Assessments.Domain;
using Campaigns.Assessments.Domain.Papers;
using Campaigns.Assessments.Domain.Questions;
using Campaigns.Data;
using Campaigns.Kernel.Commands;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Assessments.Features.SitPaper;

/// <summary>Saves one answer of an open paper of one's own.</summary>
/// <param name="SittingId">The paper.</param>
/// <param name="Number">Place of the question on it.</param>
/// <param name="Revision">The one the writer saw: of two tabs the slower one is told instead of winning.</param>
/// <param name="Sent">Values of the fields, of an ordering question in the order shown.</param>
internal sealed record SaveAnswer(Guid SittingId, int Number, int Revision, IReadOnlyList<string> Sent) : ICommand<SavedAnswer>;

/// <summary>What is stored now.</summary>
internal sealed record SavedAnswer(int Revision, DateTimeOffset At);

internal sealed class SaveAnswerHandler(AssessmentsDbContext db, OwnStaff own, RealClock real) : IHandler<SaveAnswer, SavedAnswer>
{
    public async Task<Result<SavedAnswer>> Handle(SaveAnswer command, CancellationToken ct)
    {
        if (await own.Find(ct) is not { } me) return Refusals.NotStaff;
        if (await Read(command, me.Id, ct) is not var (item, body)) return Refusals.NoSuchSitting;
        var response = Response.Read(body, Shown.ToBody(body, item.Order, command.Sent));
        if (!response.Succeeded) return response.Refused<SavedAnswer>();

        var now = real.Now;
        if (item.Response == response.Value && item.SavedAt is { } before && item.OpenUntil > now) return new SavedAnswer(item.Revision, before);
        if (await Store(command, response.Value, now, ct)) return new SavedAnswer(command.Revision + 1, now);

        // The row says why: over, or somebody was quicker. The same answer sent again, because the reply was lost, is saved already.
        var stored = await db.Items.AsNoTracking().SingleAsync(i => i.SittingId == command.SittingId && i.Number == command.Number, ct);
        if (stored.Response == response.Value && stored.SavedAt is { } at && stored.Revision > command.Revision) return new SavedAnswer(stored.Revision, at);
        if (stored.OpenUntil == PaperItem.Closed) return Refusals.AlreadySubmitted;
        return stored.OpenUntil <= now ? Refusals.TimeIsUp : Refusals.AnsweredElsewhere;
    }

    private async Task<(PaperItem Item, QuestionBody Body)?> Read(SaveAnswer command, Guid staffId, CancellationToken ct)
    {
        var found = await (from item in db.Items.AsNoTracking()
            join version in db.Versions on item.VersionId equals version.Id
            join sitting in db.Sittings on item.SittingId equals sitting.Id
            where item.SittingId == command.SittingId && item.Number == command.Number && sitting.StaffId == staffId
            select new { item, version.Body }).SingleOrDefaultAsync(ct);
        return found is null ? null : (found.item, found.Body);
    }

    // One statement on one row: the deadline, the other tab and the end of the paper are looked at in the same instant as the answer is written.
    private async Task<bool> Store(SaveAnswer command, string response, DateTimeOffset now, CancellationToken ct)
    {
        var row = db.Items.Where(i => i.SittingId == command.SittingId && i.Number == command.Number && i.Revision == command.Revision && i.OpenUntil > now);
        await using var turn = db.Database.IsSqliteDatabase() ? await db.BeginAsync(ct) : null;
        var saved = await row.ExecuteUpdateAsync(s => s
            .SetProperty(i => i.Response, response).SetProperty(i => i.Revision, command.Revision + 1).SetProperty(i => i.SavedAt, now), ct);
        if (turn is not null) await turn.CommitAsync(ct);
        return saved == 1;
    }
}
