namespace Campaigns.Kernel.Time;

/// <summary>The clock of the business. In a demo world it stands still until it is moved; else it is the real one.
/// Code that only asks the time takes <see cref="TimeProvider"/>.</summary>
public interface IBusinessClock
{
    /// <summary>Whether it stands still and can be moved: demo worlds in Development.</summary>
    bool IsManual { get; }

    /// <summary>Moves it forward. Everything due on the way runs, in order, each at its own instant.</summary>
    /// <exception cref="InvalidOperationException">The clock is the real one, or the instant lies behind.</exception>
    Task Move(DateTimeOffset to, CancellationToken ct);
}

/// <summary>The demo world, in Development only.</summary>
public interface IDemoWorld
{
    /// <summary>Whether this is a demo installation; the page is 404 elsewhere.</summary>
    bool Available { get; }

    /// <summary>The recipe it was made from.</summary>
    string? Recipe { get; }

    /// <summary>Empties the database and runs the recipe again; the clock returns to the world's own instant.</summary>
    Task Reset(Action<string> progress, CancellationToken ct);
}
