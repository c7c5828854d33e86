using System.Globalization;
using Campaigns.Events.Domain;

namespace Campaigns.Events.Features.ShowLifecycle;

/// <summary>A step of the machine.</summary>
internal sealed record LifecycleStep(EventStatus From, Verb Verb, EventStatus To);

/// <summary>A status as a box.</summary>
/// <param name="X">Of its middle.</param>
/// <param name="Stays">What can be done without leaving it.</param>
internal sealed record LifecycleBox(EventStatus Status, double X, double Y, IReadOnlyList<Verb> Stays);

/// <summary>From one box to another.</summary>
/// <param name="Path">Data of an SVG path.</param>
/// <param name="X">Where its words stand, with <paramref name="Anchor"/> as SVG has it.</param>
internal sealed record LifecycleArrow(string Path, double X, double Y, string Anchor, IReadOnlyList<Verb> Verbs)
{
    /// <summary>Five ways end in one box and say the same.</summary>
    public bool Speaks => !Verbs.Contains(Verb.Cancel);
}

/// <summary>The machine as a drawing, read from the machine itself: what it allows is what is drawn.</summary>
internal sealed record LifecycleDrawing(IReadOnlyList<LifecycleStep> Steps, IReadOnlyList<LifecycleBox> Boxes, IReadOnlyList<LifecycleArrow> Arrows)
{
    public const int Width = 1660, Height = 560, BoxWidth = 136, BoxHeight = 60;

    // The way of an event from left to right; below it where it waits, above it where it ends early.
    private static (double X, double Y) Place(EventStatus status) => status switch
    {
        EventStatus.Draft => (80, 300),
        EventStatus.Submitted => (330, 300),
        EventStatus.Approved => (580, 300),
        EventStatus.Published => (830, 300),
        EventStatus.Running => (1080, 300),
        EventStatus.Completed => (1330, 300),
        EventStatus.Reported => (1580, 300),
        EventStatus.Returned => (330, 500),
        EventStatus.Postponed => (830, 500),
        _ => (455, 50),
    };

    public static LifecycleDrawing Read()
    {
        var steps = Enum.GetValues<EventStatus>().SelectMany(from => Enum.GetValues<Verb>().Select(verb => Step(from, verb)).OfType<LifecycleStep>()).ToList();
        var boxes = Enum.GetValues<EventStatus>().Select(status => new LifecycleBox(status, Place(status).X, Place(status).Y, [.. steps.Where(s => s.From == status && s.To == status).Select(s => s.Verb)]));
        var arrows = steps.Where(s => s.From != s.To).GroupBy(s => (s.From, s.To)).Select(g => Arrow(g.Key.From, g.Key.To, [.. g.Select(s => s.Verb)]));
        return new(steps, [.. boxes], [.. arrows]);
    }

    private static LifecycleStep? Step(EventStatus from, Verb verb)
    {
        var now = from;
        var machine = Lifecycle.Of(() => now, to => now = to, () => EventStatus.Published);
        if (!machine.CanFire(verb)) return null;
        machine.Fire(verb);
        return new(from, verb, now);
    }

    private static LifecycleArrow Arrow(EventStatus from, EventStatus to, IReadOnlyList<Verb> verbs)
    {
        var ((x1, y1), (x2, y2)) = (Place(from), Place(to));
        var (dx, dy) = (x2 - x1, y2 - y1);
        var (cx, cy) = ((x1 + x2) / 2 + dy * Bend(from, to, dx, dy), (y1 + y2) / 2 - dx * Bend(from, to, dx, dy));
        var ((sx, sy), (ex, ey)) = (Edge(x1, y1, cx, cy), Edge(x2, y2, cx, cy));
        // Words stand over the line, beside one that goes up or down, and near its beginning where it goes back.
        var at = dy == 0 && dx < 0 ? 0.25 : 0.5;
        double Along(double start, double middle, double end) => start * (1 - at) * (1 - at) + 2 * middle * at * (1 - at) + end * at * at;
        var (side, anchor) = dx != 0 ? (0, "middle") : dy < 0 ? (-10, "end") : (10, "start");
        return new(string.Create(CultureInfo.InvariantCulture, $"M{sx:0} {sy:0}Q{cx:0} {cy:0} {ex:0} {ey:0}"), Math.Round(Along(sx, cx, ex)) + side, Math.Round(Along(sy, cy, ey)) + (dy == 0 ? -6 : dx == 0 ? 24 : 0), anchor, verbs);
    }

    // Along the row to the next box straight, over others in an arc; up and down a little beside the way back.
    private static double Bend(EventStatus from, EventStatus to, double dx, double dy) => (from, to) switch
    {
        (EventStatus.Returned, EventStatus.Cancelled) => -0.25, // Between the boxes of the row.
        _ when dy == 0 => Math.Abs(dx) > 260 || dx < 0 ? 0.34 : 0,
        _ => dx == 0 ? 0.14 : 0.05,
    };

    // Where the line from the middle of a box to that point leaves it.
    private static (double X, double Y) Edge(double x, double y, double toX, double toY)
    {
        var (dx, dy) = (toX - x, toY - y);
        var part = Math.Min(dx == 0 ? double.MaxValue : (BoxWidth / 2 + 4) / Math.Abs(dx), dy == 0 ? double.MaxValue : (BoxHeight / 2 + 4) / Math.Abs(dy));
        return (x + dx * part, y + dy * part);
    }
}
