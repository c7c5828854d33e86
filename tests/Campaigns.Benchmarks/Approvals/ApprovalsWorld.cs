using Campaigns.Approvals.Contracts;
using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain;
using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Features.Cases;
using Campaigns.Approvals.Features.DecideItem;
using Campaigns.Approvals.Features.SubmitRequest;
using Campaigns.Approvals.Features.TestHost;
using Campaigns.Data;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Campaigns.Benchmarks.Approvals;

/// <summary>The module on a database, with three stages, four people and a clock for each stage.</summary>
internal sealed class ApprovalsWorld : IAsyncDisposable
{
    private const string Route = """
        {"schema":"campaigns.approval-route/1","key":"plan","subjectType":"test.plan","title":{"vi":"Duyệt kế hoạch","en":"Approve"},"stages":[
        {"id":"post","step":{"assign":[{"role":"director","org":"post","level":"area"}],"sla":{"due":"1wd","escalate":[{"after":"0wh","to":[{"user":"prov"}],"mode":"add"}]}}},
        {"id":"bhxh","step":{"assign":[{"role":"director","org":"bhxh","level":"area"}],"sla":{"due":"2wd"}}},
        {"id":"province","when":{"field":"budget","op":"gt","value":50000000},"step":{"assign":[{"role":"director","org":"post","level":"province"}]}}],
        "hooks":{"approved":[{"command":"test.confirm","args":{"id":"{{ subject.id }}"},"required":true}]}}
        """;

    private readonly TestModule _module;
    private readonly TestDatabase _database;

    private ApprovalsWorld(TestModule module, TestDatabase database, DatabaseOptions options) => (_module, _database, Options) = (module, database, options);

    public DatabaseOptions Options { get; }

    public static async Task<ApprovalsWorld> Make(DatabaseProvider provider)
    {
        var database = provider == DatabaseProvider.Sqlite ? TestDatabase.Sqlite() : TestDatabase.Postgres();
        var module = await TestModule.Start(database, [typeof(Campaigns.Approvals.Startup).Assembly], s => s.AddTestWorld().AddSingleton<IStringLocalizer, KeyTexts>());
        var made = new ApprovalsWorld(module, database, await database.Options());
        await module.In(async s =>
        {
            var world = s.GetRequiredService<TestWorld>();
            world.Reset();
            world.Directory = new(new(["province", "area"], [new("th", "province", null), new("ds", "area", "th")], [new("ann"), new("post"), new("bhxh"), new("prov")],
                [new("post", "director", "post", "ds"), new("bhxh", "director", "bhxh", "ds"), new("prov", "director", "post", "th")]));
            var db = s.GetRequiredService<ApprovalsDbContext>();
            db.Add(new RouteHead { Key = "plan", SubjectType = "test.plan", CurrentVersion = 1 });
            db.Add(new RouteEdition { RouteKey = "plan", Number = 1, State = VersionState.Published, Doc = Route, Hash = Canonical.Hash(Route), AuthoredBy = "a", PublishedBy = "b" });
            await db.SaveChangesAsync();
        });
        return made;
    }

    public Task<T> Ask<TService, T>(Func<TService, Task<T>> ask)
        where TService : notnull => _module.In(s => ask(s.GetRequiredService<TService>()));

    /// <summary>Puts one subject up, as its owner would; the request and its first item.</summary>
    public async Task<(Guid Request, Guid Item)> Start(string subject)
    {
        await Ask<TestWorld, int>(w =>
        {
            w.Subjects[("test.plan", subject)] = new("1", "m1", "Hội nghị khách hàng xã Đông Tiến " + subject, "ds", new Dictionary<string, object?> { ["budget"] = 20_000_000L, ["level"] = "area" });
            return Task.FromResult(0);
        });
        var file = (await Ask<Submissions, Kernel.Commands.Result<Submitted>>(s => s.Submit(new("test.plan", subject, "ann"), new("ann", "api"), CancellationToken.None))).Value.File;
        return (file.Request.Id, file.Items[0].Id);
    }

    /// <summary>One decision; the item that opened by it.</summary>
    public async Task<Guid?> Approve(Guid item, string who)
    {
        var worked = await Ask<ItemWork, Worked>(w => w.Decide(item, new(Outcome.Approve, "1"), new(who, "api"), CancellationToken.None));
        if (worked.Answer.Failure is { } failure) throw new InvalidOperationException(failure.Code);
        return worked.File!.Items.Find(i => i.State == ItemState.Open)?.Id;
    }

    public Task Freeze(DateTimeOffset at) => Ask<ModuleClock, int>(c =>
    {
        c.Freeze(at);
        return Task.FromResult(0);
    });

    public async ValueTask DisposeAsync()
    {
        await _module.DisposeAsync();
        await _database.DisposeAsync();
    }
}
