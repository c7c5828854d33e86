namespace Campaigns.Data.Auditing;

/// <summary>Where a change comes from. Flows with the work: scopes opened inside have the same origin.</summary>
internal class AuditOrigin(string channel, string via)
{
    private static readonly AsyncLocal<AuditOrigin?> Ambient = new();

    /// <summary>Of the work that runs now; null before anybody has said.</summary>
    public static AuditOrigin? Current => Ambient.Value;

    /// <summary><c>page</c>, <c>api</c>, <c>token</c>, <c>job</c>, <c>verb</c>, <c>recipe</c> or <c>start</c>.</summary>
    public virtual string Channel => channel;

    /// <summary>Route, job, verb or recipe by name; never a value somebody typed.</summary>
    public virtual string Via => via;

    /// <summary>Network of the caller, its end cut off.</summary>
    public virtual string? Address => null;

    /// <summary>Id under which the log has the request.</summary>
    public virtual string? RequestId => null;

    /// <summary>The account in whose name work off the request is done.</summary>
    public Guid? Behalf { get; init; }

    /// <summary>Set-up data: rows are counted, not told one by one. Null: every change is told.</summary>
    public BulkCount? Bulk { get; init; }

    /// <summary>From here on in this flow, until disposed.</summary>
    public static IDisposable Enter(AuditOrigin origin)
    {
        var before = Ambient.Value;
        Ambient.Value = origin;
        return new Back(before);
    }

    private sealed class Back(AuditOrigin? before) : IDisposable
    {
        public void Dispose() => Ambient.Value = before;
    }
}

/// <summary>How many rows of each kind were added, changed and removed.</summary>
internal sealed class BulkCount
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, int> _rows = new(StringComparer.Ordinal);

    public void Add(string kind)
    {
        lock (_gate) _rows[kind] = _rows.GetValueOrDefault(kind) + 1;
    }

    public IReadOnlyDictionary<string, int> Rows
    {
        get
        {
            lock (_gate) return new Dictionary<string, int>(_rows);
        }
    }
}
