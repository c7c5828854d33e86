using Campaigns.Events.Domain;
using Campaigns.Kernel.Values;
using Campaigns.Ui;

namespace Campaigns.Events.Features.AssignSeason;

/// <summary>For each seat that nobody can take: the smallest change after which somebody could. Another hour of that day, else a certificate, else another day, else a leave.
/// Where several of one event are open, each names somebody else, and an hour at which also those named before and those who sit there already can.</summary>
internal sealed class Obstacles
{
    private static readonly TimeOnly Earliest = new(7, 0);
    private static readonly TimeOnly Latest = new(20, 0);

    // Half an hour first, at most half a day; then a day, at most a week.
    private static readonly TimeSpan[] Hours = [.. Enumerable.Range(1, 12).SelectMany(n => new[] { TimeSpan.FromMinutes(30 * n), TimeSpan.FromMinutes(-30 * n) })];
    private static readonly TimeSpan[] Days = [.. Enumerable.Range(1, 7).SelectMany(n => new[] { TimeSpan.FromDays(n), TimeSpan.FromDays(-n) })];

    private readonly SeasonProblem _problem;
    private readonly Diary _diary;

    // By event, who sits there or was named for a seat of it, and in which seat.
    private readonly Dictionary<Guid, List<(int Person, int Seat)>> _there;

    private Obstacles(SeasonProblem problem, int[] chosen)
    {
        (_problem, _diary) = (problem, new(problem));
        var filled = Enumerable.Range(0, chosen.Length).Where(s => chosen[s] >= 0).ToList();
        foreach (var seat in filled) _diary.Put(chosen[seat], seat, chosen);
        _there = filled.GroupBy(s => problem.Seats[s].EventId).ToDictionary(g => g.Key, g => g.Select(s => (chosen[s], s)).ToList());
    }

    /// <returns>By the number of each open seat.</returns>
    public static IReadOnlyDictionary<int, SmallestChange> Of(SeasonProblem problem, int[] chosen)
    {
        var obstacles = new Obstacles(problem, chosen);
        return Enumerable.Range(0, chosen.Length).Where(s => chosen[s] < 0).ToDictionary(s => s, obstacles.For);
    }

    private SmallestChange For(int seat)
    {
        var wanted = _problem.Seats[seat];
        var people = Enumerable.Range(0, _problem.People.Count).Where(p => _problem.People[p].Role == wanted.Role).ToList();
        if (people.Count == 0) return new("events.help-nobody", []);
        if (!_there.TryGetValue(wanted.EventId, out var there)) _there[wanted.EventId] = there = [];
        people.RemoveAll(p => there.Exists(t => _problem.People[t.Person].Id == _problem.People[p].Id));
        var able = people.Where(p => _problem.Lacking(_problem.People[p], wanted) is null).ToList();
        if ((Shifted(able, there, seat, Hours, "events.help-hour") ?? Certified(people, seat) ?? Shifted(able, there, seat, Days, "events.help-day") ?? Present(able, seat)) is not { } found)
            return new(able.Count == 0 && people.Count > 0 ? "events.help-certify" : "events.help-more", [.. people.Select(p => _problem.Lacking(_problem.People[p], wanted)).OfType<string>().Take(1)]);
        there.Add((found.Person, seat));
        return found.Change;
    }

    private (SmallestChange Change, int Person)? Shifted(List<int> able, List<(int Person, int Seat)> there, int number, TimeSpan[] shifts, string text)
    {
        var seat = _problem.Seats[number];
        foreach (var shift in shifts)
        {
            var moved = seat with { When = new(seat.When.Start + shift, seat.When.End + shift) };
            if (!InDaylight(moved.When) || !there.TrueForAll(t => Free(t.Person, t.Seat, moved)) || !seat.Named.All(who => _problem.CouldMove(who, moved) && _diary.IsFree(who, moved))) continue;
            foreach (var p in able)
                if (Free(p, number, moved)) return (new(text, [Formats.Time(moved.When.Start), DayText.Short(moved.When.Start.LocalDate()), _problem.People[p].Name]), p);
        }

        return null;
    }

    private (SmallestChange Change, int Person)? Certified(List<int> people, int number)
    {
        var seat = _problem.Seats[number];
        foreach (var p in people)
            if (_problem.Lacking(_problem.People[p], seat) is { } course && Free(p, number, seat)) return (new("events.help-certificate", [course, _problem.People[p].Name, DayText.Short(seat.Day)]), p);
        return null;
    }

    private (SmallestChange Change, int Person)? Present(List<int> able, int number)
    {
        var seat = _problem.Seats[number];
        foreach (var p in able)
            if (_problem.AwayOn(_problem.People[p], seat.Day) is { } leave && !_problem.IsBusy(_problem.People[p], seat, seat.When) && _diary.IsFree(p, number, seat))
                return (new("events.help-leave", [_problem.People[p].Name, DayText.Span(leave.From, leave.To)]), p);
        return null;
    }

    private bool Free(int person, int number, Seat seat) =>
        !_problem.IsAway(_problem.People[person], seat.Day) && !_problem.IsBusy(_problem.People[person], seat, seat.When) && _diary.IsFree(person, number, seat);

    private static bool InDaylight(Period when) => TimeOnly.FromDateTime(when.Start.Local().DateTime) >= Earliest && TimeOnly.FromDateTime(when.End.Local().DateTime) <= Latest && when.Start.LocalDate() == when.End.LocalDate();
}
