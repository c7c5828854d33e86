using Campaigns.Data;
using Campaigns.Data.Paging;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Features.WithdrawCertificate;

/// <summary>It proves nothing any more, for good.</summary>
internal sealed record RevokeCertificate(string Code, string? Reason, int? Expected = null) : ICommand<Certificate>
{
    public IEnumerable<Failure> Check() => Reasons.Check(Reason);
}

/// <summary>It proves nothing until the end of that day, or until it is lifted.</summary>
internal sealed record SuspendCertificate(string Code, string? Reason, DateOnly? Until, int? Expected = null) : ICommand<Certificate>
{
    public IEnumerable<Failure> Check() => Reasons.Check(Reason);
}

/// <summary>A suspension ends.</summary>
internal sealed record LiftSuspension(string Code, string? Reason, int? Expected = null) : ICommand<Certificate>
{
    public IEnumerable<Failure> Check() => Reasons.Check(Reason);
}

internal sealed class RevokeCertificateHandler(Register register) : IHandler<RevokeCertificate, Certificate>
{
    public Task<Result<Certificate>> Handle(RevokeCertificate command, CancellationToken ct) =>
        register.Change(command.Code, command.Expected, "training.certificate-revoked", (c, by) => c.Revoke(command.Reason!.Trim(), by), ct);
}

internal sealed class SuspendCertificateHandler(Register register) : IHandler<SuspendCertificate, Certificate>
{
    public Task<Result<Certificate>> Handle(SuspendCertificate command, CancellationToken ct) =>
        register.Change(command.Code, command.Expected, "training.certificate-suspended", (c, by) => c.Suspend(command.Reason!.Trim(), command.Until, by), ct);
}

internal sealed class LiftSuspensionHandler(Register register) : IHandler<LiftSuspension, Certificate>
{
    public Task<Result<Certificate>> Handle(LiftSuspension command, CancellationToken ct) =>
        register.Change(command.Code, command.Expected, "training.certificate-lifted", (c, by) => c.Lift(command.Reason!.Trim(), by), ct);
}

/// <summary>Certificates by their code, as far as the actor's places go.</summary>
internal sealed class Register(TrainingDbContext db, IActor actor, Author author, IAudit audit)
{
    public async Task<Certificate?> Find(string code, string permission, CancellationToken ct)
    {
        var wanted = PublicCode.Read(code);
        return wanted is null ? null : await db.Certificates.AsNoTracking().Include(c => c.History).Within(actor, permission).SingleOrDefaultAsync(c => c.Code == wanted, ct);
    }

    /// <summary>Adds an act to its history; nothing of what stands there is changed.</summary>
    public async Task<Result<Certificate>> Change(string code, int? expected, string action, Func<Certificate, By, Result<Done>> act, CancellationToken ct)
    {
        if (await Find(code, Permissions.Withdraw, ct) is not { } seen) return Refusals.NoSuchCertificate;
        await using var turn = await db.LockNamesAsync([Turns.Person(seen.StaffId)], ct);
        var certificate = await db.Certificates.SingleAsync(c => c.Id == seen.Id, ct);
        if (expected is { } version && version != certificate.Version) return Refusals.Changed;
        var done = act(certificate, author.Now);
        if (!done.Succeeded) return done.Refused<Certificate>();
        audit.Note(action, new(Certificate.RecordKind, certificate.Id), new { certificate.Number });
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return certificate;
    }

    /// <summary>What it is today.</summary>
    public async Task<CertificateState> State(Certificate certificate, CancellationToken ct)
    {
        var course = await db.Courses.AsNoTracking().SingleAsync(c => c.Id == certificate.CourseId, ct);
        return certificate.StateOn(author.Today, course.RefreshBy(certificate.CourseVersion));
    }
}
