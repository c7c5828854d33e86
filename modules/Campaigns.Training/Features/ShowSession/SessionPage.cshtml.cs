using System.Globalization;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Registrations.Contracts;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Campaigns.Training.Features.ChangeSession;
using Campaigns.Training.Features.IssueForClass;
using Campaigns.Training.Features.KeepList;
using Campaigns.Training.Features.Matrix;
using Campaigns.Training.Features.PlanSession;
using Campaigns.Training.Features.PrintCertificate;
using Campaigns.Training.Features.RecordResults;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Campaigns.Training.Features.ShowSession;

/// <summary>One class: its list, who came, their scores, and what came of it.</summary>
[Authorize(Permissions.ViewCertificates)]
internal sealed class SessionPage(TrainingDbContext db, SheetQuery sheet, MatrixPeople candidates, MatrixChoices choices, ClassReadiness readiness, PlanChoices plans, IEnumerable<ISeats> seats, IStaff staff, IActor actor, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>How many certificates were asked for together; null: none were.</summary>
    [BindProperty(SupportsGet = true, Name = "issuing")]
    public int? Asked { get; set; }

    [BindProperty]
    public string? Role { get; set; }

    [BindProperty]
    public string? Unit { get; set; }

    [BindProperty]
    public bool Expiring { get; set; }

    [BindProperty]
    public Guid? Person { get; set; }

    [BindProperty]
    public Guid? Leaving { get; set; }

    [BindProperty]
    public string? CancelReason { get; set; }

    [BindProperty(Name = "")]
    public PlanForm Plan { get; set; } = new();

    /// <summary>The form of its plan; null: not for the reader.</summary>
    public PlanFields? Fields { get; private set; }

    /// <summary>That form was refused.</summary>
    public bool Changing { get; private set; }

    /// <summary>People from outside who have a place.</summary>
    public int Guests { get; private set; }

    public Session Session { get; private set; } = null!;

    public Course Course { get; private set; } = null!;

    public IReadOnlyList<SheetLine> Lines { get; private set; } = [];

    public IReadOnlyList<string> Waiting { get; private set; } = [];

    public IReadOnlyList<string> Trainers { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Candidates { get; private set; } = [];

    /// <summary>The form of the list was refused.</summary>
    public bool Nominating { get; private set; }

    /// <summary>How many could be certified now.</summary>
    public int Ready { get; private set; }

    public MatrixLists Lists { get; private set; } = new([], [], [], []);

    public bool MayCertify => actor.Has(Permissions.Certify);

    public bool MayTeach => actor.Has(Permissions.Teach);

    public bool MayNominate => actor.Has(Permissions.Nominate);

    public bool AnyRetake => Lines.Any(line => line.MayRetake);

    public IEnumerable<SelectListItem> Leavers => Lines.Where(line => !line.Certified).Select(line => new SelectListItem(line.Name, line.StaffId.ToString()));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Load(ct) ? Page() : NotFound();

    /// <summary>Certificates that rest on this class, as one file.</summary>
    public async Task<IActionResult> OnGetPdfAsync([FromServices] Printing printing, CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        var codes = Lines.Select(line => line.CertificateCode).OfType<string>().ToList();
        var certificates = await db.Certificates.AsNoTracking().Where(c => codes.Contains(c.Code)).OrderBy(c => c.Number).ToListAsync(ct);
        return File(printing.Print(certificates), Printing.MediaType, $"{Course.Code}-{Session.StartsAt.LocalDate():yyyy-MM-dd}.pdf");
    }

    public async Task<IActionResult> OnPostResultsAsync([FromServices] IHandler<RecordResults.RecordResults, Recorded> record, CancellationToken ct)
    {
        if (!MayTeach) return StatusCode(403);
        if (!await Load(ct)) return NotFound();
        var done = await record.Handle(new(Id, Filled(), Reason), ct);
        if (!done.Succeeded) return this.Refused("_Sheet", done.Failures);
        var notice = done.Value.Issued.Count > 0 ? texts["training.recorded-issued", done.Value.Issued.Count]
            : done.Value.Waiting > 0 ? texts["training.recorded-waiting", done.Value.Waiting] : texts["training.recorded"];
        return this.Done(Here, notice);
    }

    public async Task<IActionResult> OnPostIssueAsync([FromServices] IHandler<IssueForClass.IssueForClass, int> issue, CancellationToken ct)
    {
        if (!MayCertify) return StatusCode(403);
        if (!await Load(ct)) return NotFound();
        var asked = await issue.Handle(new(Id), ct);
        return asked.Succeeded ? this.Done($"{Here}?issuing={asked.Value}") : this.Refused("_Sheet", asked.Failures);
    }

    public async Task<IActionResult> OnPostChangeAsync(int version, [FromServices] IHandler<ChangeSession.ChangeSession, Session> change, CancellationToken ct)
    {
        if (!MayTeach) return StatusCode(403);
        if (!await Load(ct, typed: true)) return NotFound();
        Changing = true;
        if (!ModelState.IsValid) return this.Refused("_Change", []);
        var done = await change.Handle(new(Id, Plan.Body(Session.Trainers.Skip(2)), version), ct);
        return done.Succeeded ? this.Done(Here, texts["training.saved"]) : this.Refused("_Change", done.Failures);
    }

    public async Task<IActionResult> OnPostCancelAsync([FromServices] IHandler<CancelSession, Session> cancel, CancellationToken ct)
    {
        if (!MayTeach) return StatusCode(403);
        if (!await Load(ct)) return NotFound();
        Changing = true;
        var done = await cancel.Handle(new(Id, CancelReason), ct);
        return done.Succeeded ? this.Done(Here, texts["training.was-cancelled"]) : this.Refused("_Change", done.Failures);
    }

    public async Task<IActionResult> OnPostRuleAsync([FromServices] IHandler<EnrolByRule.EnrolByRule, int> enrol, CancellationToken ct)
    {
        if (!MayNominate) return StatusCode(403);
        if (!await Load(ct)) return NotFound();
        Nominating = true;
        var done = await enrol.Handle(new(Id, Role, Unit, Expiring), ct);
        return done.Succeeded ? this.Done(Here, texts["training.rule-done", done.Value]) : this.Refused("_Nominate", done.Failures);
    }

    public async Task<IActionResult> OnPostNominateAsync([FromServices] IHandler<NominateParticipant, Session> nominate, CancellationToken ct)
    {
        if (!MayNominate) return StatusCode(403);
        if (!await Load(ct)) return NotFound();
        Nominating = true;
        var done = Person is null ? Refusals.StaffMissing.At(nameof(Person)) : await nominate.Handle(new(Id, Person), ct);
        return done.Succeeded ? this.Done(Here, texts["training.saved"]) : this.Refused("_Nominate", done.Failures);
    }

    public async Task<IActionResult> OnPostReleaseAsync([FromServices] IHandler<ReleaseParticipant, Session> release, CancellationToken ct)
    {
        if (!MayNominate) return StatusCode(403);
        if (!await Load(ct)) return NotFound();
        Nominating = true;
        var done = Leaving is null ? Refusals.StaffMissing.At(nameof(Leaving)) : await release.Handle(new(Id, Leaving.Value), ct);
        return done.Succeeded ? this.Done(Here, texts["training.saved"]) : this.Refused("_Nominate", done.Failures);
    }

    /// <summary>What stands in a field: after a refusal what was typed, else what is stored.</summary>
    public string? Typed(string field, int? stored) =>
        Request.HasFormContentType && Request.Form.TryGetValue(field, out var typed) ? typed.ToString() : stored?.ToString(CultureInfo.InvariantCulture);

    /// <summary>The same for a box.</summary>
    public bool Ticked(SheetLine line) =>
        Request.HasFormContentType && !line.Certified && Request.Form.ContainsKey("person") ? Request.Form.ContainsKey($"present-{line.StaffId}") : line.Present;

    private string Here => $"/admin/courses/{Course.Code}/sessions/{Id}";

    // A disabled field is not sent: what a certificate rests on is left out altogether.
    private List<ResultLine> Filled()
    {
        var open = Lines.Where(line => !line.Certified).Select(line => line.StaffId).ToHashSet();
        return [.. Request.Form["person"].Select(id => Guid.TryParse(id, out var staffId) ? staffId : Guid.Empty).Where(open.Contains).Distinct().Select(staffId =>
            new ResultLine(staffId, Request.Form[$"present-{staffId}"] == "true", Points($"paper-{staffId}"), Points($"retake-{staffId}"), Points($"observation-{staffId}")))];
    }

    // What is no number is out of range, and told so.
    private int? Points(string field)
    {
        var text = Request.Form[field].ToString().Trim();
        if (text.Length == 0) return null;
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var points) ? points : -1;
    }

    private async Task<bool> Load(CancellationToken ct, bool typed = false)
    {
        if (await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == Id, ct) is not { } session) return false;
        (Session, Course) = (session, await db.Courses.AsNoTracking().SingleAsync(c => c.Id == session.CourseId, ct));
        Lines = await sheet.Read(session, Course, ct);
        var waiting = session.List.Where(p => p.Seat is Seat.Waiting).ToList();
        var names = await staff.Many([.. session.Trainers.Concat(waiting.Select(p => p.StaffId))], ct);
        Trainers = [.. session.Trainers.Where(names.ContainsKey).Select(id => names[id].Name)];
        Waiting = [.. waiting.Where(p => names.ContainsKey(p.StaffId)).Select(p => names[p.StaffId].Name)];
        if (session.TakesGuests && seats.LastOrDefault() is { } counts) Guests = (await counts.Count([Id], ct)).GetValueOrDefault(Id, SeatCounts.None).Taken;
        if (MayTeach) Fields = await plans.For(typed ? Plan : PlanForm.Of(session), ct);
        if (MayCertify) Ready = (await readiness.Of(session, ct)).Count;
        if (!MayNominate) return true;
        Lists = await choices.Read(classes: false, ct);
        var there = session.List.Select(p => p.StaffId).ToHashSet();
        Candidates = [.. (await candidates.Find(new(), ct)).Where(s => !there.Contains(s.Id)).Select(s => new SelectListItem($"{s.Name} · {s.Office}", s.Id.ToString()))];
        return true;
    }
}
