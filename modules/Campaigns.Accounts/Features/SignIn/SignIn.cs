using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Accounts.Features.CheckPassword;
using Campaigns.Accounts.Features.SecondStep;
using Campaigns.Kernel.Commands;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Accounts.Features.SignIn;

/// <param name="UserName">As typed.</param>
/// <param name="Password">As typed.</param>
/// <param name="Device">What the browser holds of an earlier trust; null: nothing.</param>
internal sealed record SignIn(string? UserName, string? Password, string? Device = null) : ICommand<SignedIn>
{
    public IEnumerable<Failure> Check()
    {
        if (string.IsNullOrWhiteSpace(UserName)) yield return Refusals.UserNameMissing;
        if (string.IsNullOrEmpty(Password)) yield return Refusals.PasswordMissing;

        // No account has such a name or password; hashing a megabyte would only keep a processor busy.
        if (UserName?.Length > 100 || Password?.Length > PasswordText.Longest) yield return Refusals.SignInWrong;
    }
}

/// <param name="AccountId">Whose name and password it was.</param>
/// <param name="NeedsCode">Whether the second step is still to come.</param>
internal sealed record SignedIn(Guid AccountId, bool NeedsCode);

internal sealed class SignInHandler(AccountsDbContext db, PasswordCheck check, SecondSteps steps, UnknownNames unknown) : IHandler<SignIn, SignedIn>
{
    public async Task<Result<SignedIn>> Handle(SignIn command, CancellationToken ct)
    {
        var name = Account.Normal(command.UserName);
        var id = await db.Accounts.Where(a => a.UserName == name).Select(a => a.Id).SingleOrDefaultAsync(ct);
        if (id == Guid.Empty)
        {
            // A known name that is closed is not looked at either.
            var (refused, looked) = unknown.Attempt(name, TimeProvider.System.GetUtcNow());
            if (looked) check.TakeAsLong(command.Password!);
            return refused;
        }

        // Whoever has the password and not the phone must not win new guesses at the code by signing in again.
        var needsCode = await steps.Needed(id, command.Device, ct);
        var checkedFor = await check.Look(id, command.Password!, forgive: !needsCode, ct);
        return checkedFor.Succeeded ? new SignedIn(id, needsCode) : checkedFor.Refused<SignedIn>();
    }
}
