using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Features.Cases;
using Campaigns.Approvals.Features.DecideItem;
using Campaigns.Kernel.Commands;
using Campaigns.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Campaigns.Approvals.Features.ViewRequest;

/// <summary>What can be done on the page.</summary>
internal sealed partial class RequestPage
{
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

    /// <summary>For a return: the stage it goes back to; empty: to the requester.</summary>
    [BindProperty]
    public string? ToStage { get; set; }

    /// <summary>Said beside a decision.</summary>
    [BindProperty]
    public string? Words { get; set; }

    /// <summary>Whom the words ask.</summary>
    [BindProperty]
    public string? Ask { get; set; }

    /// <summary>Who gets an item.</summary>
    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    private string Here => $"/admin/approvals/{Id}";

    public async Task<IActionResult> OnPostDecideAsync(CancellationToken ct)
    {
        if (!await Load(ct) || Case.Item(ItemId) is not { } item) return NotFound();
        if (Domain.Routes.Words.Read<Outcome>(Outcome) is not { } outcome) return this.Refused("_Decide", [Refusals.OutcomeNotAllowed]);
        var decision = new Decision(outcome, SubjectVersion ?? "", string.IsNullOrWhiteSpace(Comment) ? null : Comment.Trim(), Fields, Files.Count, outcome == Domain.Routes.Outcome.Return && !string.IsNullOrEmpty(ToStage) ? ToStage : null);
        if (decision.Comment?.Length > 4000) return this.Refused("_Decide", [Failure.Invalid("approvals.comment-too-long", "comment")]);

        // Tried on what is there now and thrown away: it is recorded when the bar ends.
        var answer = new Decisions(Case, At).Decide(item, decision);
        if (answer.Failure is { } failure)
        {
            await Load(ct);
            return this.Refused("_Decide", [failure.Kind == FailureKind.Invalid ? failure.At("comment") : failure]);
        }

        if (answer.Replayed) return LocalRedirect("~" + Here); // Said before, in another window.
        tools.Held.Hold(new(ItemId, caller.UserId, decision));
        return LocalRedirect("~" + Here);
    }

    public async Task<IActionResult> OnPostUndoAsync(CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        return tools.Held.Undo(ItemId, caller.UserId) ? this.Done(Here, texts["approvals.undone"]) : LocalRedirect("~" + Here);
    }

    public async Task<IActionResult> OnPostRecordAsync(CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        var answer = await tools.Held.Record(ItemId, caller.UserId);
        return answer?.Failure is { } failure ? this.Done(Here, texts[failure.Code]) : LocalRedirect("~" + Here);
    }

    public async Task<IActionResult> OnPostSayAsync(CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        if (Upload is { Length: > 0 } upload && (await tools.Files.Add(Id, null, upload, Me, ct)).Failure is { } refused) return this.Done(Here, texts[refused.Code]);
        if (string.IsNullOrWhiteSpace(Words) || Words.Length > 4000) return this.Done(Here, Upload is null ? null : texts["approvals.said"].Value);
        var asked = Askable.Any(a => a.Value == Ask) ? Ask : null;
        await tools.Work.Do(Id, Me, (file, at) =>
        {
            Remarks.Say(file, at, caller.UserId, Words.Trim(), asks: asked);
            return Answer.Done;
        }, ct);
        return this.Done(Here, texts["approvals.said"]);
    }

    /// <summary>An attached file; never shown as a page of this site.</summary>
    public async Task<IActionResult> OnGetFileAsync(Guid file, CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        if (await tools.Files.Read(Id, file, ct) is not { } found) return Page();
        return File(found.Content, "application/octet-stream", found.Name);
    }

    public Task<IActionResult> OnPostDelegateAsync(CancellationToken ct) => Hand((file, at, item) => new Handing(file, at).Delegate(item, To ?? ""), "approvals.lent", ct);

    public Task<IActionResult> OnPostRecallAsync(CancellationToken ct) => Hand((file, at, item) => new Handing(file, at).Recall(item), "approvals.recalled", ct);

    public async Task<IActionResult> OnPostReassignAsync(CancellationToken ct)
    {
        if (!await Load(ct) || !MayReassign) return NotFound();
        return await Hand((file, at, item) => new Handing(file, at).Reassign(item, Seats.OfUser(To ?? "")), "approvals.reassigned", ct);
    }

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        var worked = await tools.Work.Do(Id, Me, (file, at) => new Requests(file, at).Withdraw(Words, any: false), ct);
        return this.Done(Here, texts[worked.Answer.Failure?.Code ?? "approvals.withdrawn"]);
    }

    public async Task<IActionResult> OnPostCancelAsync(CancellationToken ct)
    {
        if (!await Load(ct) || !MayCancel) return NotFound();
        if (string.IsNullOrWhiteSpace(Words)) return this.Done(Here, texts["approvals.comment-required"]);
        var worked = await tools.Work.Do(Id, Me, (file, at) => new Requests(file, at).Cancel(Words.Trim()), ct);
        return this.Done(Here, texts[worked.Answer.Failure?.Code ?? "approvals.was-cancelled"]);
    }

    private Caller Me => caller.Caller with { Channel = "web" };

    private async Task<IActionResult> Hand(Func<CaseFile, Circumstances, WorkItem, Answer> act, string done, CancellationToken ct)
    {
        if (!await Load(ct) || Case.Item(ItemId) is null) return NotFound();
        var worked = await tools.Items.Do(ItemId, Me, act, ct);
        return this.Done(worked.Answer.Failure is null && worked.File is { } file && new Eligibility(file, worked.At!).MayRead() ? Here : "/admin/approvals", texts[worked.Answer.Failure?.Code ?? done]);
    }
}
