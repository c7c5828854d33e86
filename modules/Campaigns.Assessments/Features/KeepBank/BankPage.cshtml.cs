using Campaigns.Assessments.Domain.Questions;
using Campaigns.Kernel.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Campaigns.Assessments.Features.KeepBank;

/// <summary>The question bank, with how each question did.</summary>
[Authorize(Permissions.ViewBank)]
internal sealed class BankPage(BankQuery query, IActor actor, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Topic { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public IReadOnlyList<BankRow> Rows { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Topics { get; private set; } = [];

    public bool MayEdit => actor.Has(Permissions.EditBank);

    public IEnumerable<SelectListItem> Kinds => Enum.GetValues<QuestionKind>().Select(k => new SelectListItem(texts[Key(k)], k.ToString().ToLowerInvariant()));

    public IEnumerable<SelectListItem> States => new[] { "asked", "not-asked", "weak", "suspicious" }.Select(s => new SelectListItem(texts["assessments.filter-" + s], s));

    public async Task OnGetAsync(CancellationToken ct)
    {
        Rows = await query.Rows(new(Topic, Kind, State, Q), ct);
        Topics = [.. (await query.Topics(ct)).Select(t => new SelectListItem(texts["assessments.topic-" + t], t))];
    }

    public static string Key(QuestionKind kind) => "assessments.kind-" + kind.ToString().ToLowerInvariant();
}
