using Campaigns.Assessments.Data;
using Campaigns.Assessments.Domain;
using Campaigns.Assessments.Domain.Papers;
using Campaigns.Data;
using Campaigns.Kernel.Commands;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Assessments.Features.SitPaper;

/// <summary>Hands one's paper in. Pressed twice it is handed in once.</summary>
internal sealed record EndPaper(Guid SittingId) : ICommand<Done>;

internal sealed class EndPaperHandler(AssessmentsDbContext db, OwnStaff own, EndingPapers ending) : IHandler<EndPaper, Done>
{
    public async Task<Result<Done>> Handle(EndPaper command, CancellationToken ct)
    {
        if (await own.Find(ct) is not { } me) return Refusals.NotStaff;
        if (!await db.Sittings.AnyAsync(s => s.Id == command.SittingId && s.StaffId == me.Id, ct)) return Refusals.NoSuchSitting;
        await ending.End(command.SittingId, ct);
        return Done.It;
    }
}

/// <summary>Ends and marks papers, those handed in and those whose time ran out, each once.</summary>
internal sealed class EndingPapers(AssessmentsDbContext db, RealClock real)
{
    /// <summary>Ends one. One that has ended stays as it is.</summary>
    public async Task End(Guid sittingId, CancellationToken ct)
    {
        await using var turn = await db.LockAsync<Sitting>(sittingId, ct);
        // First nothing more comes in, then what is there is read: an answer is either refused or counted.
        await db.Items.Where(i => i.SittingId == sittingId).ExecuteUpdateAsync(s => s.SetProperty(i => i.OpenUntil, PaperItem.Closed), ct);
        var sitting = await db.Sittings.Include(s => s.Items).SingleAsync(s => s.Id == sittingId, ct);
        var versions = sitting.Items.Select(i => i.VersionId).ToList();
        var bodies = await db.Versions.AsNoTracking().Where(v => versions.Contains(v.Id)).ToDictionaryAsync(v => v.Id, v => v.Body, ct);
        if (!sitting.End(real.Now, bodies).Succeeded) return;
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
    }

    /// <summary>Ends every open paper whose time is up; of one person if one is named.</summary>
    public async Task EndRunOut(Guid? staffId, CancellationToken ct)
    {
        var now = real.Now;
        var over = await db.Sittings.Where(s => s.EndedAt == null && s.Deadline <= now && (staffId == null || s.StaffId == staffId)).Select(s => s.Id).ToListAsync(ct);
        foreach (var id in over)
        {
            db.ChangeTracker.Clear();
            await End(id, ct);
        }
    }
}
