using System.Globalization;
using System.Text;
using Campaigns.Insurance.Domain.Pensions;

namespace Campaigns.Insurance.Features.EstimatePension;

/// <summary>Where the lines and marks of the drawing lie, in the units of its view box. Drawn on the server, so it needs no script.</summary>
internal sealed class CurveDrawing
{
    public const int Width = 400;
    public const int Height = 240;
    private const int Left = 40;
    private const int Right = 12;
    private const int Top = 12;
    private const int Bottom = 28;
    private const int TicksUp = 4;
    private const int YearsPerTick = 5;
    private const long Million = 1_000_000;

    private readonly IReadOnlyList<CurvePoint> _points;
    private readonly long _most;

    public CurveDrawing(PensionEstimate estimate)
    {
        _points = estimate.Curve;
        _most = Ceiling(_points.Max(point => Math.Max(point.Paid, point.Received)));
        BreakEven = Mark(estimate.StartsAtAge + estimate.MonthsToRecover / 12.0, estimate.TotalPaid);
    }

    public string Paid => Line(point => point.Paid);

    public string Received => Line(point => point.Received);

    /// <summary>Where what was received reaches what was paid.</summary>
    public (string X, string Y) BreakEven { get; }

    /// <summary>Ages along the bottom.</summary>
    public IEnumerable<(string X, int Age)> Ages =>
        _points.Where(point => point.Age % YearsPerTick == 0).Select(point => (Number(X(point.Age)), point.Age));

    /// <summary>Amounts up the side, in million đồng.</summary>
    public IEnumerable<(string Y, long Millions)> Amounts =>
        Enumerable.Range(0, TicksUp + 1).Select(tick => (Number(Y(_most * tick / TicksUp)), _most * tick / TicksUp / Million));

    public static string AxisLeft => Number(Left);

    public static string AxisRight => Number(Width - Right);

    public static string AxisBottom => Number(Height - Bottom);

    private (string X, string Y) Mark(double age, long amount) => (Number(X(age)), Number(Y(amount)));

    private string Line(Func<CurvePoint, long> amount)
    {
        var line = new StringBuilder();
        foreach (var point in _points) line.Append(Number(X(point.Age))).Append(',').Append(Number(Y(amount(point)))).Append(' ');
        return line.ToString().TrimEnd();
    }

    private double X(double age) => Left + (age - _points[0].Age) * (Width - Left - Right) / (_points[^1].Age - _points[0].Age);

    private double Y(long amount) => Height - Bottom - (double)amount / _most * (Height - Top - Bottom);

    // Round steps that people can read: up to 4, 8, 12, 20, 40, 80, 120 million and so on.
    private static long Ceiling(long amount)
    {
        for (var step = Million; ; step *= 10)
            foreach (var factor in (ReadOnlySpan<int>)[1, 2, 3, 5])
                if (step * factor * TicksUp >= amount)
                    return step * factor * TicksUp;
    }

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
