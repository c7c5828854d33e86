using System.Reflection;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;
using Campaigns.Survey.Features.GiveFeedback;
using Campaigns.Testing;
using Campaigns.Testing.Conformance;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Survey.Tests;

public abstract class Conformance(TestDatabase database) : ModuleConformance(database)
{
    internal static readonly string[] Known = ["Lê Thị Sáu", "+84912345678", "Rất rõ ràng"];

    private readonly Neighbours _neighbours = new();

    protected override Assembly Module => typeof(Startup).Assembly;

    protected override RecordRef Person => new("people.person", Neighbours.Person);

    protected override IReadOnlyCollection<string> Markers => Known;

    protected override string Outside => $"{_neighbours.Sent.Count} messages";

    protected override void AddNeighbours(IServiceCollection services) => _neighbours.Add(services);

    protected override Task Provoke(TestModule module) => LeaveNumber(module);

    internal static Task LeaveNumber(TestModule module) => module.In(s => s.GetRequiredService<IHandler<GiveFeedback, Guid>>().Handle(
        new(Neighbours.Held.Id, 4, Known[2]) { FullName = Known[0], Phone = "0912 345 678", Consent = true }, TestContext.Current.CancellationToken));
}

public sealed class ConformanceOnSqlite() : Conformance(TestDatabase.Sqlite());

public sealed class ConformanceOnPostgres() : Conformance(TestDatabase.Postgres());
