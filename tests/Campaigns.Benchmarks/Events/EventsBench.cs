using System.Data.Common;
using System.Diagnostics;
using Campaigns.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.Booking;
using Campaigns.Events.Features.ListEvents;
using Campaigns.Events.Features.ShowCalendar;
using Campaigns.Events.Tests;
using Campaigns.Kernel.Values;

namespace Campaigns.Benchmarks.Events;

/// <summary>What a planner waits for: what speaks against a plan while it is typed, and the calendar of a month with what speaks against its plans; with few and with many events
/// behind, each beside the statements by hand that read the same rows by the same indices.</summary>
internal static class EventsBench
{
    private const int Few = 5_000, Many = 50_000, Checks = 300, Months = 60;

    // Until the methods of a request are compiled for good: a round in which one of them is takes several times as long as all others.
    private const int WarmChecks = 1_500, WarmMonths = 100;

    /// <param name="provider">Kind of database; null: both.</param>
    /// <param name="part">One in so many of everything, to try the bench itself.</param>
    public static async Task Run(string? provider = null, int? part = null)
    {
        foreach (var each in Bench.Databases(provider)) await On(each, part ?? 1);
    }

    private static async Task On(DatabaseProvider provider, int part)
    {
        var few = await Measured(provider, Few / part);
        var many = await Measured(provider, Many / part);
        Say("conflict check", many.Check, few.Check);
        Say("month view, 200 meetings and 20 plans in it", many.Month, few.Month);

        void Say(string what, (double Ours, double Plain) at, (double Ours, double Plain) before)
        {
            Bench.Say($"{what}, {Many / part:N0} events, {provider}", $"p95 {at.Ours:0.0} ms", $"plain SQL p95 {at.Plain:0.0} ms", at.Ours / at.Plain, "≤ 3");
            Bench.Say($"{what}, {Many / part:N0} against {Few / part:N0} events, {provider}", $"p95 {at.Ours:0.0} ms", $"p95 {before.Ours:0.0} ms", at.Ours / before.Ours, "≤ 1.5");
        }
    }

    private static async Task<((double Ours, double Plain) Check, (double Ours, double Plain) Month)> Measured(DatabaseProvider provider, int events)
    {
        var began = Stopwatch.StartNew();
        await using var world = await EventsWorld.Make(provider, events);
        await using var connection = await world.Options.Connect();
        await connection.Run("analyze");
        await Console.Error.WriteLineAsync($"{events:N0} events in {began.Elapsed.TotalSeconds:0} s");
        var sql = new EventsSql(provider, connection);
        return (await Turns(WarmChecks, Checks, n => Check(world, n), n => sql.Check(Slot(world, n))), await Turns(WarmMonths, Months, _ => Month(world), _ => sql.Month(EventsWorld.Month, world)));
    }

    // A plan in the month, one after another: a hall and a person that are taken then.
    private static Slot Slot(EventsWorld world, int n)
    {
        var at = n % EventsWorld.AMonth;
        if (EventsSql.IsDraft(at)) at++; // Where there is only a plan, nothing is held.
        var (start, hall, who) = (EventsWorld.Start(EventsWorld.Month, at), world.Rooms[at % world.Rooms.Count], world.People[at % world.People.Count]);
        return new(Guid.Empty, Neighbours.Campaign2026, new(start.AddMinutes(30), start.AddMinutes(150)), 50, hall, new Dictionary<Guid, string> { [who.Id] = who.Name }) { Format = "commune-meeting", UnitCode = hall.UnitCode };
    }

    private static async Task Check(EventsWorld world, int n)
    {
        var found = await world.Ask<ConflictFinder, IReadOnlyList<EventConflict>>(finder => finder.All(Slot(world, n), CancellationToken.None));
        if (!found.Any(c => c.Kind == "venue-double-booked") || !found.Any(c => c.Kind == "presenter-double-booked")) throw new InvalidOperationException("A clash was not found");
    }

    private static async Task Month(EventsWorld world)
    {
        var span = CalendarSpan.Of(CalendarView.Month, EventsWorld.Month);
        var found = await world.Ask<CalendarQuery, CalendarData>(q => q.Read(span, new EventFilter(span.First, span.Last) { Lasting = true }, CancellationToken.None));
        if (found.Events.Count < EventsWorld.AMonth || found.Clashes.Count != EventsWorld.Plans || found.Clashes.Any(c => !c.Conflicts.Any(x => x.Hard))) throw new InvalidOperationException($"{found.Events.Count} events, {found.Clashes.Count} clashes");
    }

    // In turns, so that what else the machine does falls on both.
    private static async Task<(double Ours, double Plain)> Turns(int warm, int rounds, Func<int, Task> ours, Func<int, Task> plain)
    {
        var (mine, theirs) = (new List<double>(), new List<double>());
        for (var n = -warm; n < rounds; n++)
        {
            var (a, b) = (await Time(() => ours(Math.Abs(n))), await Time(() => plain(Math.Abs(n))));
            if (n < 0) continue; // Warm, both.
            mine.Add(a);
            theirs.Add(b);
        }

        return (Bench.At(mine, 0.95), Bench.At(theirs, 0.95));
    }

    private static async Task<double> Time(Func<Task> act)
    {
        var began = Stopwatch.GetTimestamp();
        await act();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }
}
