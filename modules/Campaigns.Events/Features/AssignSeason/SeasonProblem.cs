using Campaigns.Events.Domain;
using Campaigns.Events.Features.Booking;
using Campaigns.Kernel.Values;

namespace Campaigns.Events.Features.AssignSeason;

/// <summary>One place at an event that wants somebody.</summary>
/// <param name="Lat">Of the hall, or of the unit; null: nobody knows.</param>
/// <param name="Locked">A person chose this one; null: anybody who can.</param>
internal sealed record Seat(Guid EventId, EventRole Role, string Title, string UnitName, Period When, double? Lat, double? Lon, string Format, string? Language, Guid? Locked)
{
    /// <summary>Who is written into the event already, in whatever role.</summary>
    public IReadOnlyList<Guid> Named { get; init; } = [];

    public DateOnly Day => When.Start.LocalDate();

    /// <summary>Year and month as one number.</summary>
    public int Month => Day.Year * 12 + Day.Month;
}

/// <summary>Somebody who may be asked.</summary>
/// <param name="Languages">Besides Vietnamese.</param>
internal sealed record Assignee(Guid Id, string Name, EventRole Role, double Lat, double Lon, IReadOnlyList<string> Languages);

/// <summary>Where somebody is already, or is kept from being.</summary>
internal sealed record Taken(Guid StaffId, Period When, double? Lat, double? Lon, Guid? EventId = null);

/// <summary>A certificate somebody lacks on a day.</summary>
internal sealed record Lack(Guid StaffId, string Format, DateOnly On, string Course, bool Required);

/// <summary>Everything that is known when people are looked for: seats in the order of their start, people, what they are held by, and how fast they travel.</summary>
internal sealed class SeasonProblem(IReadOnlyList<Seat> seats, IReadOnlyList<Assignee> people, IReadOnlyList<Taken> taken, IReadOnlyList<(Guid StaffId, DateOnly From, DateOnly To)> away,
    IReadOnlyList<Lack> lacks, PlanningSettings pace)
{
    // A third talk in one day is nobody's best.
    public const int MostADay = 2;

    private readonly ILookup<Guid, Taken> _taken = taken.ToLookup(t => t.StaffId);
    private readonly ILookup<Guid, (Guid StaffId, DateOnly From, DateOnly To)> _away = away.ToLookup(a => a.StaffId);
    private readonly ILookup<(Guid, string, DateOnly), Lack> _lacks = lacks.ToLookup(l => (l.StaffId, l.Format, l.On));

    public IReadOnlyList<Seat> Seats => seats;

    public IReadOnlyList<Assignee> People => people;

    public bool IsAway(Assignee who, DateOnly day) => _away[who.Id].Any(a => a.From <= day && a.To >= day);

    public (DateOnly From, DateOnly To)? AwayOn(Assignee who, DateOnly day) => _away[who.Id].Where(a => a.From <= day && a.To >= day).Select(a => ((DateOnly, DateOnly)?)(a.From, a.To)).FirstOrDefault();

    /// <summary>The certificate without which they may not; null: they may.</summary>
    public string? Lacking(Assignee who, Seat seat) => seat.Role is EventRole.Desk ? null : _lacks[(who.Id, seat.Format, seat.Day)].FirstOrDefault(l => l.Required)?.Course;

    /// <summary>Something to be known of who sits there: an advised certificate or the language is missing.</summary>
    public bool HasRemark(Assignee who, Seat seat) =>
        seat.Role is EventRole.Presenter && (_lacks[(who.Id, seat.Format, seat.Day)].Any(l => !l.Required) || seat.Language is { } spoken && !who.Languages.Contains(spoken));

    /// <summary>Held by something that is settled already, the road included.</summary>
    public bool IsBusy(Assignee who, Seat seat, Period when) => _taken[who.Id].Any(t => Collide(when, seat.Lat, seat.Lon, t.When, t.Lat, t.Lon));

    /// <summary>Who is written into the event could also come at another time of it.</summary>
    public bool CouldMove(Guid staffId, Seat moved) => !_away[staffId].Any(a => a.From <= moved.Day && a.To >= moved.Day)
        && !_taken[staffId].Any(t => t.EventId != moved.EventId && Collide(moved.When, moved.Lat, moved.Lon, t.When, t.Lat, t.Lon));

    /// <summary>Settled talks of that day.</summary>
    public int TakenOn(Assignee who, DateOnly day) => _taken[who.Id].Count(t => t.When.Start.LocalDate() == day);

    /// <summary>Settled talks of that month.</summary>
    public int TakenIn(Assignee who, int month) => _taken[who.Id].Count(t => t.When.Start.LocalDate() is var on && on.Year * 12 + on.Month == month);

    public bool May(Assignee who, Seat seat) => who.Role == seat.Role && !IsAway(who, seat.Day) && Lacking(who, seat) is null && !IsBusy(who, seat, seat.When) && TakenOn(who, seat.Day) < MostADay;

    /// <summary>One person cannot sit in both.</summary>
    public bool Collide(Seat a, Seat b) => a.EventId == b.EventId || Collide(a.When, a.Lat, a.Lon, b.When, b.Lat, b.Lon);

    public bool Collide(Period a, double? latA, double? lonA, Period b, double? latB, double? lonB)
    {
        if (a.Start < b.End && b.Start < a.End) return true;
        var between = a.Start >= b.End ? a.Start - b.End : b.Start - a.End;
        if (between > TimeSpan.FromHours(8)) return false;
        return latA is { } y && lonA is { } x && latB is { } v && lonB is { } u && between < pace.Road(Distance.Km(y, x, v, u));
    }

    /// <summary>There and back, along the line; 0 while one of them has no place.</summary>
    public static long Metres(Assignee who, Seat seat) =>
        seat.Lat is { } lat && seat.Lon is { } lon && (who.Lat, who.Lon) != (0, 0) ? (long)(2000 * Distance.Km(lat, lon, who.Lat, who.Lon)) : 0;

    /// <summary>How good an answer is.</summary>
    /// <param name="chosen">By seat: index of the person, or -1.</param>
    public AssignmentScore Score(int[] chosen)
    {
        var filled = Enumerable.Range(0, chosen.Length).Where(s => chosen[s] >= 0).ToList();
        var loads = filled.GroupBy(s => (Person: chosen[s], seats[s].Month)).Sum(g => Square(g.Count() + TakenIn(people[g.Key.Person], g.Key.Month)) - Square(TakenIn(people[g.Key.Person], g.Key.Month)));
        return new(filled.Count, chosen.Length - filled.Count, filled.Sum(s => Metres(people[chosen[s]], seats[s])), loads, filled.Count(s => HasRemark(people[chosen[s]], seats[s])));
    }

    private static long Square(long load) => load * load;
}
