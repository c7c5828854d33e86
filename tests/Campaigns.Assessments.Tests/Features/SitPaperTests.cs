using Campaigns.Assessments.Domain;
using Campaigns.Assessments.Domain.Papers;
using Campaigns.Assessments.Features.SitPaper;
using Campaigns.Kernel.Commands;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Assessments.Tests.Features;

public abstract class SitPaperTests(World world)
{
    private readonly AssessmentsModule _module = world.Module;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Many_tabs_that_begin_at_once_sit_one_paper()
    {
        var (who, session) = _module.Candidate();
        var begun = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => _module.Begin(session.Id, who))));
        Assert.Single(begun.Select(b => b.Value).Distinct());
        Assert.Equal(1, await _module.In(db => db.Sittings.CountAsync(s => s.StaffId == who.Id, Ct)));
    }

    [Fact]
    public async Task Twin_without_the_turn_tabs_that_begin_at_once_meet_an_error()
    {
        var (who, session) = _module.Candidate();
        using var looked = new Barrier(4);
        var faults = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => _module.In(async db =>
        {
            var mine = await db.Sittings.CountAsync(s => s.StaffId == who.Id && s.SessionId == session.Id, Ct);
            looked.SignalAndWait(Ct);
            db.Add(Sitting.Begin(new(who.Id, who.ScopePath, session.Id, "BHXH-01", 80), mine + 1, await db.Blueprints.AsNoTracking().SingleAsync(Ct), 1, [], new(2019, 3, 1), _module.Real.GetUtcNow()));
            return await Record.ExceptionAsync(() => db.SaveChangesAsync(Ct));
        }))));
        Assert.Equal(3, faults.Count(f => f is DbUpdateException));
    }

    [Fact]
    public async Task An_answer_is_saved_and_found_again_after_a_break()
    {
        var (who, session) = _module.Candidate();
        var id = (await _module.Begin(session.Id, who)).Value;
        Assert.Equal(1, (await _module.Save(id, who, 1, 0, Any(await Kind(id, 1)))).Value.Revision);
        _module.Real.Pass(TimeSpan.FromMinutes(20));
        Assert.Equal(id, (await _module.Begin(session.Id, who)).Value);
        Assert.Equal(1, (await _module.Find(id)).Items.Single(i => i.Number == 1).Revision);
    }

    [Fact]
    public async Task Of_two_tabs_the_slower_is_told_and_a_repeated_save_changes_nothing()
    {
        var (who, session) = _module.Candidate();
        var id = (await _module.Begin(session.Id, who)).Value;
        var number = await Number(id, "A-3");
        Assert.Equal(1, (await _module.Save(id, who, number, 0, "1.000")).Value.Revision);
        Assert.Equal(1, (await _module.Save(id, who, number, 0, "1000")).Value.Revision); // The reply was lost; it is sent again.
        Assert.Equal(Refusals.AnsweredElsewhere, (await _module.Save(id, who, number, 0, "2000")).Failures[0]);
        Assert.Equal(2, (await _module.Save(id, who, number, 1, "2000")).Value.Revision);
    }

    [Fact]
    public async Task Of_saves_at_once_with_one_revision_exactly_one_is_kept()
    {
        var (who, session) = _module.Candidate();
        var id = (await _module.Begin(session.Id, who)).Value;
        var number = await Number(id, "A-3");
        var saved = await Task.WhenAll(Enumerable.Range(1, 8).Select(n => Task.Run(() => _module.Save(id, who, number, 0, n.ToString()))));
        Assert.Equal(1, saved.Count(s => s.Succeeded));
        Assert.Equal(1, (await _module.Find(id)).Items.Single(i => i.Number == number).Revision);
    }

    [Fact]
    public async Task Twin_saves_without_a_revision_write_over_each_other()
    {
        var (who, session) = _module.Candidate();
        var id = (await _module.Begin(session.Id, who)).Value;
        var told = await Task.WhenAll(new[] { "1", "2" }.Select(answer => _module.In(db => db.Items.Where(i => i.SittingId == id && i.Number == 1).ExecuteUpdateAsync(s => s.SetProperty(i => i.Response, answer), Ct))));
        Assert.Equal([1, 1], told); // Both were told that they are saved; one is gone.
    }

    [Fact]
    public async Task After_the_deadline_nothing_is_taken_and_what_was_saved_counts()
    {
        var (who, session) = _module.Candidate();
        var id = (await _module.Begin(session.Id, who)).Value;
        var number = await Number(id, "A-3");
        Assert.True((await _module.Save(id, who, number, 0, "700.000")).Succeeded);
        _module.Real.Pass(TimeSpan.FromMinutes(45));
        Assert.Equal(Refusals.TimeIsUp, (await _module.Save(id, who, number, 1, "1")).Failures[0]);
        await _module.Ask<MyPapersQuery, IReadOnlyList<MyPaper>>(q => q.All(Ct), AssessmentsModule.As(who));
        var sitting = await _module.Find(id);
        Assert.Equal((25, true, false), (sitting.Score, sitting.RanOut, sitting.Passed!.Value));
    }

    [Fact]
    public async Task Neither_the_demo_clock_nor_a_device_moves_the_end()
    {
        var (who, session) = _module.Candidate();
        var id = (await _module.Begin(session.Id, who)).Value;
        var (number, revision) = (await Number(id, "A-3"), 0);
        foreach (var days in new[] { -400, 800, -400 })
        {
            _module.Clock.Pass(TimeSpan.FromDays(days));
            Assert.True((await _module.Save(id, who, number, revision++, revision.ToString())).Succeeded);
            Assert.True((await _module.Find(id)).IsOpen);
        }
    }

    [Fact]
    public async Task A_server_clock_that_was_set_back_gives_no_second_paper()
    {
        var (who, session) = _module.Candidate(tries: 1);
        var id = (await _module.Begin(session.Id, who)).Value;
        await _module.End(id, who);
        _module.Real.Pass(TimeSpan.FromHours(-5));
        var (again, late) = (await _module.Begin(session.Id, who), await _module.Save(id, who, await Number(id, "A-3"), 0, "1"));
        _module.Real.Pass(TimeSpan.FromHours(5));
        Assert.Equal(("assessments.tries-used-up", Refusals.AlreadySubmitted), (again.Failures[0].Code, late.Failures[0]));
    }

    [Fact]
    public async Task Somebody_elses_paper_is_not_there()
    {
        var (who, session) = _module.Candidate();
        var id = (await _module.Begin(session.Id, who)).Value;
        var other = _module.Around.Staff.Add("Kẻ Khác");
        Assert.Equal(FailureKind.NotFound, (await _module.Save(id, other, 1, 0, "a")).Failures[0].Kind);
        Assert.Equal(FailureKind.NotFound, (await _module.End(id, other)).Failures[0].Kind);
        Assert.Equal(FailureKind.NotFound, (await _module.Save(Guid.CreateVersion7(), who, 1, 0, "a")).Failures[0].Kind);
        Assert.Equal(FailureKind.NotFound, (await _module.Save(id, who, 99, 0, "a")).Failures[0].Kind);
        Assert.Null(await _module.Ask<PaperQuery, PaperView?>(q => q.Find(id, Ct), AssessmentsModule.As(other)));
        Assert.Equal(FailureKind.NotFound, (await _module.Begin(session.Id, other)).Failures[0].Kind);
    }

    [Fact]
    public async Task Tries_are_counted_and_who_has_passed_sits_no_more()
    {
        var (who, session) = _module.Candidate();
        await _module.End((await _module.Begin(session.Id, who)).Value, who);
        var second = (await _module.Begin(session.Id, who)).Value;
        await _module.AnswerAll(second, who);
        await _module.End(second, who);
        Assert.Equal((100, true, 2), ((await _module.Find(second)).Score, (await _module.Find(second)).Passed!.Value, (await _module.Find(second)).Try));
        Assert.Equal(Refusals.AlreadyPassed, (await _module.Begin(session.Id, who)).Failures[0]);
    }

    [Fact]
    public async Task A_result_reaches_the_class_once_however_often_it_is_handed_in()
    {
        var (who, session) = _module.Candidate();
        var id = (await _module.Begin(session.Id, who)).Value;
        await _module.AnswerAll(id, who);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => _module.End(id, who))));
        await _module.Module.Deliver();
        var result = Assert.Single(_module.Around.Classes.Results.Values, r => r.SessionId == session.Id);
        Assert.Equal((id, session.Id, who.Id, "paper", 100, true), (result.Id, result.SessionId, result.StaffId, result.Kind, result.Score, result.Passed));
        Assert.Empty(await _module.Module.FailedDeliveries());
    }

    [Fact]
    public async Task A_case_is_marked_by_what_the_rules_said_when_the_paper_was_drawn()
    {
        var (who, session) = _module.Candidate();
        var id = (await _module.Begin(session.Id, who)).Value;
        _module.Around.Amount.Amount = 1; // A rule is corrected meanwhile.
        await _module.AnswerAll(id, who);
        _module.Around.Amount.Amount = 138_600;
        await _module.End(id, who);
        Assert.Equal(100, (await _module.Find(id)).Score);
    }

    [Fact]
    public async Task A_class_that_has_not_begun_has_no_paper_yet()
    {
        var who = _module.Around.Staff.Add();
        var session = _module.Around.Classes.Add(_module.Clock.GetUtcNow().AddMinutes(1), people: who.Id);
        Assert.Equal(Refusals.NotYet, (await _module.Begin(session.Id, who)).Failures[0]);
    }

    [Fact]
    public async Task An_answer_that_was_told_saved_is_marked_also_when_the_paper_ends_in_that_moment()
    {
        for (var round = 0; round < 6; round++)
        {
            var (who, session) = _module.Candidate();
            var id = (await _module.Begin(session.Id, who)).Value;
            var number = await Number(id, "A-3");
            var save = Task.Run(() => _module.Save(id, who, number, 0, "700000"));
            await Task.WhenAll(save, Task.Run(() => _module.End(id, who)));
            Assert.Equal((await save).Succeeded ? 25 : 0, (await _module.Find(id)).Score);
        }
    }

    [Fact]
    public async Task Twin_without_the_rows_own_end_an_answer_slips_in_behind_the_marking()
    {
        var (who, session) = _module.Candidate();
        var id = (await _module.Begin(session.Id, who)).Value;
        var number = await Number(id, "A-3");
        await _module.End(id, who);
        Assert.Equal(1, await _module.In(db => db.Items.Where(i => i.SittingId == id && i.Number == number && i.Revision == 0).ExecuteUpdateAsync(s => s.SetProperty(i => i.Response, "700000"), Ct)));
        Assert.Equal(0, (await _module.Find(id)).Score); // Told saved, and not counted.
    }

    private Task<int> Number(Guid sitting, string code) => _module.In(db =>
        (from item in db.Items join question in db.Questions on item.QuestionId equals question.Id where item.SittingId == sitting && question.Code == code select item.Number).SingleAsync(Ct));

    private Task<string> Kind(Guid sitting, int number) => _module.In(db =>
        (from item in db.Items join question in db.Questions on item.QuestionId equals question.Id where item.SittingId == sitting && item.Number == number select question.Code).SingleAsync(Ct));

    private static string Any(string code) => code is "A-1" or "A-2" ? "a" : "1";
}

public sealed class SitPaperOnSqlite(SqliteWorld world) : SitPaperTests(world), IClassFixture<SqliteWorld>;

public sealed class SitPaperOnPostgres(PostgresWorld world) : SitPaperTests(world), IClassFixture<PostgresWorld>;
