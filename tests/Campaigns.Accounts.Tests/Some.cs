using Campaigns.Accounts.Contracts;
using Campaigns.Accounts.Domain;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Campaigns.Accounts.Tests;

/// <summary>The module on a database, with permissions as other modules would bring them.</summary>
public abstract class AccountsTests(TestDatabase database) : IAsyncLifetime
{
    internal const string Password = "mot-cau-dai-2019";

    private TestModule? _module;

    internal TestModule Module => _module!;

    internal CountingHasher Hasher { get; } = new();

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _module = await TestModule.Start(database, [typeof(Startup).Assembly], services =>
        services.AddScoped<IPermissionProvider, SamplePermissions>().AddSingleton<IPlaceTree, SampleTree>().AddSingleton<IPasswordHasher<Account>>(Hasher));

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
