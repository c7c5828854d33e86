using Campaigns.Data;
using Campaigns.Network.Contracts;
using Campaigns.Testing;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Tests.Features;

public abstract class NumbersTests(TestDatabase database) : IAsyncLifetime
{
    private const int Rush = 50;
    private TrainingModule _training = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _training = await TrainingModule.Start(database);

    public async ValueTask DisposeAsync()
    {
        await _training.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Fifty_at_once_get_fifty_numbers_without_a_gap()
    {
        var course = await _training.Open(TrainingModule.Policy with { AttendancePercent = 0, PassMark = 0 });
        var people = Enumerable.Range(0, Rush).Select(i => _training.Neighbours.Hire($"rush-{i}")).ToList();
        var issued = await Task.WhenAll(people.Select(who => _training.Issue(course, who)));
        Assert.All(issued, one => Assert.True(one.Succeeded));
        Assert.Equal(Enumerable.Range(1, Rush), issued.Select(one => one.Value.Sequence!.Value).Order());
        Assert.Equal(Rush, issued.Select(one => one.Value.Code).Distinct().Count());
    }

    [Fact]
    public async Task A_number_taken_by_what_failed_is_given_to_the_next()
    {
        var course = await _training.Open(TrainingModule.Policy with { AttendancePercent = 0, PassMark = 0 });
        await _training.Issue(course, Neighbours.Hoa);
        await _training.Ask<TrainingDbContext, int>(async db =>
        {
            await using var turn = await db.LockNamesAsync([Turns.Numbers(course.Code)], Ct);
            var series = await db.Series.SingleAsync(s => s.CourseCode == course.Code && s.Year != NumberSeries.StatusList, Ct);
            Assert.Equal(2, series.Next(NumberSeries.Begin(course.Code, NumberSeries.StatusList)).Sequence);
            await db.SaveChangesAsync(Ct);
            return 0; // The process ends here: nothing was committed.
        });
        Assert.Equal(2, (await _training.Issue(course, Neighbours.Dung)).Value.Sequence);
    }

    // The twin: the same rush without the turn at the numbers. All read the last number before anybody writes.
    [Fact]
    public async Task Without_the_turn_all_but_one_are_lost()
    {
        var course = await _training.Open(TrainingModule.Policy with { AttendancePercent = 0, PassMark = 0 });
        await _training.Issue(course, Neighbours.Hoa);
        var (read, gate) = (0, new TaskCompletionSource());
        var kept = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => _training.Ask<TrainingDbContext, bool>(async db =>
        {
            var series = await db.Series.SingleAsync(s => s.CourseCode == course.Code && s.Year != NumberSeries.StatusList, Ct);
            if (Interlocked.Increment(ref read) == 5) gate.SetResult();
            await gate.Task;
            series.Next(NumberSeries.Begin(course.Code, NumberSeries.StatusList));
            return await Saved(db);
        })));
        Assert.Equal(1, kept.Count(one => one));
    }

    private static async Task<bool> Saved(TrainingDbContext db)
    {
        try
        {
            await db.SaveChangesAsync(Ct);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }
}

public sealed class NumbersOnSqlite() : NumbersTests(TestDatabase.Sqlite());

public sealed class NumbersOnPostgres() : NumbersTests(TestDatabase.Postgres());
