using System.Globalization;
using System.Text;
using Campaigns.Targets.Domain;

namespace Campaigns.Targets.Features.ShowProgress;

/// <summary>Where the lines of the chart run: people who joined within the target's period, added up month by month, against the plan.
/// Without a plan the line to compare with is the target shared evenly over the days. Nothing of before the target's period is in it.</summary>
internal sealed class CurveDrawing
{
    public const int Width = 640, Height = 300, Left = 64, Right = 624, Top = 16, Bottom = 260;

    private readonly Progress _progress;
    private readonly DateOnly _from;
    private readonly DateOnly _to;
    private readonly int _step;

    public CurveDrawing(Progress progress)
    {
        _progress = progress;
        (_from, _to) = (progress.Campaign.TargetFrom, progress.Campaign.TargetTo);
        var highest = Math.Max(1, Math.Max(progress.Target ?? 0, Math.Max(progress.Actual, Planned().LastOrDefault().People)));
        _step = Step(highest);
        Highest = ((highest + _step - 1) / _step) * _step;
    }

    /// <summary>People at the upper end of the scale.</summary>
    public int Highest { get; }

    public bool HasPlan => _progress.Curve.Any(m => m.Plan is not null);

    public string Actual => Line(Reached().Prepend((_from, 0)));

    /// <summary>The plan, or the target shared evenly; empty without a target.</summary>
    public string Wanted => Line(HasPlan ? Planned().Prepend((_from, 0)) : _progress.Target is { } target ? [(_from, 0), (_to.AddDays(1), target)] : []);

    /// <summary>Lines across, with the number beside them.</summary>
    public IEnumerable<(string Y, int People)> Levels => Enumerable.Range(0, (Highest / _step) + 1).Select(i => (Y(i * _step), i * _step));

    /// <summary>Months along the foot, at most about twelve of them named.</summary>
    public IEnumerable<(string X, string Name)> Marks
    {
        get
        {
            var months = AllMonths().ToList();
            var every = (months.Count + 11) / 12;
            return months.Where((_, i) => i % every == 0).Select(m => (X(m < _from ? _from : m), m.ToString("MM'/'yy", CultureInfo.InvariantCulture)));
        }
    }

    // A point at the end of each month, the last on the day itself.
    private IEnumerable<(DateOnly Day, int People)> Reached()
    {
        var last = _progress.AsOf < _to ? _progress.AsOf : _to;
        return Running(m => m.Actual).Where(p => p.First <= last).Select(p => (p.End <= last ? p.End.AddDays(1) : last.AddDays(1), p.Sum));
    }

    private IEnumerable<(DateOnly Day, int People)> Planned() => Running(m => m.Plan ?? 0).Select(p => (p.End.AddDays(1), p.Sum));

    private IEnumerable<(DateOnly First, DateOnly End, int Sum)> Running(Func<ProgressRow, int> number)
    {
        var sum = 0;
        var rows = _progress.Curve.ToDictionary(m => m.Code);
        foreach (var month in AllMonths())
        {
            if (rows.TryGetValue(Months.Code(month), out var row)) sum += number(row);
            var end = month.AddMonths(1).AddDays(-1);
            yield return (month < _from ? _from : month, end > _to ? _to : end, sum);
        }
    }

    private IEnumerable<DateOnly> AllMonths()
    {
        for (var month = Months.First(_from); month <= _to; month = month.AddMonths(1)) yield return month;
    }

    private string Line(IEnumerable<(DateOnly Day, int People)> points)
    {
        var line = new StringBuilder();
        foreach (var (day, people) in points) line.Append(X(day)).Append(',').Append(Y(people)).Append(' ');
        return line.ToString().TrimEnd();
    }

    private string X(DateOnly day) => Place(Left + ((Right - Left) * (day.DayNumber - _from.DayNumber) / (double)(_to.DayNumber + 1 - _from.DayNumber)));

    private string Y(int people) => Place(Bottom - ((Bottom - Top) * (people / (double)Highest)));

    private static string Place(double at) => at.ToString("0.#", CultureInfo.InvariantCulture);

    // 1, 2 or 5 times a power of ten, so that four to eight lines make the scale.
    private static int Step(int highest)
    {
        var power = 1;
        while (highest / power > 80) power *= 10;
        return new[] { 1, 2, 5, 10 }.Select(n => n * power).First(step => highest / step <= 8);
    }
}
