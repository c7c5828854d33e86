using Campaigns.Assessments.Domain;
using Campaigns.Assessments.Domain.Papers;
using Campaigns.Assessments.Domain.Questions;
using Campaigns.Assessments.Features.KeepBank;
using Campaigns.Assessments.Features.KeepBlueprints;
using Campaigns.Assessments.Features.SitPaper;
using Campaigns.Kernel.Commands;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Assessments.Tests.Features;

public abstract class BankTests(World world)
{
    private readonly AssessmentsModule _module = world.Module;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_is_a_version_and_a_paper_keeps_the_one_it_was_drawn_with()
    {
        var (who, session) = _module.Candidate();
        var paper = (await _module.Begin(session.Id, who)).Value;
        var question = await _module.In(db => db.Questions.AsNoTracking().SingleAsync(q => q.Code == "A-1", Ct));
        var form = new QuestionForm { Prompt = "Câu khác?", Choices = "* Đúng\nSai" };
        Assert.True((await Write(new(question.Id, null, "vsi", 1, null, form, null, null, question.Version))).Succeeded);
        Assert.Equal(Refusals.Changed, (await Write(new(question.Id, null, "vsi", 1, null, form, null, null, question.Version))).Failures[0]);

        var view = (await _module.Ask<PaperQuery, PaperView?>(q => q.Find(paper, Ct), AssessmentsModule.As(who)))!;
        Assert.Equal("Câu hỏi?", view.Items.Single(i => i.Item.QuestionId == question.Id).Body.Prompt.Vi);
        Assert.Equal(2, (await _module.Ask<BankQuery, Question?>(q => q.Find(question.Id, Ct)))!.Versions.Count);
    }

    [Theory]
    [InlineData("single", "Một\nHai", "assessments.one-must-be-right"), InlineData("single", "* Một\n* Hai", "assessments.one-must-be-right")]
    [InlineData("multiple", "* Một\n* Hai", "assessments.some-must-be-right"), InlineData("ordering", "Một", "assessments.choices-out-of-range")]
    [InlineData("single", "* Một\nMột", "assessments.choice-twice"), InlineData("numeric", "", "assessments.number-missing"), InlineData("case", "", "assessments.case-missing")]
    [InlineData("essay", "", "assessments.kind-unknown")]
    public async Task A_question_that_cannot_be_asked_is_refused_and_leaves_nothing(string kind, string choices, string code)
    {
        Assert.Equal(code, (await Write(new(null, "X-1", "vsi", 1, kind, new() { Prompt = "Gì?", Choices = choices }, null, null))).Failures[0].Code);
        Assert.False(await _module.In(db => db.Questions.AnyAsync(q => q.Code == "X-1", Ct)));
    }

    [Fact]
    public async Task A_case_the_rules_refuse_says_why()
    {
        var form = new QuestionForm { Prompt = "Đóng bao nhiêu?", Product = "VSI", PaidOn = new(2019, 4, 15), Method = "M1", Income = "600.000", Group = "OTHER" };
        Assert.Equal("insurance.income-below-floor", (await Write(new(null, "X-2", "desk", 1, "case", form, null, null))).Failures[0].Code);
        Assert.True((await Write(new(null, "X-2", "desk", 1, "case", form with { Income = "700.000" }, null, null))).Succeeded);
        Assert.Equal(Refusals.CodeTaken, (await Write(new(null, "x-2", "desk", 1, "case", form with { Income = "700.000" }, null, null))).Failures[0]);
    }

    [Fact]
    public async Task A_blueprint_the_bank_cannot_fill_is_refused_before_a_candidate_meets_it()
    {
        Assert.Equal("assessments.bank-too-small", (await Set(new("BHXH-01", 45, false, [new("vsi", 0, 4)]))).Failures[0].Code);
        Assert.True((await Set(new("BHXH-02", 30, true, [new("vsi", 1, 2)], 0))).Succeeded);
        Assert.Equal(Refusals.Changed, (await Set(new("BHXH-01", 45, false, [new("vsi", 0, 1)], 7))).Failures[0]);
        Assert.Equal(FailureKind.NotFound, (await Set(new("XX-99", 45, false, [new("vsi", 0, 1)]))).Failures[0].Kind);
        Assert.False((await Set(new("BHXH-01", 45, false, [new("vsi", 0, -1)]))).Succeeded);
    }

    [Fact]
    public async Task Figures_summed_by_the_database_are_those_of_the_single_papers()
    {
        for (var i = 0; i < 5; i++)
        {
            var (who, session) = _module.Candidate();
            var id = (await _module.Begin(session.Id, who)).Value;
            foreach (var item in (await _module.Find(id)).Items.Where(n => n.Number <= i)) await _module.Save(id, who, item.Number, 0, item.Order.Length > 0 ? "a" : "700000");
            await _module.End(id, who);
        }

        var figures = await _module.Ask<ItemFiguresQuery, IReadOnlyDictionary<Guid, ItemFigures>>(q => q.All(Ct));
        var sat = await _module.In(db => db.Sittings.AsNoTracking().Where(s => s.EndedAt != null).Include(s => s.Items).ToListAsync(Ct));
        Assert.Equal(4, figures.Count);
        foreach (var (question, told) in figures)
        {
            var alone = ItemFigures.Of(ItemFigures.Sum([.. sat.Select(s => ItemFigures.Pair(s.Items.Single(n => n.QuestionId == question).Worth!.Value, s.Worth, s.Length))]));
            Assert.Equal((alone.Count, alone.Facility, alone.Discrimination ?? 9), (told.Count, told.Facility, told.Discrimination ?? 9), Near);
        }
    }

    private Task<Result<Question>> Write(WriteQuestion command) => _module.Do<WriteQuestion, Question>(command, TestModule.Someone("38", Permissions.EditBank));

    private Task<Result<Blueprint>> Set(SetBlueprint command) => _module.Do<SetBlueprint, Blueprint>(command, TestModule.Someone("38", Permissions.EditBank));

    private static bool Near((int, double, double) a, (int, double, double) b) => a.Item1 == b.Item1 && Math.Abs(a.Item2 - b.Item2) < 1e-9 && Math.Abs(a.Item3 - b.Item3) < 1e-6;
}

public sealed class BankOnSqlite(SqliteWorld world) : BankTests(world), IClassFixture<SqliteWorld>;

public sealed class BankOnPostgres(PostgresWorld world) : BankTests(world), IClassFixture<PostgresWorld>;
