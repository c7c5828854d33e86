using System.Text;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Jobs;
using Campaigns.Kernel.Privacy;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Survey.Data;
using Campaigns.Survey.Domain;
using Campaigns.Survey.Features.GiveFeedback;
using Campaigns.Survey.Features.ShowResults;
using Campaigns.Survey.Jobs;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Survey.Tests;

public abstract class FeedbackTests(TestDatabase database) : IAsyncLifetime
{
    private readonly Neighbours _neighbours = new();
    private TestModule _module = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static GiveFeedback Feedback => new(Neighbours.Held.Id, 4, " Rất rõ ràng ");

    private static GiveFeedback WithNumber => Feedback with { FullName = "Lê Thị Sáu", Phone = "0912 345 678", Consent = true };

    public async ValueTask InitializeAsync() => _module = await TestModule.Start(database, [typeof(Startup).Assembly], _neighbours.Add);

    public async ValueTask DisposeAsync()
    {
        await _module.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private Task<Result<Guid>> Give(GiveFeedback feedback) => _module.In(s => s.GetRequiredService<IHandler<GiveFeedback, Guid>>().Handle(feedback, Ct));

    private Task<T> Db<T>(Func<SurveyDbContext, Task<T>> ask) => _module.In(s => ask(s.GetRequiredService<SurveyDbContext>()));

    private Task<Paged<ResultRow>> Results(Access who) => _module.In(s => s.GetRequiredService<ResultsQuery>().Results(null, null, Ct), who);

    [Fact]
    public async Task Feedback_is_kept_counted_and_seen_only_within_ones_area()
    {
        await Give(Feedback);
        await Give(Feedback with { Score = 2 });
        await _module.Deliver();
        var row = Assert.Single((await Results(TestModule.Someone("38/399", Permissions.ViewResults))).Items);
        Assert.Equal((2, 3.0, "Hội nghị tại Đông Tiến"), (row.Answers, row.Average, row.Title));
        Assert.Empty((await Results(TestModule.Someone("38/401", Permissions.ViewResults))).Items);
        Assert.Empty((await Results(TestModule.Someone("38/399", "other.permission"))).Items);
        Assert.Equal("Rất rõ ràng", await Db(db => db.Answers.OrderBy(a => a.Id).Select(a => a.Comment).FirstAsync(Ct)));
        Assert.Equal(0, await Db(db => db.Contacts.CountAsync(Ct)));
        Assert.Empty(_neighbours.Sent);
    }

    [Fact]
    public async Task Hearing_of_an_answer_twice_counts_it_once_and_thanks_once()
    {
        await Give(WithNumber);
        await _module.DeliverByTwoWorkers();
        await _module.TakeMarksOff();
        await _module.Deliver();
        Assert.Equal(1, await Db(db => db.Results.Select(r => r.Answers).SingleAsync(Ct)));
        Assert.Equal("+84912345678", Assert.Single(_neighbours.Sent).To.Phone);
    }

    [Fact]
    public async Task Before_it_begins_long_after_it_and_where_it_did_not_take_place_nothing_is_taken()
    {
        Assert.Equal(Refusals.NoSuchEvent, Assert.Single((await Give(Feedback with { EventId = Neighbours.Coming.Id })).Failures));
        Assert.Equal(Refusals.Closed, Assert.Single((await Give(Feedback with { EventId = Neighbours.Long.Id })).Failures));
        Assert.Equal(Refusals.Closed, Assert.Single((await Give(Feedback with { EventId = Neighbours.Cancelled.Id })).Failures));
        Assert.Equal(0, await Db(db => db.Answers.CountAsync(Ct)));
    }

    [Fact]
    public async Task Who_leaves_a_number_gives_a_name_and_agrees()
    {
        Assert.Equal([Refusals.NameMissing, Refusals.PhoneWrong, Refusals.ConsentMissing], (await Give(Feedback with { Phone = "12345" })).Failures);
        Assert.Equal([Refusals.ScoreMissing], (await Give(Feedback with { Score = null })).Failures);
        Assert.Equal([Refusals.ScoreOutside, Refusals.CommentTooLong], (await Give(Feedback with { Score = 6, Comment = new string('x', 2001) })).Failures);
        Assert.True((await Give(WithNumber)).Succeeded);
    }

    [Fact]
    public async Task Erased_is_who_gave_it_and_the_score_stays()
    {
        await Give(WithNumber);
        var person = new RecordRef("people.person", Neighbours.Person);
        var personal = await _module.In(s => s.GetServices<IPersonalData>().Single().Export(person, Ct));
        Assert.Equal(["survey.export-title"], personal.Keys);
        for (var i = 0; i < 2; i++) await _module.In(s => s.GetServices<IPersonalData>().Single().Erase(person, Ct));
        Assert.Equal(0, await Db(db => db.Contacts.CountAsync(Ct)));
        Assert.Null(await Db(db => db.Answers.Select(a => a.Comment).SingleAsync(Ct)));
        Assert.Equal(4, await Db(db => db.Answers.Select(a => a.Score).SingleAsync(Ct)));
    }

    [Fact]
    public async Task Numbers_are_forgotten_after_half_a_year()
    {
        await Give(WithNumber);
        await Forget(179);
        Assert.Equal(1, await Db(db => db.Contacts.CountAsync(Ct)));
        await Forget(181);
        Assert.Equal(0, await Db(db => db.Contacts.CountAsync(Ct)));
    }

    [Fact]
    public async Task A_comment_that_looks_like_a_formula_is_exported_as_a_text()
    {
        await Give(Feedback with { Comment = "=HYPERLINK(\"http://x\")" });
        var csv = Encoding.UTF8.GetString(await _module.In(s => AnswersCsv.Write(s.GetRequiredService<ResultsQuery>(), Neighbours.Held.Id, Ct)));
        Assert.Contains("\"'=HYPERLINK", csv, StringComparison.Ordinal);
    }

    private Task Forget(int days) => _module.In(s => ActivatorUtilities.CreateInstance<ForgetContacts>(s).Run(new Tick(_module.Clock.GetUtcNow().AddDays(days)), Ct));
}

public sealed class FeedbackOnSqlite() : FeedbackTests(TestDatabase.Sqlite());

public sealed class FeedbackOnPostgres() : FeedbackTests(TestDatabase.Postgres());

public sealed class PhoneTextTests
{
    [Theory]
    [InlineData("0912 345 678", "+84912345678")]
    [InlineData("+84 (0)912.345.678", null)]
    [InlineData("+84 912.345.678", "+84912345678")]
    [InlineData("02373 852 345", null)]
    [InlineData("0912 345 67a", null)]
    [InlineData("", null)]
    public void Only_mobile_numbers_of_the_plan_are_numbers(string typed, string? number) => Assert.Equal(number, PhoneText.ToE164(typed));
}
