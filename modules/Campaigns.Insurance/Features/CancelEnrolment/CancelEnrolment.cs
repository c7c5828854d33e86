using Campaigns.Data.Paging;
using Campaigns.Insurance.Data;
using Campaigns.Insurance.Domain.Enrolments;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Insurance.Features.CancelEnrolment;

/// <summary>Cancels an enrolment before money was received.</summary>
internal sealed record CancelEnrolment(Guid Id) : ICommand<Done>;

internal sealed class CancelEnrolmentHandler(InsuranceDbContext db, IActor actor, IAudit audit) : IHandler<CancelEnrolment, Done>
{
    public async Task<Result<Done>> Handle(CancelEnrolment command, CancellationToken ct)
    {
        var enrolment = await db.Enrolments.Within(actor, Permissions.EnrolmentsWrite).SingleOrDefaultAsync(e => e.Id == command.Id, ct);
        if (enrolment is null) return EnrolmentRefusals.NoSuchEnrolment;

        var cancelled = enrolment.Cancel();
        if (!cancelled.Succeeded) return cancelled;

        audit.Note("insurance.enrolment-cancelled", new("insurance.enrolment", enrolment.Id));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return EnrolmentRefusals.InvalidTransition;
        }

        return Done.It;
    }
}
