using Campaigns.Assessments.Data;
using Campaigns.Assessments.Domain.Papers;
using Campaigns.Assessments.Domain.Questions;
using Campaigns.Assessments.Features;
using Campaigns.Assessments.Features.SitPaper;
using Campaigns.Insurance.Contracts;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Network.Contracts;
using Campaigns.Testing;
using Campaigns.Training.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Campaigns.Assessments.Tests;

/// <summary>The module on a database, between small neighbours, with a bank and one blueprint of four questions.</summary>
internal sealed class AssessmentsModule : IAsyncDisposable
{
    private readonly TestModule _module;

    private AssessmentsModule(TestModule module, Surroundings around) => (_module, Around) = (module, around);

    public Surroundings Around { get; }

    /// <summary>The business clock; papers do not care for it.</summary>
    public TestClock Clock => _module.Clock;

    /// <summary>The server's own.</summary>
    public TestClock Real => Around.Real;

    public TestModule Module => _module;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<AssessmentsModule> Start(TestDatabase database, bool fill = true)
    {
        var around = new Surroundings();
        var started = new AssessmentsModule(await TestModule.Start(database, [typeof(Startup).Assembly], around.Add), around);
        if (fill) await started.Fill();
        return started;
    }

    public async Task Fill()
    {
        await In(async db =>
        {
            db.AddRange(Some.Question("A-1", Some.Single(1)), Some.Question("A-2", Some.Multiple(4, 0, 2)), Some.Question("A-3", Some.Numeric(700_000)), Some.Question("B-1", Some.Case(), "calculation"));
            var blueprint = Blueprint.For("BHXH-01");
            Assert.True(blueprint.Set(45, false, [new("vsi", 0, 3), new("calculation", 0, 1)]).Succeeded);
            db.Add(blueprint);
            return await db.SaveChangesAsync(Ct);
        });
    }

    public static Access As(StaffMember who, params string[] permissions) => TestModule.Someone(who.ScopePath, [Permissions.Sit, .. permissions]) with { AccountId = who.Id, DisplayName = who.Name };

    public Task<T> In<T>(Func<AssessmentsDbContext, Task<T>> act) => _module.In(s => act(s.GetRequiredService<AssessmentsDbContext>()));

    public Task<T> Ask<TService, T>(Func<TService, Task<T>> ask, Access? as_ = null)
        where TService : notnull => _module.In(s => ask(s.GetRequiredService<TService>()), as_);

    public Task<Result<T>> Do<TCommand, T>(TCommand command, Access as_)
        where TCommand : ICommand<T> => Ask<IHandler<TCommand, T>, Result<T>>(h => h.Handle(command, Ct), as_);

    public Task<Result<Guid>> Begin(Guid session, StaffMember who) => Do<BeginPaper, Guid>(new(session), As(who));

    public Task<Result<SavedAnswer>> Save(Guid sitting, StaffMember who, int number, int revision, params string[] sent) => Do<SaveAnswer, SavedAnswer>(new(sitting, number, revision, sent), As(who));

    public Task<Result<Done>> End(Guid sitting, StaffMember who) => Do<EndPaper, Done>(new(sitting), As(who));

    public Task<Sitting> Find(Guid sitting) => In(db => db.Sittings.AsNoTracking().Include(s => s.Items).SingleAsync(s => s.Id == sitting, Ct));

    /// <summary>Answers every question of a paper rightly.</summary>
    public async Task AnswerAll(Guid sitting, StaffMember who)
    {
        foreach (var item in (await Find(sitting)).Items)
        {
            var body = await In(db => db.Versions.Where(v => v.Id == item.VersionId).Select(v => v.Body).SingleAsync(Ct));
            string[] right = body.Kind switch
            {
                QuestionKind.Numeric => [body.Number!.Value.ToString("0")],
                QuestionKind.Case => [item.Expected!.Value.ToString()],
                _ => [.. body.Choices.Where(c => c.Right).Select(c => c.Key)],
            };
            Assert.True((await Save(sitting, who, item.Number, item.Revision, right)).Succeeded);
        }
    }

    /// <summary>A candidate in a class that has begun.</summary>
    public (StaffMember Who, TrainingSession Class) Candidate(int tries = 2)
    {
        var who = Around.Staff.Add();
        return (who, Around.Classes.Add(Clock.GetUtcNow().AddHours(-1), tries, people: who.Id));
    }

    public ValueTask DisposeAsync() => _module.DisposeAsync();
}

/// <summary>The neighbours and the real clock.</summary>
internal sealed class Surroundings
{
    public FewStaff Staff { get; } = new();

    public FewClasses Classes { get; } = new();

    public OneAmount Amount { get; } = new();

    public TestClock Real { get; } = new(new(2026, 11, 26, 3, 0, 0, TimeSpan.Zero));

    public void Add(IServiceCollection services) => services.AddSingleton<IStaff>(Staff).AddSingleton<ITrainingSessions>(Classes).AddSingleton<ITrainingResults>(Classes)
        .AddSingleton<IContributionAnswers>(Amount).AddSingleton<IStringLocalizer, KeyTexts>().AddSingleton(new RealClock(Real));
}
