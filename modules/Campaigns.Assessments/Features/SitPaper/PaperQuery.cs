using Campaigns.Assessments.Data;
using Campaigns.Assessments.Domain.Papers;
using Campaigns.Assessments.Domain.Questions;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Assessments.Features.SitPaper;

/// <summary>A question as it stands on the paper.</summary>
/// <param name="Choices">As shown.</param>
internal sealed record ItemView(PaperItem Item, QuestionBody Body, IReadOnlyList<Choice> Choices, string Topic)
{
    /// <summary>What was typed and refused; shown again instead of what is stored.</summary>
    public string? Typed { get; init; }

    public int Number => Item.Number;

    public string PlaceOf(string key) => Shown.PlaceOf(Body, Item.Response, key);

    public bool Has(string key) => Response.KeysOf(Item.Response).Contains(key);

    /// <summary>Answered far enough to be worth something.</summary>
    public bool IsAnswered => Item.Response.Length > 0 && (Body.Kind is not QuestionKind.Ordering || Response.KeysOf(Item.Response).All(p => p.Length > 0) && Response.KeysOf(Item.Response).Distinct().Count() == Body.Choices.Count);
}

/// <summary>A paper of one's own.</summary>
internal sealed record PaperView(Sitting Sitting, IReadOnlyList<ItemView> Items);

/// <summary>Finds a paper of whoever asks; somebody else's is not there.</summary>
internal sealed class PaperQuery(AssessmentsDbContext db, OwnStaff own, RealClock real, EndingPapers ending)
{
    /// <summary>Whole seconds until nothing is taken any more.</summary>
    public int SecondsLeft(Sitting sitting) => (int)Math.Max(0, (sitting.Deadline - real.Now).TotalSeconds);

    public async Task<PaperView?> Find(Guid id, CancellationToken ct)
    {
        if (await own.Find(ct) is not { } me) return null;
        var sitting = await Read(id, me.Id, ct);
        if (sitting is { IsOpen: true } && sitting.IsOver(real.Now))
        {
            await ending.End(id, ct);
            sitting = await Read(id, me.Id, ct);
        }

        return sitting is null ? null : await View(sitting, ct);
    }

    public async Task<PaperView> View(Sitting sitting, CancellationToken ct)
    {
        var ids = sitting.Items.Select(i => i.VersionId).ToList();
        var versions = await (from version in db.Versions.AsNoTracking()
            join question in db.Questions on version.QuestionId equals question.Id
            where ids.Contains(version.Id)
            select new { version.Id, version.Body, question.Topic }).ToDictionaryAsync(v => v.Id, ct);
        return new(sitting, [.. sitting.Items.OrderBy(i => i.Number)
            .Select(i => new ItemView(i, versions[i.VersionId].Body, Shown.Choices(versions[i.VersionId].Body, i.Order), versions[i.VersionId].Topic))]);
    }

    private Task<Sitting?> Read(Guid id, Guid staffId, CancellationToken ct) =>
        db.Sittings.AsNoTracking().Include(s => s.Items).SingleOrDefaultAsync(s => s.Id == id && s.StaffId == staffId, ct);
}
