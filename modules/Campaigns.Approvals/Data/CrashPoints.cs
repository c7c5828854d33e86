namespace Campaigns.Approvals.Data;

/// <summary>Where tests let the process die. Nobody sets it otherwise.</summary>
internal sealed class CrashPoints
{
    public const string BeforeCommit = "before-commit", AfterCommit = "after-commit", AfterEffect = "after-effect-before-ack";

    /// <summary>Throws at the points that shall die; null: none.</summary>
    public Action<string>? At { get; set; }

    public void Reach(string point) => At?.Invoke(point);
}

/// <summary>The process died here, in a test.</summary>
internal sealed class SimulatedCrashException(string point) : Exception($"Died {point}");
