using Campaigns.Approvals.Contracts;
using Campaigns.Content.Domain;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Settings;

namespace Campaigns.Content.Features.AskApproval;

/// <summary>Puts texts up for approval. Without the feature Approvals nobody is asked, and who may publish does.</summary>
internal sealed class PublicationApproval(IEnumerable<IApprovals> approvals, ISettings<PublicationSettings> settings)
{
    private const string Purpose = "default";

    private readonly IApprovals? _approvals = approvals.LastOrDefault();

    /// <summary>Whether anybody can be asked.</summary>
    public bool IsOn => _approvals is not null;

    /// <summary>Whether the newest version may be shown only by approval, and has none.</summary>
    public async Task<bool> Wants(ContentItem item, CancellationToken ct)
    {
        if (_approvals is null || item.Type != ContentTypes.Announcement || !settings.Current.AnnouncementsNeedApproval) return false;
        return await Of(item.Id, ct) is not { State: "Approved" } approved || approved.SubjectVersion != Publications.VersionOf(item);
    }

    /// <summary>Where the question stands; null: nobody was asked.</summary>
    public async Task<ApprovalStatus?> Of(Guid id, CancellationToken ct) => _approvals is null ? null : await _approvals.StatusAsync(Publications.Type, id.ToString(), Purpose, ct);

    /// <summary>Whom it waits for, in words.</summary>
    public async Task<string?> WaitsFor(Guid id, CancellationToken ct) =>
        _approvals is null ? null : (await _approvals.WaitingAtAsync(Publications.Type, Purpose, [id.ToString()], ct)).GetValueOrDefault(id.ToString());

    /// <summary>Asks, or goes on with the next round of what was returned. Outside of any transaction. Null: asked.</summary>
    public async Task<Failure?> Ask(Guid id, string requester, string? comment, CancellationToken ct)
    {
        if (_approvals is null) return Refusals.NobodyAsked;
        try
        {
            await _approvals.SubmitAsync(new(Publications.Type, id.ToString(), requester, Purpose, comment), ct);
            return null;
        }
        catch (ApprovalRefusedException e)
        {
            return e.Code == "open-request-exists" ? Refusals.AlreadyAsked : Refusals.NobodyAsked;
        }
    }

    /// <summary>The text has another version now: what was not judged is judged anew.</summary>
    public Task Revised(Guid id, CancellationToken ct) => _approvals is null ? Task.CompletedTask : _approvals.SubjectChangedAsync(new(Publications.Type, id.ToString()), ct);

    /// <summary>It was shown by somebody who may, or taken down: nothing is to be decided any more.</summary>
    public Task Drop(Guid id, string reason, CancellationToken ct) => _approvals is null ? Task.CompletedTask : _approvals.CancelAsync(new(Publications.Type, id.ToString(), Purpose, reason), ct);
}
