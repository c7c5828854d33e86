using System.Collections.Concurrent;
using Campaigns.Approvals.Contracts;

namespace Campaigns.Training.Tests;

/// <summary>Approvals as one who puts things up sees them.</summary>
internal sealed class Approvers : IApprovals
{
    /// <summary>No route fits anything.</summary>
    public bool NoRoute { get; set; }

    public string? Comment { get; set; }

    /// <summary>What was put up, by type and id.</summary>
    public ConcurrentDictionary<(string Type, string Id), int> Asked { get; } = [];

    public ConcurrentBag<string> Changed { get; } = [];

    public Task<RequestRef> SubmitAsync(SubmitApproval c, CancellationToken ct)
    {
        if (NoRoute) throw new ApprovalRefusedException("no-route");
        Asked.AddOrUpdate((c.SubjectType, c.SubjectId), 1, (_, times) => times + 1);
        return Task.FromResult(new RequestRef(Guid.CreateVersion7(), "1", "InProgress"));
    }

    public Task SubjectChangedAsync(SubjectChanged e, CancellationToken ct)
    {
        Changed.Add(e.SubjectId);
        return Task.CompletedTask;
    }

    public Task<bool> CancelAsync(CancelApproval c, CancellationToken ct) => Task.FromResult(false);

    public Task<ApprovalStatus?> StatusAsync(string type, string id, string purpose, CancellationToken ct) =>
        Task.FromResult<ApprovalStatus?>(new(Guid.CreateVersion7(), "Rejected", "None", "1", []) { Comment = Comment });

    public Task<IReadOnlyDictionary<string, string>> WaitingAtAsync(string type, string purpose, IReadOnlyCollection<string> ids, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<string, string>>(new Dictionary<string, string>());
}
