using System.Reflection;
using Campaigns.Assessments.Data;
using Campaigns.Assessments.Domain.Papers;
using Campaigns.Testing;
using Campaigns.Testing.Conformance;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Assessments.Tests;

public abstract class Conformance(TestDatabase database) : ModuleConformance(database)
{
    private readonly Surroundings _around = new();

    protected override Assembly Module => typeof(Startup).Assembly;

    protected override string Outside => $"{_around.Classes.Results.Count} results";

    protected override void AddNeighbours(IServiceCollection services) => _around.Add(services);

    // A paper is sat and handed in: the class hears of it.
    protected override Task Provoke(TestModule module) => module.In(async s =>
    {
        var db = s.GetRequiredService<AssessmentsDbContext>();
        var question = Some.Question("C-" + Guid.NewGuid().ToString("N")[..8]);
        var paper = new List<Drawn> { new(question.Latest, ["a", "b", "c", "d"]) };
        var sitting = Some.Sitting(paper);
        sitting.End(Some.Now.AddMinutes(5), Some.Bodies(paper));
        db.AddRange(question, sitting);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    });
}

public sealed class ConformanceOnSqlite() : Conformance(TestDatabase.Sqlite());

public sealed class ConformanceOnPostgres() : Conformance(TestDatabase.Postgres());
