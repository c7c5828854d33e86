using Campaigns.Events.Domain;
using Campaigns.Kernel.Values;
using Campaigns.Ui;

namespace Campaigns.Events.Features.AssignSeason;

/// <summary>For a seat that nobody can take: the smallest change after which somebody could. Another hour of that day, else a certificate, else another day, else a leave.</summary>
internal static class Obstacles
{
    private static readonly TimeOnly Earliest = new(7, 0);
    private static readonly TimeOnly Latest = new(20, 0);

    // Half an hour first, at most half a day; then a day, at most a week.
    private static readonly TimeSpan[] Hours = [.. Enumerable.Range(1, 12).SelectMany(n => new[] { TimeSpan.FromMinutes(30 * n), TimeSpan.FromMinutes(-30 * n) })];
    private static readonly TimeSpan[] Days = [.. Enumerable.Range(1, 7).SelectMany(n => new[] { TimeSpan.FromDays(n), TimeSpan.FromDays(-n) })];

    public static SmallestChange Of(SeasonProblem problem, int[] chosen, int seat)
    {
        var diary = Written(problem, chosen);
        var wanted = problem.Seats[seat];
        var people = Enumerable.Range(0, problem.People.Count).Where(p => problem.People[p].Role == wanted.Role).ToList();
        if (people.Count == 0) return new("events.help-nobody", []);
        var able = people.Where(p => problem.Lacking(problem.People[p], wanted) is null).ToList();
        return Shifted(problem, diary, able, seat, Hours, "events.help-hour") ?? Certified(problem, diary, people, seat) ?? Shifted(problem, diary, able, seat, Days, "events.help-day")
            ?? Present(problem, diary, able, seat) ?? new(able.Count == 0 ? "events.help-certify" : "events.help-more", [.. people.Select(p => problem.Lacking(problem.People[p], wanted)).OfType<string>().Take(1)]);
    }

    private static SmallestChange? Shifted(SeasonProblem problem, Diary diary, List<int> able, int number, TimeSpan[] shifts, string text)
    {
        var seat = problem.Seats[number];
        foreach (var shift in shifts)
        {
            var moved = seat with { When = new(seat.When.Start + shift, seat.When.End + shift) };
            if (!InDaylight(moved.When)) continue;
            foreach (var p in able)
                if (Free(problem, diary, p, number, moved)) return new(text, [Formats.Time(moved.When.Start), DayText.Short(moved.When.Start.LocalDate()), problem.People[p].Name]);
        }

        return null;
    }

    private static SmallestChange? Certified(SeasonProblem problem, Diary diary, List<int> people, int number)
    {
        var seat = problem.Seats[number];
        foreach (var p in people)
            if (problem.Lacking(problem.People[p], seat) is { } course && Free(problem, diary, p, number, seat)) return new("events.help-certificate", [course, problem.People[p].Name, DayText.Short(seat.Day)]);
        return null;
    }

    private static SmallestChange? Present(SeasonProblem problem, Diary diary, List<int> able, int number)
    {
        var seat = problem.Seats[number];
        foreach (var p in able)
            if (problem.AwayOn(problem.People[p], seat.Day) is { } leave && !problem.IsBusy(problem.People[p], seat, seat.When) && diary.IsFree(p, number, seat))
                return new("events.help-leave", [problem.People[p].Name, DayText.Span(leave.From, leave.To)]);
        return null;
    }

    private static bool Free(SeasonProblem problem, Diary diary, int person, int number, Seat seat) =>
        !problem.IsAway(problem.People[person], seat.Day) && !problem.IsBusy(problem.People[person], seat, seat.When) && diary.IsFree(person, number, seat);

    private static bool InDaylight(Period when) => TimeOnly.FromDateTime(when.Start.Local().DateTime) >= Earliest && TimeOnly.FromDateTime(when.End.Local().DateTime) <= Latest && when.Start.LocalDate() == when.End.LocalDate();

    private static Diary Written(SeasonProblem problem, int[] chosen)
    {
        var diary = new Diary(problem);
        for (var seat = 0; seat < chosen.Length; seat++)
            if (chosen[seat] >= 0) diary.Put(chosen[seat], seat, chosen);
        return diary;
    }
}
