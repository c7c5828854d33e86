using Campaigns.Accounts.Contracts;
using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Accounts.Features.ChangeRole;
using Campaigns.Accounts.Features.CheckAccess;
using Campaigns.Accounts.Features.CheckPassword;
using Campaigns.Accounts.Features.CloseAccount;
using Campaigns.Accounts.Features.EnrolSecondFactor;
using Campaigns.Accounts.Features.ExplainAccess;
using Campaigns.Accounts.Features.GrantRole;
using Campaigns.Accounts.Features.KeepSession;
using Campaigns.Accounts.Features.LendPermissions;
using Campaigns.Accounts.Features.ListAccounts;
using Campaigns.Accounts.Features.ListRoles;
using Campaigns.Accounts.Features.LoadAccounts;
using Campaigns.Accounts.Features.MakeToken;
using Campaigns.Accounts.Features.RequestPasswordLink;
using Campaigns.Accounts.Features.ProveAgain;
using Campaigns.Accounts.Features.SecondStep;
using Campaigns.Accounts.Features.ShowAccount;
using Campaigns.Accounts.Features.SignIn;
using Campaigns.Accounts.Features.UseToken;
using Campaigns.Data;
using Campaigns.Kernel.Modules;
using Campaigns.Kernel.Security;
using Campaigns.Notifications.Contracts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Accounts;

internal sealed class Startup : StartupBase
{
    // Of PBKDF2 with HMAC-SHA-512: the least that OWASP ASVS 5.0 allows in its appendix C.
    private const int HashRounds = 210_000;

    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddModuleData<AccountsDbContext, AccountsOnSqlite, AccountsOnPostgres>();
        services.AddScoped<IAccess, AccessReader>().AddScoped<AccessReader>().AddScoped<RolePermissions>().AddScoped<RoleRules>().AddScoped<HoldingsReader>().AddSingleton<AccessMemory>();
        services.AddScoped<IAccounts, AccountDirectory>().AddScoped<IDeviceTokens, DeviceTokens>();
        services.AddScoped<OwnAccountQuery>().AddScoped<ListAccountsQuery>().AddScoped<Places>().AddScoped<RoleNames>();
        services.AddScoped<Granting>().AddScoped<HolderQuery>().AddScoped<HolderForm>().AddScoped<Lending>().AddScoped<LoansQuery>().AddScoped<WhyQuery>();
        services.AddSingleton<UnknownNames>().AddSingleton<FailedAddresses>();
        services.AddSingleton<SignInRules>().AddSingleton<Authenticator>();
        services.AddScoped<PasswordCheck>().AddScoped<PasswordRules>().AddScoped<SecondSteps>().AddScoped<RecoveryCodes>().AddScoped<SecondFactorDuty>();
        services.AddScoped<Governed>().AddScoped<Sessions>().AddScoped<CurrentSession>().AddScoped<IProof, Proof>();
        services.AddSingleton<INoticeTemplates, AccountNotices>();
        Identity(services);
        Schemes(services);
    }

    // The short address people are told; the page itself lies with the others that need an account.
    public override void Configure(IApplicationBuilder app, IEndpointRouteBuilder routes, IServiceProvider services)
    {
        app.Use(next => context => DutyGate.Invoke(context, next));
        routes.MapGet("/account", () => Results.LocalRedirect("~/admin/account")).RequireAuthorization().ExcludeFromDescription();
    }

    // Length is what counts, and not to be guessed (NIST SP 800-63B, 3.1.1).
    private static void Identity(IServiceCollection services)
    {
        services.AddIdentityCore<Account>(o =>
        {
            o.Password = new() { RequiredLength = Refusals.PasswordLength, RequiredUniqueChars = 1, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false };
            o.User.RequireUniqueEmail = false;
        }).AddUserStore<AccountStore>().AddPasswordValidator<GuessablePasswords>();
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = HashRounds);
        services.AddScoped<ILookupNormalizer, LowerNames>();
    }

    // Programs call /api with a token, people open pages with a cookie. Neither works for the other, so that a page of another
    // site can never make a browser call the API.
    private static void Schemes(IServiceCollection services)
    {
        services.AddAuthentication(SchemeNames.ByPath)
            .AddPolicyScheme(SchemeNames.ByPath, null, o =>
            {
                o.TimeProvider = TimeProvider.System;
                o.ForwardDefaultSelector = http => http.Request.Path.StartsWithSegments("/api") ? SchemeNames.Token : SchemeNames.Cookie;
            })
            .AddCookie(SchemeNames.Cookie, CookieSession.Configure)
            .AddCookie(SchemeNames.HalfWay, HalfWay.Configure)
            .AddScheme<AuthenticationSchemeOptions, TokenHandler>(SchemeNames.Token, o => o.TimeProvider = TimeProvider.System);
    }
}
