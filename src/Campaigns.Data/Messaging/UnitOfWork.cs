using System.Text.Json;
using System.Text.Json.Nodes;
using Campaigns.Data.Auditing;
using Campaigns.Kernel.Jobs;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;

namespace Campaigns.Data.Messaging;

/// <summary>What one service scope wants to leave with its next SaveChanges: jobs, audit notes, the mark of a delivery.</summary>
internal sealed class UnitOfWork(IActor actor, TimeProvider clock, OutboxSignal signal) : IJobs, IAudit
{
    private readonly List<OutboxMessage> _jobs = [];
    private readonly List<AuditEntry> _notes = [];

    /// <summary>The delivery being handled in this scope; its mark goes into the first transaction. Null otherwise, and once marked.</summary>
    public Guid? Delivery { get; set; }

    public OutboxSignal Signal => signal;

    /// <summary>Where this scope's work comes from: of the flow that opened it, also when another saves for it.</summary>
    public AuditOrigin? Origin { get; set; } = AuditOrigin.Current;

    public Guid? ActorId => actor.Id;

    public DateTimeOffset Now => clock.GetUtcNow();

    public bool IsEmpty => _jobs.Count == 0 && _notes.Count == 0;

    public void Enqueue<TJob, TArgs>(TArgs args, string? key = null)
        where TJob : IJob<TArgs> => Add<TJob, TArgs>(null, args, key);

    public void EnqueueAt<TJob, TArgs>(DateTimeOffset at, TArgs args, string? key = null)
        where TJob : IJob<TArgs> => Add<TJob, TArgs>(at.ToUniversalTime(), args, key);

    public void Note(string action, RecordRef record, object? details = null) =>
        _notes.Add(Entry(action, record, Write(details), null));

    /// <summary>A change that nobody noted.</summary>
    internal AuditEntry Automatic(string action, RecordRef record, string? changes) => Entry(action, record, null, changes);

    // Whoever stands in for somebody acts under their own name, and the note says for whom.
    private string? Write(object? details)
    {
        if (actor.OnBehalfOf is not { } principal) return details is null ? null : JsonSerializer.Serialize(details, MessageJson.Options);
        var facts = details is null ? [] : JsonSerializer.SerializeToNode(details, MessageJson.Options) as JsonObject ?? [];
        facts["onBehalfOf"] = principal;
        return facts.ToJsonString(MessageJson.Options);
    }

    /// <summary>Everything to be stored, once.</summary>
    public (OutboxMessage[] Jobs, AuditEntry[] Notes) Take()
    {
        var taken = (_jobs.ToArray(), _notes.ToArray());
        _jobs.Clear();
        _notes.Clear();
        return taken;
    }

    private AuditEntry Entry(string action, RecordRef record, string? details, string? changes) => new()
    {
        At = Micro(Now),
        WrittenAt = Micro(TimeProvider.System.GetUtcNow()),
        ActorId = actor.Id,
        ActorName = actor.Name,
        BehalfId = Origin?.Behalf,
        Action = action,
        RecordKind = record.Kind,
        RecordId = record.Id,
        Details = details,
        Changes = changes,
        Channel = Origin?.Channel,
        Via = Cut(Origin?.Via, 300),
        Address = Origin?.Address,
        RequestId = Cut(Origin?.RequestId, 100),
    };

    // PostgreSQL keeps microseconds; the proof must be of what is kept.
    private static DateTimeOffset Micro(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % 10), TimeSpan.Zero);

    private static string? Cut(string? text, int most) => text?.Length > most ? text[..most] : text;

    private void Add<TJob, TArgs>(DateTimeOffset? due, TArgs args, string? key) => _jobs.Add(new()
    {
        Name = "job:" + typeof(TJob).FullName,
        Payload = JsonSerializer.Serialize(args, MessageJson.Options),
        At = Now,
        DueAt = due,
        Key = key,
        ActorId = actor.Id,
    });
}

/// <summary>How payloads are written.</summary>
internal static class MessageJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}

/// <summary>Wakes the hand-out when something was committed, so that nothing waits for the next look.</summary>
internal sealed class OutboxSignal
{
    private readonly SemaphoreSlim _waiting = new(0, 1);

    public void Set()
    {
        try
        {
            if (_waiting.CurrentCount == 0) _waiting.Release();
        }
        catch (SemaphoreFullException)
        {
            // Two writers told at once; one wake is enough.
        }
    }

    public Task<bool> Wait(TimeSpan atMost, CancellationToken ct) => _waiting.WaitAsync(atMost, ct);
}

/// <summary>The delivery was already marked by another worker: nothing of this transaction is kept.</summary>
internal sealed class AlreadyDeliveredException() : Exception("Delivered already");
