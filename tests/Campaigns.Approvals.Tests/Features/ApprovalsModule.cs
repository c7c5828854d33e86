using Campaigns.Approvals.Contracts;
using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain;
using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Features.Cases;
using Campaigns.Approvals.Features.DecideItem;
using Campaigns.Approvals.Features.FireTimers;
using Campaigns.Approvals.Features.SendActions;
using Campaigns.Approvals.Features.SubmitRequest;
using Campaigns.Approvals.Features.TestHost;
using Campaigns.Kernel.Commands;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Campaigns.Approvals.Tests.Features;

/// <summary>The module on a database, in the test world.</summary>
internal sealed class ApprovalsModule : IAsyncDisposable
{
    private readonly TestModule _module;

    private ApprovalsModule(TestModule module) => _module = module;

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public required TestWorld World { get; init; }

    public required ModuleClock Clock { get; init; }

    /// <param name="database">Where; one that is used already is met as it was left, as after a restart.</param>
    /// <param name="more">Further doubles.</param>
    public static async Task<ApprovalsModule> Start(TestDatabase database, Action<IServiceCollection>? more = null)
    {
        var module = await TestModule.Start(database, [typeof(Startup).Assembly], services =>
        {
            services.AddTestWorld().AddSingleton<IStringLocalizer, KeyTexts>().AddScoped<Both>();
            more?.Invoke(services);
        });
        var (world, clock) = await module.In(s => Task.FromResult((s.GetRequiredService<TestWorld>(), s.GetRequiredService<ModuleClock>())));
        world.Reset();
        world.Directory = new(Some.Organisation);
        return new(module) { World = world, Clock = clock };
    }

    public Task<T> Ask<TService, T>(Func<TService, Task<T>> ask)
        where TService : notnull => _module.In(s => ask(s.GetRequiredService<TService>()));

    public Task Deliver() => _module.Deliver();

    public Task TryAgain() => _module.TryAgain();

    public Task<List<string?>> FailedDeliveries() => _module.FailedDeliveries();

    public Task<List<string>> Outbox() => _module.Outbox();

    /// <summary>Publishes a route as it is.</summary>
    public Task Publish(string doc, int number = 1) => Ask<ApprovalsDbContext, int>(db =>
    {
        var route = RouteReader.Read(Some.Json(doc)).Route!;
        if (number == 1) db.Add(new RouteHead { Key = route.Key, SubjectType = route.SubjectType, CurrentVersion = 1 });
        db.Add(new RouteEdition { RouteKey = route.Key, Number = number, State = VersionState.Published, Doc = doc, Hash = Canonical.Hash(doc), AuthoredBy = "a", PublishedBy = "b" });
        return db.SaveChangesAsync(Ct);
    });

    public void Subject(string id = "s1", string version = "1", string material = "m1", long budget = 1_000_000) =>
        World.Subjects[("test.plan", id)] = new(version, material, "Hội nghị " + id, "dong-son", new Dictionary<string, object?> { ["budget"] = budget, ["level"] = "area" });

    public Task<Result<Submitted>> TrySubmit(string id = "s1", string requester = "ann") =>
        Ask<Submissions, Result<Submitted>>(s => s.Submit(new("test.plan", id, requester), By(requester), Ct));

    public async Task<Guid> Submit(string id = "s1", string requester = "ann")
    {
        Subject(id);
        return (await TrySubmit(id, requester)).Value.File.Request.Id;
    }

    public Task<Worked> Decide(Guid item, string user, Outcome outcome = Outcome.Approve, string version = "1", string? comment = null) =>
        Ask<ItemWork, Worked>(w => w.Decide(item, new(outcome, version, comment), By(user), Ct));

    public Task<Worked> Work(Guid request, string user, Func<CaseFile, Circumstances, Answer> act) => Ask<CaseWork, Worked>(w => w.Do(request, By(user), act, Ct));

    public Task<Swept> Sweep() => Ask<TimerSweep, Swept>(s => s.Run(Ct));

    public Task<Delivery> Send(string key, DateTimeOffset? due = null) => Ask<ActionDispatch, Delivery>(d => d.Send(key, due, Ct));

    public Task<Request> Request(Guid id) => Ask<ApprovalsDbContext, Request>(db => db.Requests.AsNoTracking().SingleAsync(r => r.Id == id, Ct));

    public Task<List<WorkItem>> Items(Guid request) => Ask<ApprovalsDbContext, List<WorkItem>>(db => db.Items.AsNoTracking().Where(i => i.RequestId == request).OrderBy(i => i.Id).ToListAsync(Ct));

    public async Task<WorkItem> OpenItem(Guid request) => (await Items(request)).First(i => i.State == ItemState.Open);

    public Task<List<AuditRow>> History(Guid request) => Ask<ApprovalsDbContext, List<AuditRow>>(db => db.History.AsNoTracking().Where(a => a.RequestId == request).OrderBy(a => a.Seq).ToListAsync(Ct));

    public Task<List<ActionRun>> Actions(Guid request) => Ask<ApprovalsDbContext, List<ActionRun>>(db => db.Actions.AsNoTracking().Where(a => a.RequestId == request).OrderBy(a => a.Ordinal).ToListAsync(Ct));

    public async Task HoldsAll() => Assert.Empty(await Ask<Invariants, IReadOnlyList<string>>(i => i.Check(Ct)));

    public static Caller By(string user) => new(user, "api") { Holds = (_, _) => user == "boss" };

    public ValueTask DisposeAsync() => _module.DisposeAsync();
}
