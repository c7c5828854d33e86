using Campaigns.Kernel.Commands;

namespace Campaigns.Accounts.Domain;

/// <summary>Why not.</summary>
internal static class Refusals
{
    /// <summary>Characters a password needs at least.</summary>
    public const int PasswordLength = 12;

    /// <summary>One answer for an unknown name and a wrong password, so that nobody learns which names there are.</summary>
    public static readonly Failure SignInWrong = Failure.Invalid("accounts.sign-in-wrong");
    public static readonly Failure SignInLocked = Failure.Invalid("accounts.sign-in-locked");
    public static readonly Failure UserNameMissing = Failure.Invalid("accounts.user-name-missing", "userName");
    public static readonly Failure PasswordMissing = Failure.Invalid("accounts.password-missing", "password");
    public static readonly Failure CurrentPasswordWrong = Failure.Invalid("accounts.password-current-wrong", "currentPassword");
    public static readonly Failure PasswordTooShort = Failure.Invalid("accounts.password-too-short", "newPassword", PasswordLength);
    public static readonly Failure PasswordTooLong = Failure.Invalid("accounts.password-too-long", "newPassword", 200);
    public static readonly Failure PasswordTooPlain = Failure.Invalid("accounts.password-too-plain", "newPassword");
    public static readonly Failure PasswordsDiffer = Failure.Invalid("accounts.passwords-differ", "repeatPassword");
    public static readonly Failure TokenNameMissing = Failure.Invalid("accounts.token-name-missing", "tokenName");
    public static readonly Failure TokenNameTooLong = Failure.Invalid("accounts.token-name-too-long", "tokenName", 100);
    public static readonly Failure TokenDaysInvalid = Failure.Invalid("accounts.token-days-invalid", "days", 366);
    public static readonly Failure TokenPermissionNotHeld = Failure.Invalid("accounts.token-permission-not-held", "tokenPermissions");
    public static readonly Failure TokenPlaceNotHeld = Failure.Invalid("accounts.token-place-not-held", "tokenPlace");
    public static readonly Failure AddressLocked = Failure.Invalid("accounts.address-locked");
    public static readonly Failure CodeMissing = Failure.Invalid("accounts.code-missing", "code");
    public static readonly Failure CodeWrong = Failure.Invalid("accounts.code-wrong", "code");
    public static readonly Failure CodeUsed = Failure.Invalid("accounts.code-used", "code");
    public static readonly Failure SecondFactorOn = Failure.Conflict("accounts.second-factor-on");
    public static readonly Failure SecondFactorOff = Failure.Conflict("accounts.second-factor-off");
    public static readonly Failure SecondFactorRequired = Failure.Conflict("accounts.second-factor-required");
    public static readonly Failure ProofWrong = Failure.Invalid("accounts.proof-wrong", "proof");
    public static readonly Failure LinkSpent = Failure.Conflict("accounts.link-spent");
    public static readonly Failure DisplayNameMissing = Failure.Invalid("accounts.display-name-missing", "displayName");
    public static readonly Failure NameTooLong = Failure.Invalid("accounts.name-too-long", "displayName", 120);
    public static readonly Failure UserNameInvalid = Failure.Invalid("accounts.user-name-invalid", "userName");
    public static readonly Failure UserNameTaken = Failure.Invalid("accounts.user-name-taken", "userName");
    public static readonly Failure EmailInvalid = Failure.Invalid("accounts.email-invalid", "email");
    public static readonly Failure EmailTaken = Failure.Invalid("accounts.email-taken", "email");
    public static readonly Failure PhoneInvalid = Failure.Invalid("accounts.phone-invalid", "phone");
    public static readonly Failure ReachMissing = Failure.Invalid("accounts.reach-missing", "email");
    public static readonly Failure RoleUnknown = Failure.Invalid("accounts.role-unknown", "roleKey");
    public static readonly Failure WhoMissing = Failure.Invalid("accounts.who-missing", "who");
    public static readonly Failure OrganisationUnknown = Failure.Invalid("accounts.organisation-unknown", "organisation");
    public static readonly Failure Unreachable = Failure.Conflict("accounts.unreachable");
    public static readonly Failure NotOneself = Failure.Conflict("accounts.not-oneself");
    public static readonly Failure BeyondYou = Failure.Conflict("accounts.beyond-you");
    public static readonly Failure LastAdminStays = Failure.Conflict("accounts.last-admin-stays");
    public static readonly Failure NoSuchSession = Failure.NotFound("accounts.no-such-session");
    public static readonly Failure NoSuchAccount = Failure.NotFound("accounts.no-such-account");
    public static readonly Failure NoSuchToken = Failure.NotFound("accounts.no-such-token");

    /// <summary>Said of a closed account too: who is known here is nobody's business outside.</summary>
    public static readonly Failure OutsideUnknown = Failure.Invalid("accounts.outside-unknown");
    public static readonly Failure OutsideWrong = Failure.Invalid("accounts.outside-wrong");
    public static readonly Failure OutsideDenied = Failure.Invalid("accounts.outside-denied");
    public static readonly Failure OutsideOutOfReach = Failure.Invalid("accounts.outside-out-of-reach");
    public static readonly Failure OutsideLinkLost = Failure.Invalid("accounts.outside-link-lost");
    public static readonly Failure OutsideTaken = Failure.Conflict("accounts.outside-taken");
    public static readonly Failure OutsideByAdministrators = Failure.Conflict("accounts.outside-by-administrators");
    public static readonly Failure OutsideLastWay = Failure.Conflict("accounts.outside-last-way");
    public static readonly Failure OutsideSubjectMissing = Failure.Invalid("accounts.outside-subject-missing", "subject");
    public static readonly Failure OutsideSubjectWrong = Failure.Invalid("accounts.outside-subject-wrong", "subject");
    public static readonly Failure NoSuchOutsideIdentity = Failure.NotFound("accounts.no-such-outside-identity");
    public static readonly Failure NoSuchRole = Failure.NotFound("accounts.no-such-role");
    public static readonly Failure NoSuchGrant = Failure.NotFound("accounts.no-such-grant");
    public static readonly Failure RoleMissing = Failure.Invalid("accounts.role-missing", "roleKey");
    public static readonly Failure RoleNameMissing = Failure.Invalid("accounts.role-name-missing", "name");
    public static readonly Failure RoleNameTooLong = Failure.Invalid("accounts.role-name-too-long", "name", Role.LongestName);
    public static readonly Failure RoleNameTaken = Failure.Conflict("accounts.role-name-taken").At("name");
    public static readonly Failure PlanShape = Failure.Invalid("accounts.plan-shape", "roles");
    public static readonly Failure PlanRoleKey = Failure.Invalid("accounts.plan-role-key", "key");
    public static readonly Failure PlanRoleOrigin = Failure.Conflict("accounts.plan-role-origin").At("origin");
    public static readonly Failure RoleInUse = Failure.Conflict("accounts.role-in-use");
    public static readonly Failure RoleOfTheProduct = Failure.Conflict("accounts.role-of-the-product");
    public static readonly Failure RoleChanged = Failure.Conflict("accounts.role-changed-meanwhile");
    public static readonly Failure PermissionUnknown = Failure.Invalid("accounts.permission-unknown");
    public static readonly Failure AdminKeeps = Failure.Conflict("accounts.admin-keeps");
    public static readonly Failure LastAdmin = Failure.Conflict("accounts.last-admin");
    public static readonly Failure PlaceUnknown = Failure.Invalid("accounts.place-unknown", "place");
    public static readonly Failure PlaceOutside = Failure.Invalid("accounts.place-outside", "place");
    public static readonly Failure EndsBeforeItBegins = Failure.Invalid("accounts.ends-before-it-begins", "to");
    public static readonly Failure EndsInThePast = Failure.Invalid("accounts.ends-in-the-past", "to");
    public static readonly Failure GrantThere = Failure.Conflict("accounts.grant-there");
    public static readonly Failure GrantOwn = Failure.Conflict("accounts.grant-own");
    public static readonly Failure GrantMore = Failure.Conflict("accounts.grant-more");
    public static readonly Failure DelegateMissing = Failure.Invalid("accounts.delegate-missing", "colleague");
    public static readonly Failure DelegateUnknown = Failure.Invalid("accounts.delegate-unknown", "colleague");
    public static readonly Failure DelegateAway = Failure.Conflict("accounts.delegate-away").At("colleague");
    public static readonly Failure DelegationDates = Failure.Invalid("accounts.delegation-dates", "from");
    public static readonly Failure DelegationThere = Failure.Conflict("accounts.delegation-there");
    public static readonly Failure DelegationReasonTooLong = Failure.Invalid("accounts.delegation-reason-too-long", "reason", Delegation.LongestReason);
    public static readonly Failure NothingToLend = Failure.Conflict("accounts.nothing-to-lend");
    public static readonly Failure NoSuchDelegation = Failure.NotFound("accounts.no-such-delegation");

    /// <summary>Who checks must not change what they check.</summary>
    public static readonly Failure NeverChanges = Failure.Conflict("accounts.never-changes");

    public static Failure DelegationTooLong(int days) => Failure.Invalid("accounts.delegation-too-long", "to", days);

    /// <summary>A duty that a role of the product never has.</summary>
    public static Failure NeverDuty(string duty) => Failure.Conflict("accounts.never-" + duty);

    /// <summary>Two duties that do not come together in one hand.</summary>
    public static Failure DutiesApart(string one, string other) => Failure.Conflict($"accounts.apart-{one}-{other}");
}
