using System.Globalization;
using Campaigns.Assessments.Domain.Papers;
using Campaigns.Assessments.Features.LoadDemo;
using Campaigns.Assessments.Features.SitPaper;
using Campaigns.Kernel.Recipes;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Assessments.Tests.Features;

public abstract class DemoBankTests(TestDatabase database) : IAsyncLifetime
{
    private AssessmentsModule _module = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _module = await AssessmentsModule.Start(database, fill: false);

    public async ValueTask DisposeAsync()
    {
        await _module.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("2019-04-30", "2019-12-31"), InlineData("2026-03-02", "2026-12-31")]
    public async Task Each_world_has_a_bank_of_its_own_law_that_every_course_can_be_drawn_from(string today, string knownBy)
    {
        _module.Clock.Set(DateTimeOffset.Parse(today + "T09:00:00+07:00", CultureInfo.InvariantCulture));
        await Run<QuestionsStep>(new { file = "questions.json", knownBy });
        await Run<QuestionsStep>(new { file = "questions.json", knownBy });
        await Run<BlueprintsStep>(new { file = "blueprints.json" });
        await Run<RubricsStep>(new { file = "rubrics.json" });

        var bank = await _module.Ask<PaperPool, IReadOnlyList<Drawable>>(p => p.On(DateOnly.Parse(today, CultureInfo.InvariantCulture), Ct));
        Assert.True(bank.Count >= 65, $"{bank.Count} questions");
        Assert.All(bank, q => Assert.NotEmpty(q.Version.Body.Prompt.En));
        foreach (var blueprint in await _module.In(db => db.Blueprints.AsNoTracking().ToListAsync(Ct)))
            Assert.True(PaperDraw.Draw(blueprint.Lines, [.. bank], 7).Succeeded, blueprint.Course);

        var poor = bank.Single(q => q.Code == "VSI-07").Version.Body.Choices.Single(c => c.Right).Text.Vi;
        Assert.Equal(today.StartsWith("2019", StringComparison.Ordinal) ? "30%" : "50%", poor);
        if (today.StartsWith("2019", StringComparison.Ordinal)) Assert.False(await _module.In(db => db.Versions.AnyAsync(v => v.ValidFrom > new DateOnly(2019, 12, 31), Ct)));
    }

    private Task Run<TStep>(object step)
        where TStep : IRecipeStep => _module.Module.In(s => ((IRecipeStep)ActivatorUtilities.CreateInstance<TStep>(s)).Run(RecipeContext.Own(typeof(Startup).Assembly, step), Ct));
}

public sealed class DemoBankOnSqlite() : DemoBankTests(TestDatabase.Sqlite());

public sealed class DemoBankOnPostgres() : DemoBankTests(TestDatabase.Postgres());
