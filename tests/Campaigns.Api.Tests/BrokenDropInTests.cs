using System.Net;
using Campaigns.Data;
using Campaigns.Kernel.Modules;
using Campaigns.Testing.Site;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Campaigns.Api.Tests;

public sealed class SiteForBroken() : DemoSite(DatabaseProvider.Sqlite, null);

/// <summary>Whatever is wrong with a drop-in, it is told with its reason and left out, and the rest runs on.</summary>
public sealed class BrokenDropInTests(SiteForBroken site) : IClassFixture<SiteForBroken>
{
    private const string Startup = "internal sealed class Start : StartupBase { ";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Name, source, what the reason must say.</summary>
    public static TheoryData<string, string, string> DoNotFit { get; } = new()
    {
        { "OldApi", "[assembly: Module(Id = \"OldApi\", ApiVersion = 99)]", "plugin API 99" },
        { "NoModule", "public class Nothing { }", "no [assembly: Module]" },
        { "Twin", "[assembly: Module(Id = \"Events\")]", "Events" },
        { "SameFeature", "[assembly: Module(Id = \"SameFeature\")] [assembly: Feature(\"People\")]", "People" },
        { "NeedsNobody", "[assembly: Module(Id = \"NeedsNobody\")] [assembly: Feature(Id = \"NeedsNobody\", DependsOn = new[] { \"Weather\" })]", "needs Weather" },
        { "SamePrefix", "[assembly: Module(Id = \"SamePrefix\")] [TablePrefix(\"evt\")] internal abstract class C(DbContextOptions o) : ModuleDbContext(o);", "table prefix evt" },
        { "CorePrefix", "[assembly: Module(Id = \"CorePrefix\")] [TablePrefix(\"core\")] internal abstract class C(DbContextOptions o) : ModuleDbContext(o);", "table prefix core" },
    };

    /// <summary>Name, source, what the reason must say: found when switched on.</summary>
    public static TheoryData<string, string, string> DoNotStart { get; } = new()
    {
        { "ThrowsInServices", Startup + "public override void ConfigureServices(IServiceCollection s) => throw new InvalidOperationException(\"no key\"); }", "no key" },
        { "ThrowsInConfigure", Startup + "public override void Configure(IApplicationBuilder a, IEndpointRouteBuilder r, IServiceProvider s) => throw new InvalidOperationException(\"no route\"); }", "no route" },
        { "ThrowsInHosted", "internal sealed class H : BackgroundService { protected override Task ExecuteAsync(CancellationToken c) => Task.CompletedTask; public override Task StartAsync(CancellationToken c) => throw new InvalidOperationException(\"no port\"); }"
            + Startup + "public override void ConfigureServices(IServiceCollection s) => s.AddHostedService<H>(); }", "no port" },
        { "ThrowsOnRequests", Startup + "public override void Configure(IApplicationBuilder a, IEndpointRouteBuilder r, IServiceProvider s) => a.Use((HttpContext c, RequestDelegate n) => throw new InvalidOperationException(\"each time\")); }", "500" },
        { "SameAddress", Startup + "public override void Configure(IApplicationBuilder a, IEndpointRouteBuilder r, IServiceProvider s) => r.MapGet(\"/events\", () => \"mine\").AllowAnonymous(); }", "/events" },
        { "OpenDoor", Startup + "public override void Configure(IApplicationBuilder a, IEndpointRouteBuilder r, IServiceProvider s) => r.MapGet(\"/open\", () => \"all\"); }", "who may call it" },
        { "NeedsService", "internal interface INobody; internal sealed class Needs(INobody n) { public INobody N => n; }" + Startup + "public override void ConfigureServices(IServiceCollection s) => s.AddSingleton<Needs>(); }", "INobody" },
        { "NoTables", "[TablePrefix(\"nt\")] internal abstract class C(DbContextOptions o) : ModuleDbContext(o); internal sealed class COnSqlite(DbContextOptions<COnSqlite> o) : C(o); internal sealed class COnPostgres(DbContextOptions<COnPostgres> o) : C(o);"
            + "[Microsoft.EntityFrameworkCore.Infrastructure.DbContext(typeof(COnSqlite))] [Microsoft.EntityFrameworkCore.Migrations.Migration(\"1_Init\")] internal sealed class M : Microsoft.EntityFrameworkCore.Migrations.Migration { protected override void Up(Microsoft.EntityFrameworkCore.Migrations.MigrationBuilder b) => b.Sql(\"create nonsense\"); }"
            + Startup + "public override void ConfigureServices(IServiceCollection s) => s.AddModuleData<C, COnSqlite, COnPostgres>(); }", "tables of NoTables" },
    };

    [Theory]
    [MemberData(nameof(DoNotFit))]
    public async Task One_that_does_not_fit_is_refused_when_found(string name, string source, string reason)
    {
        MadeDropIn.Place(site.Site.DataPath, name, source);
        Assert.Empty(await site.Site.Features.Scan(Ct));
        await MustBeTold(name, reason);
        Assert.NotNull(await site.Site.Features.Switch(name, on: true, Ct));
    }

    [Fact]
    public async Task One_that_cannot_be_read_is_refused_and_taken_once_it_is_mended()
    {
        var folder = Directory.CreateDirectory(Path.Combine(DropIns.Folder(site.Site.DataPath), "Torn")).FullName;
        await site.Site.Features.Scan(Ct);
        await MustBeTold("Torn", "Torn.dll is missing");
        await File.WriteAllTextAsync(Path.Combine(folder, "Torn.dll"), "not a library", Ct);
        await site.Site.Features.Scan(Ct);
        await MustBeTold("Torn", "could not be loaded");
        MadeDropIn.Place(site.Site.DataPath, "Torn", "[assembly: Module(Id = \"Torn\")]");
        Assert.Equal(["Torn"], await site.Site.Features.Scan(Ct));
        Assert.True(State("Torn") is { IsNew: true, Error: null });
    }

    [Fact]
    public async Task One_whose_own_library_is_missing_is_refused_and_the_library_named()
    {
        MadeDropIn.Place(site.Site.DataPath, "Lonely", "[assembly: Module(Id = \"Lonely\")] internal sealed class A : Far.Away { }", "namespace Far { public class Away { } }");
        await site.Site.Features.Scan(Ct);
        await MustBeTold("Lonely", "Library.Of.Lonely");
    }

    [Theory]
    [MemberData(nameof(DoNotStart))]
    public async Task One_that_does_not_start_is_left_out_and_may_be_tried_again(string name, string source, string reason)
    {
        var on = site.Site.Features.Enabled;
        MadeDropIn.Place(site.Site.DataPath, name, $"[assembly: Module(Id = \"{name}\")] {source}");
        Assert.Equal([name], await site.Site.Features.Scan(Ct));
        Assert.NotNull(await site.Site.Features.Switch(name, on: true, Ct));
        Assert.Equal(on, site.Site.Features.Enabled);
        await MustBeTold(name, reason);
        Assert.True(State(name).MayRetry);
    }

    [Fact]
    public async Task A_process_that_starts_with_broken_ones_on_leaves_out_those_and_only_those()
    {
        string[] names = ["ThrowsInServices", "ThrowsOnRequests", "NoTables", "SameAddress"];
        await using var started = await TestSite.World(before: async folder =>
        {
            foreach (var row in DoNotStart.Where(r => names.Contains(r.Data.Item1))) MadeDropIn.Place(folder, row.Data.Item1, $"[assembly: Module(Id = \"{row.Data.Item1}\")] {row.Data.Item2}");
            DropIns.Place(folder, "Campaigns.Survey");
            await SwitchedOn(folder, [.. names, "Survey"]);
        });
        Assert.Contains("Survey", started.Features.Enabled);
        Assert.Equal(names.Order(StringComparer.Ordinal), started.Features.All.Where(f => f.Error is not null).Select(f => f.Id).Order(StringComparer.Ordinal));
        using var pages = started.Pages();
        Assert.Equal(HttpStatusCode.OK, (await pages.GetAsync("/events", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await pages.GetAsync("/health/ready", Ct)).StatusCode);
    }

    private static async Task SwitchedOn(string folder, string[] features)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "campaigns.db")};Pooling=false");
        await connection.OpenAsync(Ct);
        foreach (var feature in features)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "insert into core_feature (id, \"on\") values ($id, 1)";
            command.Parameters.AddWithValue("$id", feature);
            await command.ExecuteNonQueryAsync(Ct);
        }
    }

    private FeatureState State(string name) => site.Site.Features.All.Single(f => f.Id == name);

    private async Task MustBeTold(string name, string reason)
    {
        Assert.Contains(reason, State(name).Error, StringComparison.Ordinal);
        using var pages = site.Site.Pages();
        Assert.Equal(HttpStatusCode.OK, (await pages.GetAsync("/", Ct)).StatusCode);
        var health = await pages.GetAsync("/health/ready", Ct).Must(200);
        Assert.Contains(health.GetProperty("modules").EnumerateArray(), m => m.GetProperty("reason").GetString()!.Contains(reason, StringComparison.Ordinal));
    }
}
