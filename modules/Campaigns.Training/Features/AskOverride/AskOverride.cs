using Campaigns.Approvals.Contracts;
using Campaigns.Data;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Jobs;
using Campaigns.Kernel.Security;
using Campaigns.Network.Contracts;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Campaigns.Training.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Features.AskOverride;

/// <summary>Asks for leave that somebody presents on that day without a certificate.</summary>
internal sealed record AskOverride(Guid? StaffId, string? Course, DateOnly? On, string? Reason) : ICommand<QualificationOverride>
{
    public IEnumerable<Failure> Check()
    {
        if (StaffId is null) yield return Refusals.StaffMissing.At("person");
        if (string.IsNullOrWhiteSpace(Course)) yield return Refusals.CourseMissing.At("course");
        if (On is null) yield return Refusals.DayMissing;
        foreach (var failure in Reasons.Check(Reason)) yield return failure;
    }
}

/// <remarks>Where the feature Approvals is off, whoever certifies people at that place gives it by asking.</remarks>
internal sealed class AskOverrideHandler(TrainingDbContext db, People people, IStaffCertificates certificates, IEnumerable<IApprovals> approvals, IJobs jobs, Author author, IActor actor, IAudit audit)
    : IHandler<AskOverride, QualificationOverride>
{
    public async Task<Result<QualificationOverride>> Handle(AskOverride command, CancellationToken ct)
    {
        var (day, code) = (command.On!.Value, command.Course!.Trim());
        if (await people.Find(command.StaffId!.Value, Permissions.Nominate, ct) is not { } member) return Refusals.StaffUnknown("person");
        if (!await db.Courses.AnyAsync(c => c.Code == code, ct)) return Refusals.CourseIdUnknown.At("course");
        if (day < author.Today) return Refusals.DayInThePast;
        if ((await certificates.Valid([member.Id], day, ct)).GetValueOrDefault(member.Id, []).Any(c => c.Course == code)) return Refusals.HoldsIt;
        var asks = approvals.Any();
        if (!asks && !actor.Has(Permissions.Certify, new Scope(member.ScopePath))) return Refusals.NobodyToAsk;

        await using var turn = await db.LockNamesAsync([Turns.Person(member.Id)], ct);
        var key = QualificationOverride.Key(member.Id, code, day);
        if (await db.Overrides.SingleOrDefaultAsync(o => o.Open == key, ct) is { } there) return there;
        var asked = QualificationOverride.Ask(new(member.Id, code, day, member.UnitCode, member.ScopePath, command.Reason!.Trim()), author.Now);
        if (asks) jobs.Enqueue<AskForOverride, OverrideToAsk>(new(asked.Id), $"training.override/{asked.Id:N}");
        else asked.Grant();
        db.Add(asked);
        audit.Note("training.override-asked", new(QualificationOverride.RecordKind, asked.Id), new { asked.CourseCode, asked.On });
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return asked;
    }
}
