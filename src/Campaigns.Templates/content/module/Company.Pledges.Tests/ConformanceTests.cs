using System.Reflection;
using Campaigns.Testing;
using Campaigns.Testing.Conformance;

namespace Company.Pledges.Tests;

/// <summary>What the product asks of every module.</summary>
public abstract class Conformance(TestDatabase database) : ModuleConformance(database)
{
    protected override Assembly Module => typeof(Startup).Assembly;

    protected override Task Provoke(TestModule module) => module.Write("Một ghi chú");
}

public sealed class ConformanceOnSqlite() : Conformance(TestDatabase.Sqlite());

public sealed class ConformanceOnPostgres() : Conformance(TestDatabase.Postgres());
