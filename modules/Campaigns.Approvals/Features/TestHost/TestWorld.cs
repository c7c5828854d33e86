using System.Collections.Concurrent;
using Campaigns.Approvals.Contracts;
using Campaigns.Approvals.Data;
using Campaigns.Approvals.Features.Cases;

namespace Campaigns.Approvals.Features.TestHost;

/// <summary>What stands in for the other modules in the environment <c>Testing</c>: an organisation, subjects and commands, all set by calls.</summary>
internal sealed class TestWorld(ModuleClock clock, CrashPoints crash)
{
    public static readonly DateTimeOffset Start = new(2026, 1, 5, 1, 0, 0, TimeSpan.Zero);

    public TestDirectory Directory { get; set; } = TestDirectory.Empty;

    public ConcurrentDictionary<(string Type, string Id), TestSubject> Subjects { get; } = new();

    public TestHandlers Handlers { get; } = new();

    /// <summary>Of each message, by its key, the token of its link; null: it has none.</summary>
    public ConcurrentDictionary<string, string?> Tokens { get; } = new();

    public bool RequireSecondPublisher { get; set; } = true;

    public void Reset()
    {
        clock.Freeze(Start);
        Directory = TestDirectory.Empty;
        Subjects.Clear();
        Tokens.Clear();
        Handlers.Clear();
        RequireSecondPublisher = true;
        crash.At = null;
    }

    /// <summary>The next operations that reach the point die there.</summary>
    public void Die(string point, int times)
    {
        crash.At = reached =>
        {
            if (reached != point || times <= 0) return;
            times--;
            throw new SimulatedCrashException(point);
        };
    }
}

/// <summary>A subject as a call set it.</summary>
internal sealed record TestSubject(string Version, string MaterialHash, string Title, string Area, IReadOnlyDictionary<string, object?> Facts);

/// <summary>The kinds <c>test.plan</c> and <c>test.money</c>.</summary>
internal sealed class TestSubjects(TestWorld world, string key, bool financial) : IApprovalSubjectProvider
{
    private static readonly SubjectField[] Fields = [new("budget", FieldType.Integer), new("amount", FieldType.Integer), new("level", FieldType.Text),
        new("kind", FieldType.Text), new("ownerId", FieldType.User), new("authorId", FieldType.User)];

    public ApprovalSubjectType Describe() => new(key, Fields, ["test.*"], financial);

    public Task<SubjectSnapshot?> GetAsync(string id, CancellationToken ct) => Task.FromResult(
        world.Subjects.TryGetValue((key, id), out var s) ? new SubjectSnapshot(s.Version, s.MaterialHash, s.Title, s.Area, s.Facts) : null);

    public Task<bool> CanSubmitAsync(string userId, string id, CancellationToken ct) => Task.FromResult(true);
}

/// <summary>One effect of a command.</summary>
internal sealed record TestEffect(string Key, IReadOnlyDictionary<string, string> Args, string SubjectVersion);

/// <summary>Commands that start with <c>test.</c>: each does what a call told it to, and counts.</summary>
internal sealed class TestHandlers
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Handler> _handlers = [];

    public void Clear()
    {
        lock (_lock) _handlers.Clear();
    }

    public void Set(string command, string mode, int? times, string? reason)
    {
        lock (_lock)
        {
            var handler = Of(command);
            (handler.Mode, handler.Times, handler.Reason) = (mode, times, reason);
        }
    }

    public (int Deliveries, IReadOnlyList<TestEffect> Effects) Seen(string command)
    {
        lock (_lock) return (Of(command).Deliveries, [.. Of(command).Effects]);
    }

    /// <summary>How often each key had its effect.</summary>
    public IReadOnlyDictionary<string, int> Effects()
    {
        lock (_lock) return _handlers.Values.SelectMany(h => h.Effects).GroupBy(e => e.Key).ToDictionary(g => g.Key, g => g.Count());
    }

    public CommandOutcome Handle(string command, ApprovalCommand c)
    {
        lock (_lock)
        {
            var handler = Of(command);
            handler.Deliveries++;
            var mode = handler.Take();
            if (mode == "throw") throw new InvalidOperationException(handler.Reason ?? "told to throw");
            if (mode == "refuse") return CommandOutcome.Refused(handler.Reason ?? "told to refuse");
            if (handler.Effects.TrueForAll(e => e.Key != c.Key)) handler.Effects.Add(new(c.Key, c.Args, c.SubjectVersion));
            return CommandOutcome.Done();
        }
    }

    private Handler Of(string command) => _handlers.TryGetValue(command, out var handler) ? handler : _handlers[command] = new();

    private sealed class Handler
    {
        public string Mode { get; set; } = "ok";

        public int? Times { get; set; }

        public string? Reason { get; set; }

        public int Deliveries { get; set; }

        public List<TestEffect> Effects { get; } = [];

        // After so many uses the handler works again.
        public string Take()
        {
            var mode = Mode;
            if (Mode != "ok" && Times is { } left && (Times = left - 1) <= 0) (Mode, Times) = ("ok", null);
            return mode;
        }
    }
}

/// <summary>Carries out every command that starts with <c>test.</c>; the command's name travels in the request's action.</summary>
internal sealed class TestCommands(TestWorld world) : IApprovalCommandHandler
{
    public string Command => "test.*";

    public Task<CommandOutcome> HandleAsync(ApprovalCommand c, CancellationToken ct) => Task.FromResult(world.Handlers.Handle(c.Command, c));
}
