using Campaigns.Approvals.Contracts;
using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Features.Api;
using Campaigns.Approvals.Features.Cases;
using Campaigns.Approvals.Features.DecideItem;
using Campaigns.Approvals.Features.Shared;
using Campaigns.Kernel.Commands;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Campaigns.Approvals.Features.ViewRequest;

/// <summary>One request: what it is about, where it stands, who decided what, and the reader's own decision behind an undo bar.</summary>
[Authorize]
internal sealed class RequestPage(CurrentCaller caller, CaseWork work, ApprovalsDbContext db, Cards cards, HeldDecisions held, SubjectTypes types, Names names, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; init; }

    /// <summary>What the reader saw when they decided.</summary>
    [BindProperty]
    public string? SubjectVersion { get; set; }

    [BindProperty]
    public Guid ItemId { get; set; }

    [BindProperty]
    public string? Outcome { get; set; }

    [BindProperty]
    public string? Comment { get; set; }

    [BindProperty]
    public List<string> Fields { get; set; } = [];

    public CaseFile Case { get; private set; } = null!;

    public Circumstances At { get; private set; } = null!;

    public CardView Card { get; private set; } = null!;

    public IReadOnlyList<AuditRow> History { get; private set; } = [];

    public bool ChainIsWhole { get; private set; }

    public Names Names => names;

    /// <summary>The item the reader may decide; null: nobody asks them.</summary>
    public WorkItem? Mine { get; private set; }

    /// <summary>Their decision while its undo bar is open.</summary>
    public Held? Held { get; private set; }

    /// <summary>Fields a return may point at.</summary>
    public IReadOnlyList<SubjectField> Changeable => types.Find(Case.Request.SubjectType)?.Fields ?? [];

    public bool MayWithdraw => Case.Request.RequesterId == caller.UserId && !Case.Request.IsClosed && Case.Route.Withdraw != Withdraw.Never;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Load(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostDecideAsync(CancellationToken ct)
    {
        if (!await Load(ct) || Case.Item(ItemId) is not { } item) return NotFound();
        if (Words.Read<Outcome>(Outcome) is not { } outcome) return this.Refused("_Decide", [Refusals.OutcomeNotAllowed]);
        var decision = new Decision(outcome, SubjectVersion ?? "", string.IsNullOrWhiteSpace(Comment) ? null : Comment.Trim(), Fields);
        if (decision.Comment?.Length > 4000) return this.Refused("_Decide", [Failure.Invalid("approvals.comment-too-long", "comment")]);

        // Tried on what is there now and thrown away: it is recorded when the bar ends.
        var answer = new Decisions(Case, At).Decide(item, decision);
        if (answer.Failure is { } failure)
        {
            await Load(ct);
            return this.Refused("_Decide", [failure.Kind == FailureKind.Invalid ? failure.At("comment") : failure]);
        }

        held.Hold(new(ItemId, caller.UserId, decision));
        return LocalRedirect($"~/admin/approvals/{Id}");
    }

    public IActionResult OnPostUndo()
    {
        return held.Undo(ItemId, caller.UserId) ? this.Done($"/admin/approvals/{Id}", texts["approvals.undone"]) : LocalRedirect($"~/admin/approvals/{Id}");
    }

    public async Task<IActionResult> OnPostRecordAsync()
    {
        var answer = await held.Record(ItemId, caller.UserId);
        return answer?.Failure is { } failure ? this.Done($"/admin/approvals/{Id}", texts[failure.Code]) : LocalRedirect($"~/admin/approvals/{Id}");
    }

    public async Task<IActionResult> OnPostSayAsync(CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        if (string.IsNullOrWhiteSpace(Comment) || Comment.Length > 4000) return LocalRedirect($"~/admin/approvals/{Id}");
        await work.Do(Id, caller.Caller with { Channel = "web" }, (file, at) =>
        {
            Remarks.Say(file, at, caller.UserId, Comment.Trim());
            return Answer.Done;
        }, ct);
        return this.Done($"/admin/approvals/{Id}", texts["approvals.said"]);
    }

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        var worked = await work.Do(Id, caller.Caller with { Channel = "web" }, (file, at) => new Requests(file, at).Withdraw(Comment, any: false), ct);
        return this.Done($"/admin/approvals/{Id}", texts[worked.Answer.Failure?.Code ?? "approvals.withdrawn"]);
    }

    public IReadOnlyList<Remark> Talk { get; private set; } = [];

    private async Task<bool> Load(CancellationToken ct)
    {
        var look = await work.Look(Id, caller.Caller, ct);
        if (look.Answer.Failure is not null) return false;
        (Case, At) = (look.File!, look.At!);
        Card = await cards.Of(Case.Request, ct);
        History = await db.History.AsNoTracking().Where(a => a.RequestId == Id).OrderBy(a => a.Seq).ToListAsync(ct);
        ChainIsWhole = Audit.IsWhole(History);
        Talk = await db.Remarks.AsNoTracking().Where(r => r.RequestId == Id).OrderBy(r => r.Id).ToListAsync(ct);
        Mine = Case.Items.Where(i => i.State == ItemState.Open).OrderBy(i => i.Ordinal).FirstOrDefault(i => ItemView.Words(Case, At, i).Count > 0);
        Held = Mine is null ? null : held.Of(Mine.Id, caller.UserId);
        var people = History.SelectMany(h => new[] { h.Actor, h.OnBehalfOf }).Append(Case.Request.RequesterId).Concat(Talk.Select(t => t.Author)).Concat(Case.Items.Select(i => i.DelegatedTo));
        await names.Load(people, Case.Items.Select(i => i.Seat), ct);
        return true;
    }
}
