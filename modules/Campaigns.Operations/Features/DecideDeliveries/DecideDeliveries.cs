using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Jobs;

namespace Campaigns.Operations.Features.DecideDeliveries;

/// <summary>Tries deliveries again, or gives them up with a reason. Each is decided and noted by itself: one that moved on in the meantime is left alone.</summary>
/// <param name="Ids">Those that were ticked.</param>
/// <param name="Everything">All of that state instead.</param>
/// <param name="Discard">Give up; else try again.</param>
/// <param name="Reason">Why they are given up, for the audit log.</param>
internal sealed record DecideDeliveries(IReadOnlyList<Guid> Ids, DeliveryState? Everything, bool Discard, string? Reason) : ICommand<Decided>
{
    private const int LongestReason = 200;

    public IEnumerable<Failure> Check()
    {
        if (Ids.Count == 0 && Everything is null) yield return Failure.Invalid("operations.nothing-chosen");
        if (!Discard) yield break;
        if (string.IsNullOrWhiteSpace(Reason)) yield return Failure.Invalid("operations.discard-reason-missing", "reason");
        else if (Reason.Length > LongestReason) yield return Failure.Invalid("operations.discard-reason-long", "reason", LongestReason);
    }
}

/// <summary>How many were decided.</summary>
internal sealed record Decided(int Many);

internal sealed class DecideDeliveriesHandler(IDeliveryLog log) : IHandler<DecideDeliveries, Decided>
{
    // At a time; a second click takes the next.
    private const int AtMost = 1000;

    public async Task<Result<Decided>> Handle(DecideDeliveries command, CancellationToken ct)
    {
        var ids = command.Everything is { } state ? await All(state, ct) : command.Ids;
        var many = 0;
        foreach (var id in ids.Distinct())
            if (command.Discard ? await log.Discard(id, command.Reason!.Trim(), ct) : await log.Retry(id, ct)) many++;
        return new Decided(many);
    }

    private async Task<IReadOnlyList<Guid>> All(DeliveryState state, CancellationToken ct)
    {
        var ids = new List<Guid>();
        string? cursor = null;
        do
        {
            var page = await log.List(state, cursor, ct);
            ids.AddRange(page.Items.Select(r => r.Id));
            cursor = page.Next;
        }
        while (cursor is not null && ids.Count < AtMost);
        return ids;
    }
}
