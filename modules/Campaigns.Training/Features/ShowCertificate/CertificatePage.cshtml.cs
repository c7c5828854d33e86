using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Network.Contracts;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Campaigns.Training.Features.AskCertification;
using Campaigns.Training.Features.IssueCertificate;
using Campaigns.Training.Features.KeepScan;
using Campaigns.Training.Features.PrintCertificate;
using Campaigns.Training.Features.WithdrawCertificate;
using Campaigns.Ui.Documents;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Campaigns.Training.Features.ShowCertificate;

/// <summary>One certificate: what it says, what happened to it, what may be done to it.</summary>
[Authorize(Permissions.ViewCertificates)]
internal sealed class CertificatePage(Register register, TrainingDbContext db, IStaff staff, IActor actor, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "code")]
    public string Code { get; set; } = "";

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public DateOnly? Until { get; set; }

    public Certificate Certificate { get; private set; } = null!;

    public CertificateState State { get; private set; }

    /// <summary>Code of the one it took the place of.</summary>
    public string? Before { get; private set; }

    /// <summary>Code of the one that took its place.</summary>
    public string? After { get; private set; }

    /// <summary>The holder's name as it is now, where it differs from the printed one.</summary>
    public string? NameNow { get; private set; }

    /// <summary>The paper was scanned.</summary>
    public bool HasScan { get; private set; }

    public bool MayCertify => actor.Has(Permissions.Certify, new Scope(Certificate.ScopePath));

    public bool MayWithdraw => actor.Has(Permissions.Withdraw, new Scope(Certificate.ScopePath));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Load(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnGetPdfAsync([FromServices] Printing printing, CancellationToken ct) =>
        await Load(ct) ? File(printing.Print([Certificate]), Printing.MediaType, $"{Certificate.Code}.pdf") : NotFound();

    public Task<IActionResult> OnPostRevokeAsync([FromServices] IHandler<RevokeCertificate, Certificate> revoke, CancellationToken ct) =>
        Act(Permissions.Withdraw, () => revoke.Handle(new(Code, Reason), ct), ct);

    public Task<IActionResult> OnPostSuspendAsync([FromServices] IHandler<SuspendCertificate, Certificate> suspend, CancellationToken ct) =>
        Act(Permissions.Withdraw, () => suspend.Handle(new(Code, Reason, Until), ct), ct);

    public Task<IActionResult> OnPostLiftAsync([FromServices] IHandler<LiftSuspension, Certificate> lift, CancellationToken ct) =>
        Act(Permissions.Withdraw, () => lift.Handle(new(Code, Reason), ct), ct);

    public async Task<IActionResult> OnPostRenewAsync([FromServices] IHandler<RenewCertificate, Issued> renew, CancellationToken ct)
    {
        if (!actor.Has(Permissions.Certify)) return StatusCode(403);
        if (!await Load(ct)) return NotFound();
        var done = await renew.Handle(new(Code), ct);
        if (!done.Succeeded) return this.Refused("_CertificateActs", done.Failures);
        return this.Done($"/admin/certificates/{done.Value.Certificate?.Code ?? Code}", texts[done.Value.Waiting is null ? "training.saved" : "training.renewal-waits"]);
    }

    public async Task<IActionResult> OnPostScanAsync(IFormFile? scan, [FromServices] IHandler<KeepScans, KeptScans> keep, CancellationToken ct)
    {
        if (!actor.Has(Permissions.Certify)) return StatusCode(403);
        if (!await Load(ct)) return NotFound();
        var kept = await keep.Handle(new([new(Code, await scan.ReadUpTo(CertificateScan.Largest, ct))]), ct);
        if (!kept.Succeeded) return this.Refused("_CertificateActs", kept.Failures);
        return kept.Value.Wrong.Count > 0 ? this.Refused("_CertificateActs", [kept.Value.Wrong[0].Why]) : this.Done($"/admin/certificates/{Code}", texts["training.saved"]);
    }

    /// <summary>The paper as it was scanned. Always a file to save: a PDF may carry scripts.</summary>
    public async Task<IActionResult> OnGetScanAsync(CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        if (await db.Scans.AsNoTracking().SingleOrDefaultAsync(s => s.CertificateId == Certificate.Id, ct) is not { } scan) return this.Done($"/admin/certificates/{Code}");
        return File(scan.Content, scan.MediaType, Certificate.Code + (scan.MediaType == ScanReader.Pdf ? ".pdf" : ".jpg"));
    }

    public Task<IActionResult> OnPostNameAsync([FromServices] IHandler<PutNameRight.PutNameRight, Certificate> put, CancellationToken ct) =>
        Act(Permissions.Certify, () => put.Handle(new(Code), ct), ct);

    private async Task<IActionResult> Act(string permission, Func<Task<Result<Certificate>>> act, CancellationToken ct)
    {
        if (!actor.Has(permission)) return StatusCode(403);
        if (!await Load(ct)) return NotFound();
        var done = await act();
        return done.Succeeded ? this.Done($"/admin/certificates/{done.Value.Code}", texts["training.saved"]) : this.Refused("_CertificateActs", done.Failures);
    }

    private async Task<bool> Load(CancellationToken ct)
    {
        if (await register.Find(Code, Permissions.ViewCertificates, ct) is not { } found) return false;
        Certificate = found;
        State = await register.State(found, ct);
        Before = await db.Certificates.Where(c => c.Id == found.Replaces).Select(c => c.Code).SingleOrDefaultAsync(ct);
        After = await db.Certificates.Where(c => c.Replaces == found.Id).Select(c => c.Code).FirstOrDefaultAsync(ct);
        HasScan = await db.Scans.AnyAsync(s => s.CertificateId == found.Id, ct);
        if (await staff.Find(found.StaffId, ct) is { } holder && holder.Name != found.HolderName) NameNow = holder.Name;
        return true;
    }
}
