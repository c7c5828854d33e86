using Campaigns.Approvals.Contracts;
using Campaigns.Data;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Jobs;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Campaigns.Training.Features.IssueCertificate;
using Campaigns.Training.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Features.AskCertification;

/// <summary>The one door to a certificate: it is issued, or put up for approval where the course says so. Without the feature Approvals nobody is asked.</summary>
internal sealed class CertificationGate(TrainingDbContext db, Issuing issuing, Records records, IStaff staff, IEnumerable<IApprovals> approvals, IJobs jobs, Author author, IAudit audit)
{
    private readonly IApprovals? _approvals = approvals.LastOrDefault();

    /// <param name="courseCode">The course.</param>
    /// <param name="member">Who.</param>
    /// <param name="ct">Gives up.</param>
    /// <param name="asked">Who asked for it, where it is done off the request.</param>
    public async Task<Result<Issued>> Ask(string courseCode, StaffMember member, CancellationToken ct, By? asked = null)
    {
        var course = await db.Courses.AsNoTracking().SingleAsync(c => c.Code == courseCode, ct);
        if (_approvals is not null && course.Rules.Approval) return await PutUp(course, member, asked is null ? author.Now : asked with { At = author.Now.At }, ct);
        var issued = await issuing.Issue(courseCode, member, ct, asked);
        return issued.Succeeded ? new Issued(issued.Value, null) : issued.Refused<Issued>();
    }

    /// <summary>Puts the question; again is no second one. Outside of any transaction.</summary>
    public async Task Submit(Guid id, CancellationToken ct)
    {
        if (await db.Certifications.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.Status == AskedStatus.Waiting, ct) is not { } waiting) return;
        try
        {
            if (_approvals is not null)
            {
                await _approvals.SubmitAsync(new(Certifications.Type, id.ToString(), waiting.AskedBy?.ToString() ?? ""), ct);
                return;
            }
        }
        catch (ApprovalRefusedException e) when (e.Code == "no-route")
        {
            // Nobody is to be asked about this one.
        }

        if (await staff.Find(waiting.StaffId, ct) is { } member) await issuing.Issue(waiting.CourseCode, member, ct, new By(waiting.AskedBy, waiting.AskedByName, default));
    }

    private async Task<Result<Issued>> PutUp(Course course, StaffMember member, By by, CancellationToken ct)
    {
        await using var turn = await db.LockNamesAsync([Turns.Numbers(course.Code), Turns.Person(member.Id)], ct);
        var record = (await records.Of(course, [member.Id], by.At.LocalDate(), ct))[member.Id];
        if (record.Missing(course.Rules, by.At.LocalDate()) is { Count: > 0 } missing) return Result<Issued>.Refuse(Refusals.NotMet(missing));
        var key = Certification.Key(course.Code, member.Id);
        var waiting = await db.Certifications.SingleOrDefaultAsync(c => c.Open == key, ct);
        if (waiting is null)
        {
            waiting = Certification.Ask(new(course.Id, course.Code, member.Id, member.UnitCode, member.ScopePath, await Trainer(record, ct)), by);
            db.Add(waiting);
            audit.Note("training.certification-asked", new(Certification.RecordKind, waiting.Id), new { waiting.CourseCode });
        }

        // Also for one that waits: what was returned goes on with its next round.
        jobs.Enqueue<AskForCertification, CertificationToAsk>(new(waiting.Id));
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return new Issued(null, waiting);
    }

    private async Task<Guid?> Trainer(Record record, CancellationToken ct) =>
        record.Places.OrderByDescending(p => p.Class.StartsAt).SelectMany(p => p.Class.Trainers).Select(id => (Guid?)id).FirstOrDefault() is { } trainer
            ? (await staff.Find(trainer, ct))?.AccountId
            : null;
}
