using Campaigns.Data;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Campaigns.Training.Features.AskCertification;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Features.IssueCertificate;

/// <summary>Certifies somebody who has met what the course asks. One before it that is still in force gives way.</summary>
internal sealed record IssueCertificate(Guid? StaffId, Guid? CourseId) : ICommand<Issued>
{
    public IEnumerable<Failure> Check()
    {
        if (StaffId is null) yield return Refusals.StaffMissing;
        if (CourseId is null) yield return Refusals.CourseMissing;
    }
}

internal sealed class IssueCertificateHandler(TrainingDbContext db, People people, CertificationGate gate) : IHandler<IssueCertificate, Issued>
{
    public async Task<Result<Issued>> Handle(IssueCertificate command, CancellationToken ct)
    {
        if (await people.Find(command.StaffId!.Value, Permissions.Certify, ct) is not { } member) return Refusals.StaffUnknown("staffId");
        if (await db.Courses.AsNoTracking().SingleOrDefaultAsync(c => c.Id == command.CourseId, ct) is not { } course) return Refusals.CourseIdUnknown;
        return await gate.Ask(course.Code, member, ct);
    }
}

/// <summary>Issues certificates, one after another for each course. Who wants one goes through <see cref="CertificationGate"/>.</summary>
internal sealed class Issuing(TrainingDbContext db, Records records, Author author, IAudit audit)
{
    /// <param name="courseCode">The course.</param>
    /// <param name="member">Who.</param>
    /// <param name="ct">Gives up.</param>
    /// <param name="asked">Who asked for it, where it is done off the request.</param>
    /// <summary>Decides on what is stored, within the turn at the course's numbers, and stores certificate and number in one transaction.</summary>
    public async Task<Result<Certificate>> Issue(string courseCode, StaffMember member, CancellationToken ct, By? asked = null)
    {
        var by = asked is null ? author.Now : asked with { At = author.Now.At };
        await using var turn = await db.LockNamesAsync([Turns.Numbers(courseCode), Turns.Person(member.Id)], ct);
        var course = await db.Courses.SingleAsync(c => c.Code == courseCode, ct);
        var record = (await records.Of(course, [member.Id], by.At.LocalDate(), ct))[member.Id];
        if (record.Missing(course.Rules, by.At.LocalDate()) is { Count: > 0 } missing) return Result<Certificate>.Refuse(Refusals.NotMet(missing));

        var issued = await Write(course, member, record.Before, by, ct);
        var key = Certification.Key(courseCode, member.Id);
        if (await db.Certifications.SingleOrDefaultAsync(c => c.Open == key, ct) is { } waiting) waiting.Grant(issued.Id, Certifications.Fingerprint(course, record));
        record.UseFor(issued.Id);
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return issued;
    }

    private async Task<Certificate> Write(Course course, StaffMember member, Certificate? before, By by, CancellationToken ct)
    {
        var day = by.At.LocalDate();
        var facts = new CertificateFacts
        {
            CourseId = course.Id,
            CourseCode = course.Code,
            CourseTitle = course.Title,
            CourseVersion = course.Latest,
            StaffId = member.Id,
            HolderName = member.Name,
            ScopePath = member.ScopePath,
            IssuedOn = day,
            ExpiresOn = day.AddMonths(course.Rules.ValidityMonths),
        };
        var issued = Certificate.Issue(facts, await Name(course.Code, day.Year, ct), before, by);
        db.Add(issued);
        audit.Note("training.certificate-issued", new(Certificate.RecordKind, issued.Id), new { issued.Number, issued.CourseCode });
        return issued;
    }

    /// <summary>The next name; within <see cref="Turns.Numbers"/>.</summary>
    public async Task<CertificateName> Name(string courseCode, int year, CancellationToken ct) =>
        (await Series(courseCode, year, ct)).Next(await Series(courseCode, NumberSeries.StatusList, ct));

    /// <summary>The next place in the status list, for a certificate on paper; within <see cref="Turns.Numbers"/>.</summary>
    public async Task<int> Place(string courseCode, CancellationToken ct) => (await Series(courseCode, NumberSeries.StatusList, ct)).NextPlace();

    private async Task<NumberSeries> Series(string courseCode, int year, CancellationToken ct)
    {
        if ((db.Series.Local.FirstOrDefault(s => s.CourseCode == courseCode && s.Year == year) ?? await db.Series.SingleOrDefaultAsync(s => s.CourseCode == courseCode && s.Year == year, ct)) is { } there) return there;
        var begun = NumberSeries.Begin(courseCode, year);
        db.Add(begun);
        return begun;
    }
}
