namespace Campaigns.Events.Features.AssignSeason;

/// <summary>As a careful person does it: event by event in the order of their dates, each time who is free and has the fewest talks that month, of those the nearest.
/// What the search begins with, and what it is measured against.</summary>
internal static class ByDate
{
    /// <returns>By seat: index of the person, or -1.</returns>
    public static int[] Assign(SeasonProblem problem)
    {
        var chosen = Enumerable.Repeat(-1, problem.Seats.Count).ToArray();
        var diary = new Diary(problem);
        foreach (var locked in Enumerable.Range(0, chosen.Length).Where(s => problem.Seats[s].Locked is not null)) Lock(problem, chosen, diary, locked);
        for (var seat = 0; seat < chosen.Length; seat++)
        {
            if (chosen[seat] >= 0 || problem.Seats[seat].Locked is not null) continue;
            var best = Enumerable.Range(0, problem.People.Count).Where(p => problem.May(problem.People[p], problem.Seats[seat]) && diary.IsFree(p, seat))
                .OrderBy(p => problem.HasRemark(problem.People[p], problem.Seats[seat])).ThenBy(p => diary.Load(p, problem.Seats[seat].Month))
                .ThenBy(p => SeasonProblem.Metres(problem.People[p], problem.Seats[seat])).Select(p => (int?)p).FirstOrDefault();
            if (best is { } person) diary.Put(person, seat, chosen);
        }

        return chosen;
    }

    private static void Lock(SeasonProblem problem, int[] chosen, Diary diary, int seat)
    {
        var person = Enumerable.Range(0, problem.People.Count).Where(p => problem.People[p].Id == problem.Seats[seat].Locked && problem.People[p].Role == problem.Seats[seat].Role).Select(p => (int?)p).FirstOrDefault();
        if (person is { } p) diary.Put(p, seat, chosen);
    }
}

/// <summary>Who sits where while an answer is put together.</summary>
internal sealed class Diary(SeasonProblem problem)
{
    private readonly Dictionary<int, List<int>> _seats = [];

    public bool IsFree(int person, int seat) => IsFree(person, seat, problem.Seats[seat]);

    /// <summary>The same for a seat at another time.</summary>
    public bool IsFree(int person, int number, Seat seat)
    {
        var theirs = Of(problem.People[person].Id).Where(s => s != number).ToList();
        return !theirs.Exists(s => problem.Collide(problem.Seats[s], seat))
            && theirs.Count(s => problem.Seats[s].Day == seat.Day) + problem.TakenOn(problem.People[person], seat.Day) < SeasonProblem.MostADay;
    }

    /// <summary>Nothing that is proposed keeps who is written into the event already.</summary>
    public bool IsFree(Guid staffId, Seat moved) => !Of(staffId).Any(s => problem.Collide(problem.Seats[s], moved));

    public int Load(int person, int month) => Of(problem.People[person].Id).Count(s => problem.Seats[s].Month == month) + problem.TakenIn(problem.People[person], month);

    public void Put(int person, int seat, int[] chosen)
    {
        chosen[seat] = person;
        if (!_seats.TryGetValue(person, out var theirs)) _seats[person] = theirs = [];
        theirs.Add(seat);
    }

    // One person may stand in the list once for each role.
    private IEnumerable<int> Of(Guid staffId) => _seats.Where(s => problem.People[s.Key].Id == staffId).SelectMany(s => s.Value);
}
