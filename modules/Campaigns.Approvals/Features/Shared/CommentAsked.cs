using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;
using Microsoft.Extensions.Localization;

namespace Campaigns.Approvals.Features.Shared;

/// <summary>What the field for a comment says: with which of the offered words the step wants one.</summary>
/// <param name="IsOptional">Whether one of them goes without.</param>
/// <param name="Hint">Which want one, where not all do; null where none or all do.</param>
internal sealed record CommentAsked(bool IsOptional, string? Hint)
{
    public static CommentAsked For(CaseFile file, WorkItem item, IReadOnlyList<string> offered, IStringLocalizer texts)
    {
        var wanted = file.Spec(file.StepRunOf(item)).CommentRequired.Select(o => o.Word()).Where(offered.Contains).ToList();
        if (wanted.Count == offered.Count) return new(false, null);
        return new(true, wanted.Count == 0 ? null : texts["approvals.comment-when", string.Join(texts["approvals.or"].Value, wanted.Select(w => texts["approvals.to-" + w].Value))].Value);
    }
}
