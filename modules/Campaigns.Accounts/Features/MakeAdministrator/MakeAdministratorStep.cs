using Campaigns.Accounts.Contracts;
using Campaigns.Accounts.Domain;
using Campaigns.Accounts.Features.CheckPassword;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Setup;
using Campaigns.Kernel.Slots;
using Microsoft.AspNetCore.Identity;

namespace Campaigns.Accounts.Features.MakeAdministrator;

/// <summary>Step <c>accounts-administrator</c> of the first set-up: the one account there is at the start.</summary>
internal sealed class MakeAdministratorStep(IAccounts accounts, UserManager<Account> users, PasswordRules rules, TimeProvider clock) : ISetupStep
{
    private const int LongestName = 100;

    public string Name => "accounts-administrator";

    public int Order => 800;

    public string TextKey => "accounts.setup-administrator";

    public IReadOnlyList<string> Secrets => ["password"];

    public Task<SlotItem?> Show(SetupAnswers answers, CancellationToken ct) => Task.FromResult<SlotItem?>(new("MakeAdministrator/_Administrator", "Accounts",
        new AdministratorFields(answers.Text(Name, "fullName"), answers.Text(Name, "userName"), null, answers.Text(Name, "password") is not null)));

    public async Task<IReadOnlyList<Failure>> Check(SetupAnswers answers, CancellationToken ct)
    {
        var wrong = new List<Failure>();
        var (fullName, userName, password) = (answers.Text(Name, "fullName"), answers.Text(Name, "userName"), answers.Text(Name, "password"));
        if (fullName is null) wrong.Add(Failure.Invalid("accounts.setup-name-missing", "fullName"));
        else if (fullName.Length > LongestName) wrong.Add(Failure.Invalid("ui.setting-too-long", "fullName", LongestName));
        var account = Account.Open(userName ?? "", fullName ?? "", null, clock.GetUtcNow());
        if (userName is null) wrong.Add(Refusals.UserNameMissing);
        else if (userName.Length > LongestName || await Refuses(users.UserValidators, v => v.ValidateAsync(users, account))) wrong.Add(Failure.Invalid("accounts.setup-user-name", "userName"));
        if (password is null) wrong.Add(Refusals.PasswordTooShort.At("password"));
        else if (password.Length > PasswordText.Longest) wrong.Add(Refusals.PasswordTooLong.At("password"));
        else if (await rules.Weakness(account, password) is { } weak) wrong.Add(weak.At("password"));
        return wrong;
    }

    public Task Apply(SetupAnswers answers, CancellationToken ct) =>
        accounts.Ensure(new(Account.Normal(answers.Text(Name, "userName")), answers.Text(Name, "fullName")!, null, [Roles.Admin], "", answers.Text(Name, "password")!), ct);

    private static async Task<bool> Refuses<T>(IEnumerable<T> validators, Func<T, Task<IdentityResult>> ask)
    {
        foreach (var validator in validators)
            if (!(await ask(validator)).Succeeded) return true;
        return false;
    }
}

/// <summary>What the partial shows; the password never.</summary>
internal sealed record AdministratorFields(string? FullName, string? UserName, string? Password, bool HasPassword);
