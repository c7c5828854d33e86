using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Training.Domain;
using Campaigns.Training.Features.KeepList;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Campaigns.Training.Features.Matrix;

/// <summary>People and courses, with what is valid until when; whoever is ticked goes into a class.</summary>
[Authorize(Permissions.ViewCertificates)]
internal sealed class CertificationsPage(MatrixQuery query, MatrixChoices choices, IActor actor, TimeProvider clock, IStringLocalizer texts) : PageModel
{
    /// <summary>Rows on one page.</summary>
    public const int Size = 100;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Words { get; set; }

    [BindProperty(SupportsGet = true, Name = "unit")]
    public string? Unit { get; set; }

    [BindProperty(SupportsGet = true, Name = "office")]
    public string? Office { get; set; }

    [BindProperty(SupportsGet = true, Name = "role")]
    public string? Role { get; set; }

    [BindProperty(SupportsGet = true, Name = "expires")]
    public string? Expires { get; set; }

    [BindProperty(SupportsGet = true, Name = "cursor")]
    public string? Cursor { get; set; }

    [BindProperty]
    public Guid? Class { get; set; }

    [BindProperty]
    public List<Guid> Staff { get; set; } = [];

    public CertificateMatrix Matrix { get; private set; } = new([], [], 0, false);

    public string? Next { get; private set; }

    public MatrixLists Lists { get; private set; } = new([], [], [], []);

    public bool MayNominate => actor.Has(Permissions.Nominate);

    public bool MayCertify => actor.Has(Permissions.Certify);

    public bool MayExport => actor.Has(Permissions.Export);

    public bool IsFiltered => !string.IsNullOrEmpty(Words + Unit + Office + Role + Expires);

    public string Query => QueryString.Create(new Dictionary<string, string?> { ["q"] = Words, ["unit"] = Unit, ["office"] = Office, ["role"] = Role, ["expires"] = Expires }
        .Where(pair => !string.IsNullOrEmpty(pair.Value))).ToString();

    public IEnumerable<SelectListItem> Windows => new[] { 7, 30, 60, 90 }.Select(days => new SelectListItem(texts["training.expires-within", days], $"{days}d"));

    private MatrixFilter Filter => new(Words, Unit, Office, Role, MatrixFilter.ReadDays(Expires));

    public Task OnGetAsync(CancellationToken ct) => Load(ct);

    public async Task<IActionResult> OnGetExportAsync(CancellationToken ct)
    {
        if (!actor.Has(Permissions.Export)) return StatusCode(403);
        var file = MatrixFile.Write(await query.Read(Filter, ct), texts);
        return File(file, MatrixFile.MediaType, $"{texts["training.export-name"]}-{clock.Today():yyyy-MM-dd}.xlsx");
    }

    public async Task<IActionResult> OnPostEnrolAsync([FromServices] IHandler<NominateParticipant, Session> nominate, CancellationToken ct)
    {
        if (!MayNominate) return StatusCode(403);
        await Load(ct);
        var wrong = new List<Failure>();
        if (Staff.Count == 0) wrong.Add(Refusals.NobodyTicked);
        if (Class is null) wrong.Add(Refusals.SessionMissing.At(nameof(Class)));
        if (wrong.Count > 0) return this.Refused("_Matrix", wrong);
        foreach (var staffId in Staff.Distinct())
        {
            var done = await nominate.Handle(new(Class!.Value, staffId), ct);
            if (!done.Succeeded) return this.Refused("_Matrix", done.Failures);
        }

        var name = Lists.Classes.FirstOrDefault(c => c.Value == Class.ToString())?.Text ?? "";
        return this.Done("/admin/certifications" + Query, texts["training.was-enrolled", Staff.Distinct().Count(), name]);
    }

    private async Task Load(CancellationToken ct)
    {
        Matrix = await query.Read(Filter, ct, Size, Guid.TryParse(Cursor, out var after) ? after : null);
        Next = Matrix.HasMore ? Matrix.Rows[^1].Who.Id.ToString() : null;
        Lists = await choices.Read(MayNominate, ct);
    }
}
