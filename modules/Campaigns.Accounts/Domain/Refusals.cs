using Campaigns.Kernel.Commands;

namespace Campaigns.Accounts.Domain;

/// <summary>Why not.</summary>
internal static class Refusals
{
    /// <summary>One answer for an unknown name and a wrong password, so that nobody learns which names there are.</summary>
    public static readonly Failure SignInWrong = Failure.Invalid("accounts.sign-in-wrong");
    public static readonly Failure SignInLocked = Failure.Invalid("accounts.sign-in-locked");
    public static readonly Failure UserNameMissing = Failure.Invalid("accounts.user-name-missing", "userName");
    public static readonly Failure PasswordMissing = Failure.Invalid("accounts.password-missing", "password");
    public static readonly Failure CurrentPasswordWrong = Failure.Invalid("accounts.password-current-wrong", "currentPassword");
    public static readonly Failure PasswordTooShort = Failure.Invalid("accounts.password-too-short", "newPassword", 10);
    public static readonly Failure PasswordTooLong = Failure.Invalid("accounts.password-too-long", "newPassword", 200);
    public static readonly Failure PasswordTooPlain = Failure.Invalid("accounts.password-too-plain", "newPassword");
    public static readonly Failure PasswordsDiffer = Failure.Invalid("accounts.passwords-differ", "repeatPassword");
    public static readonly Failure TokenNameMissing = Failure.Invalid("accounts.token-name-missing", "tokenName");
    public static readonly Failure TokenNameTooLong = Failure.Invalid("accounts.token-name-too-long", "tokenName", 100);
    public static readonly Failure TokenDaysInvalid = Failure.Invalid("accounts.token-days-invalid", "days", 366);
    public static readonly Failure NoSuchAccount = Failure.NotFound("accounts.no-such-account");
    public static readonly Failure NoSuchToken = Failure.NotFound("accounts.no-such-token");
}
