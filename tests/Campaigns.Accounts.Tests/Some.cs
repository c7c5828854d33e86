using System.Collections.Concurrent;
using Campaigns.Accounts.Contracts;
using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Accounts.Features.SecondStep;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Notifications.Contracts;
using Campaigns.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OtpNet;
using Xunit;

namespace Campaigns.Accounts.Tests;

/// <summary>The module on a database, with permissions as other modules would bring them.</summary>
public abstract class AccountsTests(TestDatabase database) : IAsyncLifetime
{
    internal const string Password = "mot-cau-dai-2019";

    private TestModule? _module;

    internal TestModule Module => _module!;

    internal CountingHasher Hasher { get; } = new();

    /// <summary>What people were told.</summary>
    internal SentNotices Sent { get; } = new();

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _module = await TestModule.Start(database, [typeof(Startup).Assembly], services =>
        services.AddScoped<IPermissionProvider, SamplePermissions>().AddSingleton<IPlaceTree, SampleTree>().AddSingleton<IPasswordHasher<Account>>(Hasher).AddSingleton<INotifications>(Sent));

    public async ValueTask DisposeAsync()
    {
        if (_module is not null) await _module.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    internal Task<Guid> Has(string userName, string scopePath = "38", params string[] roles) =>
        Module.In(s => s.GetRequiredService<IAccounts>().Ensure(new(userName, "Lê Thị Hạnh", "post", roles, scopePath, Password), Ct));

    internal Task<Result<TOut>> Do<TCommand, TOut>(TCommand command, Access? by = null)
        where TCommand : ICommand<TOut> => Module.In(s => s.GetRequiredService<IHandler<TCommand, TOut>>().Handle(command, Ct), by);

    internal Task<Access?> AccessOf(Guid id) => Module.In(s => s.GetRequiredService<IAccess>().Find(id, Ct));

    /// <summary>Where somebody holds a permission now, as paths.</summary>
    internal async Task<string[]> Where(Guid id, string permission) => [.. ((await AccessOf(id))?.Grants.GetValueOrDefault(permission) ?? []).Select(s => s.Path).Order()];

    /// <summary>The code of the only reason why not.</summary>
    internal static string Why<T>(Result<T> refused) => Assert.Single(refused.Failures).Code;

    /// <summary>A new second factor of the account, confirmed by a code of 90 seconds ago, so that the codes of now are still good.</summary>
    internal Task<string> HasSecondFactor(Guid id) => Module.In(async s =>
    {
        var secret = Authenticator.NewSecret();
        var db = s.GetRequiredService<AccountsDbContext>();
        db.Add(SecondFactor.Confirmed(id, secret, Codes.Step(Real) - 3, Real.AddSeconds(-90)));
        await db.SaveChangesAsync(Ct);
        return secret;
    });

    /// <summary>What the database itself holds in a column named <c>Value</c>.</summary>
    internal Task<string> Raw(string sql) => Read(async db => (await db.Database.SqlQueryRaw<string>(sql).ToListAsync(Ct)).Single());

    internal static DateTimeOffset Real => TimeProvider.System.GetUtcNow();

    internal Task<T> Read<T>(Func<AccountsDbContext, Task<T>> read) => Module.In(s => read(s.GetRequiredService<AccountsDbContext>()));
}

/// <summary>A hasher that is quick and counts what it was asked.</summary>
internal sealed class CountingHasher : IPasswordHasher<Account>
{
    private int _hashed;
    private int _verified;

    public int Hashed => _hashed;

    public int Verified => _verified;

    public string HashPassword(Account user, string password)
    {
        Interlocked.Increment(ref _hashed);
        return "hash:" + password;
    }

    public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
    {
        Interlocked.Increment(ref _verified);
        return hashedPassword == "hash:" + providedPassword ? PasswordVerificationResult.Success : PasswordVerificationResult.Failed;
    }
}

/// <summary>The codes an authenticator app shows.</summary>
internal static class Codes
{
    public static long Step(DateTimeOffset real) => real.ToUnixTimeSeconds() / 30;

    public static string At(string secret, DateTimeOffset real) => new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(real.UtcDateTime);
}

/// <summary>Keeps what was to be sent. A key that is there already adds nothing, as the real one promises.</summary>
internal sealed class SentNotices : INotifications
{
    private readonly ConcurrentDictionary<string, Notice> _all = new();

    public IReadOnlyCollection<Notice> All => [.. _all.Values];

    public Task<int> Queue(Notice notice, CancellationToken ct) => Task.FromResult(_all.TryAdd(notice.Key, notice) ? 1 : 0);
}

internal sealed class SamplePermissions : IPermissionProvider
{
    public const string Plan = "sample.thing-plan";
    public const string Look = "sample.thing-view";
    public const string Approve = "sample.thing-approve";
    public const string Collect = "sample.cash-collect";
    public const string Confirm = "sample.cash-confirm";
    public const string ReadAll = "sample.log-view";

    public IEnumerable<Permission> Permissions =>
    [
        new(Plan, "planner") { Duty = Duties.Plan },
        new(Look, "planner", "looker", Roles.Director),
        new(Approve, "decider") { Duty = Duties.Approve },
        new(Collect, Roles.Collector) { Duty = Duties.Collect },
        new(Confirm, Roles.Cashier) { Duty = Duties.Confirm },
        new(ReadAll, "looker") { SiteWide = true },
    ];
}

/// <summary>A province with two districts that became areas in 2025: <c>38/399</c> became <c>38/hoang-hoa</c>.</summary>
internal sealed class SampleTree : IPlaceTree
{
    private static readonly DateOnly Reform = new(2025, 7, 1);

    public Task<IReadOnlyList<Place>> On(DateOnly day, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Place>>([new("38", "Thanh Hóa"), .. (day < Reform ? new[] { "38/399", "38/400" } : ["38/hoang-hoa", "38/hau-loc"]).Select(p => new Place(p, p))]);

    public Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> Follow(IReadOnlyCollection<string> paths, DateOnly day, CancellationToken ct)
    {
        var same = new Dictionary<string, IReadOnlyList<string>>();
        if (day >= Reform && paths.Contains("38/399")) same["38/399"] = ["38/hoang-hoa"];
        if (day >= Reform && paths.Contains("38/hoang-hoa")) same["38/hoang-hoa"] = ["38/399"];
        return Task.FromResult<IReadOnlyDictionary<string, IReadOnlyList<string>>>(same);
    }
}
