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
        services.AddScoped<IPermissionProvider, SamplePermissions>().AddSingleton<IPasswordHasher<Account>>(Hasher));

    public async ValueTask DisposeAsync()
    {
        if (_module is not null) await _module.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    internal Task<Guid> Has(string userName, string scopePath = "38", params string[] roles) =>
        Module.In(s => s.GetRequiredService<IAccounts>().Ensure(new(userName, "Lê Thị Hạnh", "post", roles, scopePath, Password), Ct));

    internal Task<Result<TOut>> Do<TCommand, TOut>(TCommand command)
        where TCommand : ICommand<TOut> => Module.In(s => s.GetRequiredService<IHandler<TCommand, TOut>>().Handle(command, Ct));
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
    public const string Look = "sample.thing-look";

    public IEnumerable<Permission> Permissions => [new(Plan, "planner"), new(Look, "planner", "looker")];
}
