using System.Reflection;
using Campaigns.Data;
using Campaigns.Data.Messaging;
using Campaigns.Data.Privacy;
using Campaigns.Kernel.Operations;
using Campaigns.Kernel.Security;
using Campaigns.Runtime.Auditing;
using Campaigns.Runtime.Jobs;
using Campaigns.Runtime.Loading;
using Campaigns.Runtime.Outbox;
using Campaigns.Runtime.Security;
using Campaigns.Runtime.Shells;
using Campaigns.Runtime.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Campaigns.Testing;

/// <summary>One or more real modules on a real database, without the web: what a slice test drives. Neighbours are small hand-written doubles.</summary>
public sealed class TestModule : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly Deliveries _deliveries;

    private TestModule(ServiceProvider services, TestClock clock)
    {
        _services = services;
        Clock = clock;
        var shell = new Shell(services, _ => Task.CompletedTask, new HashSet<string>(), () => Task.CompletedTask, () => ValueTask.CompletedTask);
        _deliveries = new(new OneShell(shell), clock, new Runs(services.GetRequiredService<DatabaseOptions>(), NullLogger<Runs>.Instance), NullLogger<Deliveries>.Instance);
    }

    /// <summary>The business clock; stands still.</summary>
    public TestClock Clock { get; }

    /// <summary>Builds the container and migrates.</summary>
    /// <param name="database">Where.</param>
    /// <param name="modules">Assemblies of the modules under test.</param>
    /// <param name="doubles">Services of neighbours; added last, so that they win.</param>
    /// <param name="now">Where the clock stands; 2019-03-01 09:00 in Vietnam if not said.</param>
    public static async Task<TestModule> Start(TestDatabase database, IReadOnlyList<Assembly> modules, Action<IServiceCollection>? doubles = null, DateTimeOffset? now = null)
    {
        FieldKeys.Open(TestKeys.Folder);
        var template = database.IsNew ? await MigratedDatabases.Template($"{database.Provider} {string.Join(' ', modules.Select(m => m.GetName().Name))}", database.Provider, o => MigrateOnly(o, modules)) : null;
        var clock = new TestClock(now ?? new DateTimeOffset(2019, 3, 1, 9, 0, 0, TimeSpan.FromHours(7)));
        var built = Build(await database.Options(template), clock, modules, doubles);
        if (template is null) await Migrate(built);
        return new(built, clock);
    }

    private static ServiceProvider Build(DatabaseOptions options, TestClock clock, IReadOnlyList<Assembly> modules, Action<IServiceCollection>? doubles)
    {
        var services = new ServiceCollection();
        services.AddLogging(l => l.SetMinimumLevel(LogLevel.Error));
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddSingleton<IHostEnvironment>(new TestEnvironment());
        services.AddSingleton(options).AddSingleton<OutboxSignal>().AddSingleton<TimeProvider>(clock);
        services.AddSingleton<IConditions, NothingIsWrong>();
        services.AddMemoryCache().AddHttpClient().AddDataProtection();
        services.AddSingleton(new DataPath(Directory.CreateTempSubdirectory("campaigns-module-").FullName)).AddSingleton<AuditHead>().AddSingleton<AuditSealer>();
        var infos = modules.Select(a => ModuleLoader.FromAssembly(a, null) ?? throw new ArgumentException($"{a} is no module")).ToList();
        var catalog = new ModuleCatalog(infos, check: false);
        var enabled = EnabledModules.From(catalog, infos.SelectMany(m => m.Features).Select(f => f.Id).ToHashSet());
        services.AddSingleton(enabled);
        ShellServices.AddModules(services, enabled);
        doubles?.Invoke(services);
        return services.BuildServiceProvider(validateScopes: true);
    }

    private static async Task MigrateOnly(DatabaseOptions options, IReadOnlyList<Assembly> modules)
    {
        await using var built = Build(options, new(DateTimeOffset.UnixEpoch), modules, null);
        await Migrate(built);
        Directory.Delete(built.GetRequiredService<DataPath>().Root, recursive: true);
    }

    /// <summary>One scope, as one request has it. Acts as the system unless an access is given.</summary>
    public async Task<T> In<T>(Func<IServiceProvider, Task<T>> act, Access? as_ = null)
    {
        await using var scope = _services.CreateAsyncScope();
        if (as_ is null) scope.ServiceProvider.GetRequiredService<IActAs>().System();
        else scope.ServiceProvider.GetRequiredService<RequestActor>().Become(as_);
        return await act(scope.ServiceProvider);
    }

    /// <summary>The same without an answer.</summary>
    public Task In(Func<IServiceProvider, Task> act, Access? as_ = null) => In(async services =>
    {
        await act(services);
        return 0;
    }, as_);

    /// <summary>Hands out and delivers everything that is due at the clock's time.</summary>
    public Task Deliver() => _deliveries.Drain(TestContext.Current.CancellationToken);

    /// <summary>Hands out without delivering.</summary>
    public Task HandOut() => _deliveries.HandOutAll(TestContext.Current.CancellationToken);

    /// <summary>Puts right what a clock that was set back left in the future.</summary>
    public Task MendTimes() => _deliveries.MendTimes(TestContext.Current.CancellationToken);

    /// <summary>Hands out what is in the outbox and gives each delivery to two workers at the same moment, as when a lease ran out under a slow one.</summary>
    public async Task DeliverByTwoWorkers()
    {
        var ct = TestContext.Current.CancellationToken;
        await _deliveries.HandOutAll(ct);
        foreach (var one in await _deliveries.Claim(100, ct)) await Task.WhenAll(_deliveries.Deliver(one.Id, ct), _deliveries.Deliver(one.Id, ct));
    }

    /// <summary>Takes the marks off deliveries that are done, which is what a delivery without a mark would meet when it is repeated.</summary>
    public Task TakeMarksOff() => In(s => s.GetRequiredService<CoreDbContext>().Inbox.Where(m => m.DoneAt != null)
        .ExecuteUpdateAsync(u => u.SetProperty(m => m.DoneAt, (DateTimeOffset?)null).SetProperty(m => m.LeaseUntil, (DateTimeOffset?)null), TestContext.Current.CancellationToken));

    /// <summary>Deliveries that failed are due again at once.</summary>
    public Task TryAgain() => In(s => s.GetRequiredService<CoreDbContext>().Inbox.Where(m => m.DoneAt == null && m.DeadAt == null)
        .ExecuteUpdateAsync(u => u.SetProperty(m => m.NextAt, DateTimeOffset.UnixEpoch), TestContext.Current.CancellationToken));

    /// <summary>Chains the audit entries that wait.</summary>
    public Task<int> Seal() => _services.GetRequiredService<AuditSealer>().Seal(TestContext.Current.CancellationToken);

    /// <summary>Names of the messages in the outbox that were not handed out yet, in order.</summary>
    public Task<List<string>> Outbox() => In(s => s.GetRequiredService<CoreDbContext>().Outbox.OrderBy(m => m.Seq).Select(m => m.Name).ToListAsync());

    /// <summary>In whose names they wait there; null for a public caller.</summary>
    public Task<List<Guid?>> OutboxActors() => In(s => s.GetRequiredService<CoreDbContext>().Outbox.OrderBy(m => m.Seq).Select(m => m.ActorId).ToListAsync());

    /// <summary>Errors of deliveries that failed.</summary>
    public Task<List<string?>> FailedDeliveries() => In(s => s.GetRequiredService<CoreDbContext>().Inbox.Where(m => m.Error != null && m.DoneAt == null).Select(m => m.Error).ToListAsync());

    /// <summary>An access with permissions at one place.</summary>
    public static Access Someone(string scopePath, params string[] permissions) =>
        new(Guid.CreateVersion7(), "someone", "Ai Đó", null, permissions.ToDictionary(p => p, _ => (IReadOnlyList<Scope>)[new Scope(scopePath)]));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        var folder = _services.GetRequiredService<DataPath>().Root;
        await _services.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task Migrate(ServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        foreach (var module in services.GetServices<ModuleDatabase>()) await ((DbContext)scope.ServiceProvider.GetRequiredService(module.Context)).Database.MigrateAsync();
    }

    private sealed class NothingIsWrong : IConditions
    {
        public void Report(string check, string reason)
        {
            // Nobody asks.
        }

        public void Clear(string check)
        {
            // Nobody asks.
        }
    }

    private sealed class OneShell(Shell shell) : IShells
    {
        public Shell Enter() => shell.TryEnter() ? shell : throw new InvalidOperationException("Ended");
    }

    private sealed class TestEnvironment : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Development";

        public string ApplicationName { get; set; } = "Campaigns.Tests";

        public string ContentRootPath { get; set; } = AppContext.BaseDirectory;

        public Microsoft.Extensions.FileProviders.IFileProvider ContentRootFileProvider { get; set; } = new Microsoft.Extensions.FileProviders.NullFileProvider();
    }
}

/// <summary>A business clock that stands until it is moved.</summary>
public sealed class TestClock(DateTimeOffset now) : TimeProvider
{
    private DateTimeOffset _now = now;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _now.ToUniversalTime();

    /// <summary>Moves it.</summary>
    public void Set(DateTimeOffset to) => _now = to;

    /// <summary>Moves it on.</summary>
    public void Pass(TimeSpan time) => _now += time;
}
