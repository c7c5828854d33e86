using Campaigns.Approvals.Contracts;
using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Features.Api;
using Campaigns.Approvals.Features.AttachFile;
using Campaigns.Approvals.Features.Cases;
using Campaigns.Approvals.Features.DecideItem;
using Campaigns.Approvals.Features.Shared;
using Campaigns.Approvals.Features.ViewInbox;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Campaigns.Approvals.Features.ViewRequest;

/// <summary>A round that is over, with what was said in it.</summary>
internal sealed record PastRound(int Round, string EndReason, IReadOnlyList<WorkItem> Items);

/// <summary>What the page works with.</summary>
internal sealed record RequestTools(CaseWork Work, ItemWork Items, ApprovalsDbContext Db, Cards Cards, HeldDecisions Held, InboxQuery Inbox, Attachments Files, SubjectTypes Types, Names Names);

/// <summary>One request: what it is about, where it stands, who decided what, and the reader's own decision behind an undo bar.</summary>
[Authorize]
internal sealed partial class RequestPage(CurrentCaller caller, RequestTools tools, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; init; }

    public CaseFile Case { get; private set; } = null!;

    public Circumstances At { get; private set; } = null!;

    public CardView Card { get; private set; } = null!;

    /// <summary>Its whole history.</summary>
    public IReadOnlyList<AuditRow> All { get; private set; } = [];

    public bool ChainIsWhole { get; private set; }

    public IReadOnlyList<PastRound> Past { get; private set; } = [];

    public IReadOnlyList<Remark> Talk { get; private set; } = [];

    public IReadOnlyList<AttachmentLine> Files { get; private set; } = [];

    public Names Names => tools.Names;

    /// <summary>The item the reader may decide; null: nobody asks them.</summary>
    public WorkItem? Mine { get; private set; }

    /// <summary>Stages they may return it to, besides to the requester.</summary>
    public IReadOnlyList<SelectListItem> Earlier => Mine is null ? [] : [.. new Rounds(Case, At).Earlier(Mine).Select(s => new SelectListItem(Case.Route.StageOf(s.StageId).Title.Title(s.StageId), s.StageId))];

    /// <summary>Whom they decide it for; null: themselves.</summary>
    public string? MyPrincipal { get; private set; }

    /// <summary>Their decision while its undo bar is open.</summary>
    public Held? Held { get; private set; }

    /// <summary>The next request that waits for them.</summary>
    public Guid? NextOne { get; private set; }

    /// <summary>Fields a return may point at.</summary>
    public IReadOnlyList<SubjectField> Changeable => tools.Types.Find(Case.Request.SubjectType)?.Fields ?? [];

    /// <summary>What is another than in the round before, in words.</summary>
    public string Changed => string.Join("; ", Card.Changes.OrderBy(c => Changeable.ToList().FindIndex(f => f.Name == c.Field)).GroupBy(c => Label(c.Field)).Select(g => $"{g.Key.ToLowerInvariant()} {CardText.Of(g.First().From)}→{CardText.Of(g.First().To)}"));

    public bool MayWithdraw => Case.Request.RequesterId == caller.UserId && !Case.Request.IsClosed && Case.Route.Withdraw != Withdraw.Never;

    public bool MayCancel => !Case.Request.IsClosed && Holds(Permissions.Cancel);

    public bool MayReassign => Case.Request.State == RequestState.InProgress && Holds(Permissions.Reassign);

    /// <summary>To whom the reader may lend their item.</summary>
    public IReadOnlyList<SelectListItem> Handable { get; private set; } = [];

    /// <summary>Items they lent and may call back.</summary>
    public IReadOnlyList<WorkItem> Recallable { get; private set; } = [];

    /// <summary>Everybody who has to do with it, and so may be asked.</summary>
    public IReadOnlyList<SelectListItem> Askable { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Everybody { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Load(ct) ? Page() : NotFound();

    private async Task<bool> Load(CancellationToken ct)
    {
        var look = await tools.Work.Look(Id, caller.Caller, ct);
        if (look.Answer.Failure is not null) return false;
        (Case, At) = (look.File!, look.At!);
        Card = await tools.Cards.Of(Case.Request, ct);
        All = await tools.Db.History.AsNoTracking().Where(a => a.RequestId == Id).OrderBy(a => a.Seq).ToListAsync(ct);
        ChainIsWhole = Audit.IsWhole(All);
        Talk = await tools.Db.Remarks.AsNoTracking().Where(r => r.RequestId == Id).OrderBy(r => r.Id).ToListAsync(ct);
        Files = await tools.Files.Of(Id, ct);
        Past = await Rounds(ct);
        var eligibility = new Eligibility(Case, At);
        Mine = Case.Items.Where(i => i.State == ItemState.Open).OrderBy(i => i.Ordinal).FirstOrDefault(i => ItemView.Words(Case, At, i).Count > 0);
        MyPrincipal = Mine is null ? null : eligibility.Right(Mine)?.OnBehalfOf;
        Held = Mine is null ? null : tools.Held.Of(Mine.Id, caller.UserId);
        if (Held is not null) NextOne = (await tools.Inbox.Page(caller.Caller, new(), 5, null, ct)).Items.Select(i => (Guid?)i.Request.Id).FirstOrDefault(r => r != Id);
        await Name(eligibility, ct);
        return true;
    }

    private async Task Name(Eligibility eligibility, CancellationToken ct)
    {
        var staff = At.Directory.People;
        var handable = Mine is { } mine && eligibility.HasDirectRight(mine) ? staff.Where(u => u != caller.UserId && eligibility.MayBeGiven(mine, u) && eligibility.Within(Case.Spec(Case.StepRunOf(mine)).Delegate, mine, u)).ToList() : [];
        var everybody = MayReassign || MayResolve && OpenIncidents.Count > 0 ? staff.Where(At.Directory.IsActive).ToList() : [];
        Recallable = [.. Case.Items.Where(i => i is { State: ItemState.Open, DelegatedTo: not null } && eligibility.HasDirectRight(i))];
        var people = All.SelectMany(h => new[] { h.Actor, h.OnBehalfOf }).Append(Case.Request.RequesterId).Append(MyPrincipal).Concat(Talk.SelectMany(t => new[] { t.Author, t.Asks }))
            .Concat(Case.Items.Concat(Past.SelectMany(p => p.Items)).Select(i => i.DelegatedTo)).Concat(Case.Participants).Concat(handable).Concat(everybody);
        await Names.Load(people, Case.Items.Concat(Past.SelectMany(p => p.Items)).Select(i => i.Seat).Concat(OpenIncidents.Select(i => i.Seat).OfType<string>()), ct);
        Handable = Choices(handable);
        Everybody = Choices(everybody);
        Askable = Choices(Case.Participants.Append(Case.Request.RequesterId).Where(p => p != caller.UserId && p != Circumstances.System).Distinct());
    }

    private async Task<IReadOnlyList<PastRound>> Rounds(CancellationToken ct)
    {
        if (Case.Request.Round == 1) return [];
        var rounds = await tools.Db.Rounds.AsNoTracking().Where(r => r.RequestId == Id && r.Round < Case.Request.Round).OrderBy(r => r.Round).ToListAsync(ct);
        var items = await tools.Db.Items.AsNoTracking().Where(i => i.RequestId == Id).Join(tools.Db.Steps, i => i.StepRunId, s => s.Id, (i, s) => new { i, s.Round }).ToListAsync(ct);
        return [.. rounds.Select(r => new PastRound(r.Round, r.EndReason ?? "", [.. items.Where(x => x.Round == r.Round).Select(x => x.i).OrderBy(i => i.Id)]))];
    }

    private IReadOnlyList<SelectListItem> Choices(IEnumerable<string> people) => [.. people.Select(p => new SelectListItem(Names.Person(p), p)).OrderBy(p => Kernel.Values.VietnameseOrder.NameKey(p.Text), StringComparer.Ordinal)];

    private string Label(string field) => Changeable.FirstOrDefault(f => f.Name == field)?.Label is { Length: > 0 } label ? texts[label] : field;

    private bool Holds(string permission) => caller.Caller.Holds(permission, Areas.PathOf(At.Directory, Case.Request.Area));
}
