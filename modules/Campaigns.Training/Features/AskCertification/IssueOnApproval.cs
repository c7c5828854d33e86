using Campaigns.Approvals.Contracts;
using Campaigns.Network.Contracts;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Campaigns.Training.Features.IssueCertificate;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Features.AskCertification;

/// <summary>Everybody asked has approved: the certificate is issued, if what was shown is what is there and all of it is still met. Delivered again it
/// answers with the certificate that is there.</summary>
internal sealed class IssueOnApproval(TrainingDbContext db, Certifications certifications, IStaff staff, Issuing issuing) : IApprovalCommandHandler
{
    public string Command => Certifications.Issue;

    public async Task<CommandOutcome> HandleAsync(ApprovalCommand c, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        if (!Guid.TryParse(c.SubjectId, out var id) || await db.Certifications.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct) is not { } asked) return CommandOutcome.Refused("unknown-certification");
        if (asked.Status is AskedStatus.Granted) return CommandOutcome.Done(await db.Certificates.Where(x => x.Id == asked.CertificateId).Select(x => x.Number).SingleOrDefaultAsync(ct));
        if (asked.Status is AskedStatus.Refused) return CommandOutcome.Refused("invalid-transition");
        if (await certifications.VersionOf(asked, ct) != c.SubjectVersion) return CommandOutcome.Refused("subject-changed");
        if (await staff.Find(asked.StaffId, ct) is not { } member) return CommandOutcome.Refused("staff-gone");
        db.ChangeTracker.Clear();
        var issued = await issuing.Issue(asked.CourseCode, member, ct, new By(asked.AskedBy, asked.AskedByName, default));
        return issued.Succeeded ? CommandOutcome.Done(issued.Value.Number) : CommandOutcome.Refused(issued.Failures[0].ApiCode);
    }
}
