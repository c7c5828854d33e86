using Campaigns.Desk.Domain;
using Campaigns.Registrations.Contracts;

namespace Campaigns.Desk.Features.SyncDesk;

/// <summary>What became of one operation.</summary>
internal sealed record Settled(string Outcome, string? Reason = null, Guid? ResourceId = null)
{
    public Guid? EventId { get; init; }

    public IReadOnlyList<FieldClash> Clashes { get; init; } = [];
}

/// <summary>The lines of the ledger that one batch speaks of: those there already, and those it adds.</summary>
internal sealed class LedgerPage(IReadOnlyList<Sent> sent, IEnumerable<Operation> known)
{
    private readonly Dictionary<string, Operation> _known = known.ToDictionary(o => o.OperationId);
    private readonly Dictionary<string, Settled> _settled = [];
    private readonly HashSet<string> _answered = [];

    public IReadOnlyList<Sent> Sent { get; } = sent;

    /// <summary>Never seen, or seen and turned away: that may be otherwise by now.</summary>
    public bool IsFresh(Sent one) => !_known.TryGetValue(one.Id, out var line) || line.Outcome == Outcomes.Rejected && line.Digest == one.Digest;

    public void Settle(Sent one, Settled settled) => _settled[one.Id] = settled;

    public Settled? Of(Sent one) => _settled.GetValueOrDefault(one.Id);

    public Operation? Known(Sent one) => _known.GetValueOrDefault(one.Id);

    /// <summary>The registration behind an id that may be that of an earlier operation of the same device.</summary>
    public Guid? Made(Guid id) => _settled.GetValueOrDefault(id.ToString())?.ResourceId ?? _known.GetValueOrDefault(id.ToString())?.ResourceId;

    /// <summary>The first mention of a new operation is answered by what became of it, every other as a repetition.</summary>
    public OperationAnswer Answer(Sent one)
    {
        var known = _known[one.Id];
        if (known.Digest != one.Digest) return new(one.Id, Outcomes.Rejected, "operation-altered", null, null);
        var first = _settled.ContainsKey(one.Id) && _answered.Add(one.Id);
        var outcome = first || known.Outcome is Outcomes.Conflict or Outcomes.Rejected ? known.Outcome : Outcomes.Duplicate;
        return new(one.Id, outcome, known.Reason, known.ResourceId, known.ConflictId);
    }

    public void Add(Operation line) => _known[line.OperationId] = line;
}
