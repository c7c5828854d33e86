using Campaigns.Assessments.Data;
using Campaigns.Assessments.Domain.Papers;
using Campaigns.Assessments.Domain.Questions;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Assessments.Features.KeepBank;

/// <summary>How the list is narrowed; a word nobody knows narrows nothing.</summary>
internal sealed record BankFilter(string? Topic, string? Kind, string? State, string? Q);

/// <summary>A question in the list.</summary>
/// <param name="Version">The one of today, else the newest.</param>
/// <param name="IsAsked">Whether it can be drawn today.</param>
internal sealed record BankRow(Question Question, QuestionVersion Version, bool IsAsked, ItemFigures Figures);

/// <summary>The bank. It has some hundreds of questions: all of them are read at once.</summary>
internal sealed class BankQuery(AssessmentsDbContext db, ItemFiguresQuery figures, TimeProvider clock)
{
    public async Task<IReadOnlyList<BankRow>> Rows(BankFilter filter, CancellationToken ct)
    {
        var questions = await db.Questions.AsNoTracking().Include(q => q.Versions).AsSplitQuery().OrderBy(q => q.Code).ToListAsync(ct);
        var known = await figures.All(ct);
        var today = clock.Today();
        var rows = questions.Select(q => new BankRow(q, q.On(today) ?? q.Latest, !q.Retired && q.On(today) is not null, known.GetValueOrDefault(q.Id) ?? ItemFigures.Of(new(0, 0, 0, 0, 0, 0))));
        return [.. rows.Where(r => Fits(r, filter))];
    }

    public Task<Question?> Find(Guid id, CancellationToken ct) => db.Questions.AsNoTracking().Include(q => q.Versions).SingleOrDefaultAsync(q => q.Id == id, ct);

    public Task<List<string>> Topics(CancellationToken ct) => db.Questions.Select(q => q.Topic).Distinct().OrderBy(t => t).ToListAsync(ct);

    private static bool Fits(BankRow row, BankFilter filter) =>
        (string.IsNullOrEmpty(filter.Topic) || row.Question.Topic == filter.Topic)
        && (WriteQuestion.KindOf(filter.Kind) is not { } kind || row.Question.Kind == kind)
        && filter.State switch { "asked" => row.IsAsked, "not-asked" => !row.IsAsked, "suspicious" => row.Figures.Suspicious, "weak" => row.Figures is { CanBeTrusted: true, Discrimination: < ItemFigures.Weak }, _ => true }
        && (string.IsNullOrWhiteSpace(filter.Q) || Folding.Fold($"{row.Question.Code} {row.Version.Body.Prompt.Vi} {row.Version.Body.Prompt.En}").Contains(Folding.Fold(filter.Q), StringComparison.Ordinal));
}

/// <summary>Counts how questions did, over all marked papers.</summary>
internal sealed class ItemFiguresQuery(AssessmentsDbContext db)
{
    public async Task<IReadOnlyDictionary<Guid, ItemFigures>> All(CancellationToken ct)
    {
        // Sums are taken by the database: a row per question comes back, however many papers there were.
        var sums = await (from item in db.Items
            join sitting in db.Sittings on item.SittingId equals sitting.Id
            where item.Worth != null && sitting.Length > 1
            let x = item.Worth!.Value / (double)Marking.Full
            let y = (sitting.Worth - item.Worth!.Value) / (double)Marking.Full / (sitting.Length - 1)
            group new { x, y } by item.QuestionId into g
            select new { g.Key, Count = g.Count(), X = g.Sum(p => p.x), Xx = g.Sum(p => p.x * p.x), Y = g.Sum(p => p.y), Yy = g.Sum(p => p.y * p.y), Xy = g.Sum(p => p.x * p.y) }).ToListAsync(ct);
        return sums.ToDictionary(s => s.Key, s => ItemFigures.Of(new(s.Count, s.X, s.Xx, s.Y, s.Yy, s.Xy)));
    }
}
