using Campaigns.Assessments.Domain;
using Campaigns.Assessments.Domain.Observations;
using Campaigns.Assessments.Domain.Questions;
using Campaigns.Assessments.Features.ObservePresentation;
using Campaigns.Kernel.Commands;
using Campaigns.Network.Contracts;
using Campaigns.Training.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Assessments.Tests.Features;

public abstract class ObserveTests(World world) : IAsyncLifetime
{
    private readonly AssessmentsModule _module = world.Module;
    private StaffMember _who = null!, _mai = null!, _minh = null!;
    private TrainingSession _class = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _module.In(async db =>
        {
            if (await db.Rubrics.AnyAsync(Ct)) return 0;
            db.AddRange(new[] { "BHXH-01", "BHXH-02" }.Select(course => Rubric.Write(course, 2, [.. Enumerable.Range(1, 4).Select(i => new Criterion($"c{i}", new($"Tiêu chí {i}"), [new("0"), new("1"), new("2"), new("3")]))])));
            return await db.SaveChangesAsync(Ct);
        });
        (_who, _class) = _module.Candidate();
        (_mai, _minh) = (_module.Around.Staff.Add("Mai", "38", "bhxh"), _module.Around.Staff.Add("Minh", "38"));
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Two_observers_at_once_complete_the_presentation_once()
    {
        var handedIn = await Task.WhenAll(Task.Run(() => HandIn(_mai, 3, 3, 3, 2)), Task.Run(() => HandIn(_minh, 3, 2, 3, 2)));
        Assert.Equal([91, 83], handedIn.Select(f => f.Value.Score));
        await _module.Module.Deliver();
        var result = Assert.Single(_module.Around.Classes.Results.Values, r => r.SessionId == _class.Id);
        Assert.Equal(("observation", 87, _class.Id, _who.Id), (result.Kind, result.Score, result.SessionId, result.StaffId));
        Assert.Equal(new[] { _mai.Id, _minh.Id }.Order(), result.ObserverIds.Order());
        Assert.Contains("\"levels\":[3,3,3,2]", result.Rubric, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_form_is_not_yet_a_result_and_the_same_observer_gives_one()
    {
        Assert.True((await HandIn(_mai, 3, 3, 3, 3)).Succeeded);
        Assert.Equal(Refusals.AlreadyObserved, (await HandIn(_mai, 0, 0, 0, 0)).Failures[0]);
        await _module.Module.Deliver();
        Assert.DoesNotContain(_module.Around.Classes.Results.Values, r => r.SessionId == _class.Id);
    }

    [Fact]
    public async Task What_was_completed_takes_no_third_form()
    {
        await HandIn(_mai, 1, 1, 1, 1);
        await HandIn(_minh, 1, 1, 1, 1);
        Assert.Equal("assessments.rounds-used-up", (await HandIn(_module.Around.Staff.Add("Ba", "38"), 3, 3, 3, 3)).Failures[0].Code);
    }

    [Fact]
    public async Task Nobody_observes_themselves_or_outside_their_places_or_without_declaring()
    {
        Assert.Equal(Refusals.ObservesThemselves, (await HandIn(_who, 3, 3, 3, 3)).Failures[0]);
        Assert.Equal(FailureKind.NotFound, (await HandIn(_module.Around.Staff.Add("Xa", "38/380"), 3, 3, 3, 3)).Failures[0].Kind);
        Assert.Equal(Refusals.NotDeclared, (await Do(_mai, [3, 3, 3, 3], declared: false)).Failures[0]);
        Assert.Equal(0, await _module.In(db => db.Observations.CountAsync(o => o.SessionId == _class.Id, Ct)));
    }

    [Fact]
    public async Task Levels_that_are_none_are_refused()
    {
        foreach (var levels in new int?[][] { [3, 3, 3], [3, 3, 3, null], [3, 3, 3, 4], [3, 3, 3, -1], [] })
            Assert.Equal(Refusals.LevelsMissing, (await Do(_mai, levels)).Failures[0]);
        Assert.Equal(Refusals.NotesTooLong, (await Do(_mai, [1, 1, 1, 1], notes: new string('x', 2_001))).Failures[0]);
    }

    [Fact]
    public async Task Agreement_is_counted_over_the_forms_of_a_course()
    {
        _class = _module.Around.Classes.Add(_module.Clock.GetUtcNow().AddHours(-1), course: "BHXH-02", people: _who.Id);
        await HandIn(_mai, 3, 2, 1, 0);
        await HandIn(_minh, 3, 2, 1, 1);
        var agreement = Assert.Single(await _module.Ask<ObservedQuery, IReadOnlyList<CourseAgreement>>(q => q.Agreements(Ct), AssessmentsModule.As(_mai, Permissions.Observe)), a => a.Course == "BHXH-02");
        Assert.Equal(("BHXH-02", 1, 4, 3), (agreement.Course, agreement.Presentations, agreement.Agreement.Pairs, agreement.Agreement.Same));
    }

    private Task<Result<Observation>> HandIn(StaffMember by, params int?[] levels) => Do(by, levels);

    private Task<Result<Observation>> Do(StaffMember by, int?[] levels, bool declared = true, string notes = "Nói rõ") =>
        _module.Do<ObservePresentation, Observation>(new(_class.Id, _who.Id, levels, notes, declared), AssessmentsModule.As(by, Permissions.Observe));
}

public sealed class ObserveOnSqlite(SqliteWorld world) : ObserveTests(world), IClassFixture<SqliteWorld>;

public sealed class ObserveOnPostgres(PostgresWorld world) : ObserveTests(world), IClassFixture<PostgresWorld>;
