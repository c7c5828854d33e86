using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Time;
using Campaigns.Kernel.Values;

namespace Campaigns.Operations.Features.RunDemo;

/// <summary>Moves the demo's clock to a day and time in Vietnam.</summary>
internal sealed record MoveClock(DateOnly? Day, TimeOnly? Time) : ICommand<DateTimeOffset>
{
    public IEnumerable<Failure> Check()
    {
        if (Day is null) yield return Failure.Invalid("operations.clock-day-missing", "day");
        if (Time is null) yield return Failure.Invalid("operations.clock-time-missing", "time");
    }
}

internal sealed class MoveClockHandler(IBusinessClock clock, TimeProvider now) : IHandler<MoveClock, DateTimeOffset>
{
    // Each due job on the way runs: a wrong year typed must not keep the site busy for an hour.
    private static readonly TimeSpan AtMost = TimeSpan.FromDays(731);

    public async Task<Result<DateTimeOffset>> Handle(MoveClock command, CancellationToken ct)
    {
        if (!clock.IsManual) return Failure.Conflict("operations.clock-is-real");
        var (from, to) = (now.GetUtcNow(), command.Day!.Value.At(command.Time!.Value));
        if (to < from) return Failure.Invalid("operations.clock-only-forward", "day", Show(from));
        if (to - from > AtMost) return Failure.Invalid("operations.clock-too-far", "day", AtMost.Days);

        // To its end even when the browser has gone: a clock stopped halfway would be at an instant nobody asked for.
        await clock.Move(to, CancellationToken.None);
        return to;
    }

    private static string Show(DateTimeOffset at) => at.Local().ToString("HH':'mm, dd'/'MM'/'yyyy", System.Globalization.CultureInfo.InvariantCulture);
}
