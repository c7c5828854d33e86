using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Network.Contracts;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Campaigns.Training.Features.Badges;
using Campaigns.Training.Features.EnrolMyself;
using Campaigns.Training.Features.PrintCertificate;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Campaigns.Training.Features.MyTraining;

/// <summary>One's own certificates, with the link to show others; what one's work asks for; classes with one's own results, and those one may put oneself into.
/// Nobody else's.</summary>
[Authorize(Permissions.View)]
internal sealed class MyTrainingPage(TrainingDbContext db, MyClassesQuery query, IStaff staff, IActor actor, SiteAddress site, IStringLocalizer texts) : PageModel
{
    private const string Here = "/admin/my-training";

    public MyClasses Mine { get; private set; } = new([], [], [], []);

    public string LinkOf(Certificate certificate) => site.Verify(certificate.Code);

    public Task OnGetAsync(CancellationToken ct) => Load(ct);

    public async Task<IActionResult> OnPostEnrolAsync(Guid session, [FromServices] IHandler<EnrolMyself.EnrolMyself, Participant> enrol, CancellationToken ct)
    {
        var done = await enrol.Handle(new(session), ct);
        if (done.Succeeded) return this.Done(Here, texts[done.Value.Seat is Seat.Given ? "training.mine-enrolled" : "training.mine-queued"]);
        await Load(ct);
        return this.Refused("_Classes", done.Failures);
    }

    public async Task<IActionResult> OnPostLeaveAsync(Guid session, [FromServices] IHandler<LeaveClass, Session> leave, CancellationToken ct)
    {
        var done = await leave.Handle(new(session), ct);
        if (done.Succeeded) return this.Done(Here, texts["training.mine-left"]);
        await Load(ct);
        return this.Refused("_Classes", done.Failures);
    }

    public async Task<IActionResult> OnPostStudiedAsync(Guid session, [FromServices] IHandler<FinishStudy.FinishStudy, Session> finish, CancellationToken ct)
    {
        var done = await finish.Handle(new(session), ct);
        if (done.Succeeded) return this.Done(Here, texts["training.mine-studied"]);
        await Load(ct);
        return this.Refused("_Classes", done.Failures);
    }

    public async Task<IActionResult> OnGetPdfAsync(string? code, [FromServices] Printing printing, CancellationToken ct)
    {
        if (PublicCode.Read(code) is not { } wanted) return this.Done(Here);
        if (await Me(ct) is not { } me) return NotFound();
        return await db.Certificates.AsNoTracking().SingleOrDefaultAsync(c => c.Code == wanted && c.StaffId == me.Id, ct) is { } own
            ? File(printing.Print([own]), Printing.MediaType, $"{own.Code}.pdf")
            : NotFound();
    }

    private async Task Load(CancellationToken ct)
    {
        if (await Me(ct) is { } me) Mine = await query.Read(me, ct);
    }

    private async Task<StaffMember?> Me(CancellationToken ct) => actor.Id is { } account ? await staff.OfAccount(account, ct) : null;
}
