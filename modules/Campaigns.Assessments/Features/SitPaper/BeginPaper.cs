using System.Buffers.Binary;
using System.Security.Cryptography;
using Campaigns.Assessments.Data;
using Campaigns.Assessments.Domain;
using Campaigns.Assessments.Domain.Papers;
using Campaigns.Data;
using Campaigns.Insurance.Contracts;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Training.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Assessments.Features.SitPaper;

/// <summary>Opens the paper of one's class, or goes on with the one that is open. Answers the sitting's id.</summary>
internal sealed record BeginPaper(Guid SessionId) : ICommand<Guid>;

internal sealed class BeginPaperHandler(AssessmentsDbContext db, OwnStaff own, ITrainingSessions sessions, PaperPool pool, IContributionAnswers answers, TimeProvider clock, RealClock real, IAudit audit)
    : IHandler<BeginPaper, Guid>
{
    public async Task<Result<Guid>> Handle(BeginPaper command, CancellationToken ct)
    {
        if (await own.Find(ct) is not { } me) return Refusals.NotStaff;
        if (await sessions.Find(command.SessionId, ct) is not { } session || !session.ParticipantIds.Contains(me.Id)) return Refusals.NoSuchClass;
        if (clock.GetUtcNow() < session.StartsAt) return Refusals.NotYet;
        if (await db.Blueprints.AsNoTracking().SingleOrDefaultAsync(b => b.Course == session.Course.Code, ct) is not { } blueprint) return Refusals.NoPaper;

        // Two tabs that press at once: the second waits here and finds the paper of the first.
        await using var turn = await db.LockNamesAsync([$"assessments.sitting/{me.Id}"], ct);
        var mine = await db.Sittings.Where(s => s.StaffId == me.Id && s.SessionId == session.Id).ToListAsync(ct);
        if (mine.Find(s => s.IsOpen && !s.IsOver(real.Now)) is { } open) return open.Id;
        if (mine.Exists(s => s.Passed == true)) return Refusals.AlreadyPassed;
        if (mine.Count >= session.Course.Tries) return Refusals.TriesUsedUp(session.Course.Tries);

        var begun = await Begin(session, me, mine.Count + 1, blueprint, ct);
        if (!begun.Succeeded) return begun.Refused<Guid>();
        db.Add(begun.Value);
        audit.Note("assessments.paper-begun", new(Sitting.RecordKind, begun.Value.Id), new { begun.Value.Course, begun.Value.Try, begun.Value.Seed });
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return begun.Value.Id;
    }

    private async Task<Result<Sitting>> Begin(TrainingSession session, StaffMember me, int number, Blueprint blueprint, CancellationToken ct)
    {
        var (today, seed) = (clock.Today(), NewSeed());
        var drawn = PaperDraw.Draw(blueprint.Lines, await pool.On(today, ct), seed);
        if (!drawn.Succeeded) return drawn.Refused<Sitting>();
        var candidate = new Candidate(me.Id, me.ScopePath, session.Id, session.Course.Code, session.Course.PassMark);
        var sitting = Sitting.Begin(candidate, number, blueprint, seed, drawn.Value, today, real.Now);
        foreach (var (item, question) in sitting.Items.Zip(drawn.Value).Where(x => x.Second.Version.Body.Case is not null))
        {
            var amount = await answers.PayerAmount(question.Version.Body.Case!, ct);
            if (!amount.Succeeded) return amount.Refused<Sitting>();
            item.Expected = amount.Value;
        }

        return sitting;
    }

    // Nobody can tell the next paper from the last.
    private static long NewSeed() => BinaryPrimitives.ReadInt64BigEndian(RandomNumberGenerator.GetBytes(8));
}
