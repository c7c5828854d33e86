using Campaigns.Data;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Campaigns.Training.Features.IssueCertificate;
using Campaigns.Training.Features.WithdrawCertificate;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Features.PutNameRight;

/// <summary>Writes a certificate again under the name its holder has now; it stays valid to the same day, and the old one says that it was replaced.</summary>
internal sealed record PutNameRight(string Code) : ICommand<Certificate>;

internal sealed class PutNameRightHandler(TrainingDbContext db, Register register, People people, Issuing issuing, Author author, IAudit audit) : IHandler<PutNameRight, Certificate>
{
    public async Task<Result<Certificate>> Handle(PutNameRight command, CancellationToken ct)
    {
        if (await register.Find(command.Code, Permissions.Certify, ct) is not { } seen) return Refusals.NoSuchCertificate;
        if (await people.Find(seen.StaffId, Permissions.Certify, ct) is not { } member) return Refusals.NoSuchCertificate;
        await using var turn = await db.LockNamesAsync([Turns.Numbers(seen.CourseCode), Turns.Person(seen.StaffId)], ct);
        var before = await db.Certificates.SingleAsync(c => c.Id == seen.Id, ct);
        var by = author.Now;
        var facts = before.UnderName(member.Name, by.At.LocalDate());
        if (!facts.Succeeded) return facts.Refused<Certificate>();
        var issued = Certificate.Issue(facts.Value, await issuing.Name(before.CourseCode, by.At.LocalDate().Year, ct), before, by);
        db.Add(issued);
        audit.Note("training.name-put-right", new(Certificate.RecordKind, issued.Id), new { issued.Number });
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return issued;
    }
}
