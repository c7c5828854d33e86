using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Campaigns.Training.Features.Badges;
using Campaigns.Training.Features.PrintCertificate;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Features.MyTraining;

/// <summary>A class one is in.</summary>
internal sealed record OwnClass(string Course, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Place, string? Material, bool Waiting, int? Score, bool Passed);

/// <summary>One's own certificates, with the link to show others, and classes with one's own results; nobody else's.</summary>
[Authorize(Permissions.View)]
internal sealed class MyTrainingPage(TrainingDbContext db, IStaff staff, IActor actor, SiteAddress site, TimeProvider clock) : PageModel
{
    private const int MostClasses = 30;

    public IReadOnlyList<(Certificate Certificate, CertificateState State)> Certificates { get; private set; } = [];

    public IReadOnlyList<OwnClass> Classes { get; private set; } = [];

    public string LinkOf(Certificate certificate) => site.Verify(certificate.Code);

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (await Me(ct) is not { } me) return;
        var courses = await db.Courses.AsNoTracking().ToDictionaryAsync(c => c.Id, ct);
        var mine = await db.Certificates.AsNoTracking().Where(c => c.StaffId == me.Id && c.Status != CertificateStatus.Replaced).OrderByDescending(c => c.ExpiresOn).ToListAsync(ct);
        Certificates = [.. mine.Select(c => (c, c.StateOn(clock.Today(), courses[c.CourseId].RefreshBy(c.CourseVersion))))];
        var sessions = await db.Sessions.AsNoTracking().Where(s => s.Participants.Any(p => p.StaffId == me.Id && p.Seat != Seat.Left)).OrderByDescending(s => s.StartsAt).Take(MostClasses).ToListAsync(ct);
        var scores = await db.Assessments.AsNoTracking().Where(a => a.StaffId == me.Id && a.Kind == AssessmentKind.Paper).OrderBy(a => a.Id).ToListAsync(ct);
        Classes = [.. sessions.Select(s => Own(s, courses[s.CourseId], me.Id, scores.LastOrDefault(a => a.SessionId == s.Id)))];
    }

    public async Task<IActionResult> OnGetPdfAsync(string? code, [FromServices] Printing printing, CancellationToken ct)
    {
        if (PublicCode.Read(code) is not { } wanted) return this.Done("/admin/my-training");
        if (await Me(ct) is not { } me) return NotFound();
        return await db.Certificates.AsNoTracking().SingleOrDefaultAsync(c => c.Code == wanted && c.StaffId == me.Id, ct) is { } own
            ? File(printing.Print([own]), Printing.MediaType, $"{own.Code}.pdf")
            : NotFound();
    }

    private async Task<StaffMember?> Me(CancellationToken ct) => actor.Id is { } account ? await staff.OfAccount(account, ct) : null;

    private static OwnClass Own(Session s, Course course, Guid me, Assessment? paper) => new(course.Code, s.StartsAt, s.EndsAt, s.Place, s.Material,
        s.Find(me) is { Seat: Seat.Waiting }, paper?.Score, paper?.Passes(course.Rules.PassMark) == true);
}
