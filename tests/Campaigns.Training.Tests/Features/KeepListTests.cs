using Campaigns.Testing;
using Campaigns.Training.Contracts;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Campaigns.Training.Features.KeepList;
using Campaigns.Training.Features.RecordResults;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Tests.Features;

public abstract class KeepListTests(TestDatabase database) : IAsyncLifetime
{
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
    public async Task A_rush_for_few_places_fills_them_and_queues_the_rest()
    {
        var session = await _training.Plan(await _training.Open(), capacity: 3);
        var people = Enumerable.Range(0, 12).Select(i => _training.Neighbours.Hire($"rush-{i}")).ToList();
        await Task.WhenAll(people.Select(who => _training.Nominate(session, who)));
        var list = await Read(session);
        Assert.Equal((3, 9), (list.Taken, list.Participants.Count(p => p.Seat is Seat.Waiting)));
        Assert.Equal(Enumerable.Range(1, 12), list.Participants.Select(p => p.Number).Order());
    }

    [Fact]
    public async Task Whoever_leaves_gives_the_place_to_the_first_who_waits()
    {
        var session = await _training.Plan(await _training.Open(), capacity: 1);
        await _training.Nominate(session, Neighbours.Hoa);
        await _training.Nominate(session, Neighbours.Dung);
        await _training.Nominate(session, Neighbours.Khoa);
        await _training.Nominate(session, Neighbours.Dung); // Twice is once.
        await _training.Do<ReleaseParticipant, Session>(new(session.Id, Neighbours.Hoa.Id));
        var list = await Read(session);
        Assert.Equal((Seat.Given, Seat.Waiting, null), (list.Find(Neighbours.Dung.Id)!.Seat, list.Find(Neighbours.Khoa.Id)!.Seat, list.Find(Neighbours.Hoa.Id)));
        Assert.Equal([Neighbours.Dung.Id], (await _training.Ask<ITrainingSessions, TrainingSession?>(s => s.Find(session.Id, Ct)))!.ParticipantIds);
        Assert.Equal("training.not-on-list", (await _training.Score(session, Neighbours.Khoa, 90)).Failures[0].Code);
    }

    [Fact]
    public async Task The_sheet_is_taken_whole_or_not_at_all_and_certifies_who_has_met_all()
    {
        var session = await _training.Plan(await _training.Open());
        await _training.Nominate(session, Neighbours.Hoa);
        await _training.Nominate(session, Neighbours.Dung);
        var refused = await Sheet(session, null, new(Neighbours.Hoa.Id, true, 90, null, null), new(Neighbours.Khoa.Id, true, 90, null, null));
        Assert.False(refused.Succeeded);
        Assert.Equal(0, await _training.Ask<TrainingDbContext, int>(db => db.Assessments.CountAsync(Ct)));

        var first = (await Sheet(session, null, new(Neighbours.Hoa.Id, true, 90, null, null), new(Neighbours.Dung.Id, false, 75, null, null))).Value;
        Assert.Equal((2, 0, "Phạm Thị Hoa"), (first.Scores, first.Corrections, Assert.Single(first.Issued).HolderName));
        Assert.Equal("training.reason-missing", (await Sheet(session, null, new ResultLine(Neighbours.Dung.Id, true, 85, null, null))).Failures[0].Code);
        var second = (await Sheet(session, "Cộng sót", new ResultLine(Neighbours.Dung.Id, true, 85, null, null))).Value;
        Assert.Equal((0, 1, 1), (second.Scores, second.Corrections, second.Issued.Count));
    }

    [Fact]
    public async Task Tries_end_and_a_retake_within_them_counts()
    {
        var session = await _training.Plan(await _training.Open());
        await _training.Nominate(session, Neighbours.Hoa);
        await Sheet(session, null, new ResultLine(Neighbours.Hoa.Id, true, 60, null, null));
        Assert.Single((await Sheet(session, null, new ResultLine(Neighbours.Hoa.Id, true, 60, 82, null))).Value.Issued);
        await _training.Nominate(session, Neighbours.Dung);
        await Sheet(session, null, new ResultLine(Neighbours.Dung.Id, true, 60, null, null));
        await Sheet(session, null, new ResultLine(Neighbours.Dung.Id, true, 60, 70, null));
        Assert.Equal("training.tries-used-up", (await _training.Score(session, Neighbours.Dung, 90)).Failures[0].Code);
    }

    [Fact]
    public async Task A_result_handed_in_twice_is_one_and_a_failed_one_never_passes()
    {
        var course = await _training.Open();
        var session = await _training.Plan(course);
        await _training.Nominate(session, Neighbours.Hoa);
        var result = new TrainingResult(Guid.CreateVersion7(), session.Id, Neighbours.Hoa.Id, "paper", 95, Passed: false, Some.At(18, 10), "Bài thi");
        Assert.Equal(result.Id, (await HandIn(result)).Value);
        Assert.Equal(result.Id, (await HandIn(result)).Value);
        Assert.Equal(1, await _training.Ask<TrainingDbContext, int>(db => db.Assessments.CountAsync(Ct)));
        Assert.Contains("training.missing-paper", (await _training.Issue(course, Neighbours.Hoa)).Failures.Select(f => f.Code));
        Assert.True((await HandIn(result with { Id = Guid.CreateVersion7(), Passed = true, Score = 80 })).Succeeded);
        Assert.True((await _training.Issue(course, Neighbours.Hoa)).Succeeded);
        Assert.Equal("training.kind-unknown", (await HandIn(result with { Id = Guid.CreateVersion7(), Kind = "oral" })).Failures[0].Code);
    }

    private Task<Kernel.Commands.Result<Guid>> HandIn(TrainingResult result) => _training.Ask<ITrainingResults, Kernel.Commands.Result<Guid>>(r => r.Record(result, Ct));

    private Task<Kernel.Commands.Result<Recorded>> Sheet(Session session, string? reason, params ResultLine[] lines) => _training.Do<RecordResults, Recorded>(new(session.Id, lines, reason));

    private Task<Session> Read(Session session) => _training.Ask<TrainingDbContext, Session>(db => db.Sessions.AsNoTracking().SingleAsync(s => s.Id == session.Id, Ct));
}

public sealed class KeepListOnSqlite() : KeepListTests(TestDatabase.Sqlite());

public sealed class KeepListOnPostgres() : KeepListTests(TestDatabase.Postgres());
