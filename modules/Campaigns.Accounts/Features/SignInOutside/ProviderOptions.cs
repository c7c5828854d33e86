using Campaigns.Kernel.Settings;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Campaigns.Accounts.Features.SignInOutside;

/// <summary>How we talk to the provider: code flow with PKCE (RFC 7636), and of what it knows of people nothing but who they are to it.</summary>
internal sealed class ProviderOptions(ISettings<OutsideSettings> settings) : IConfigureNamedOptions<OpenIdConnectOptions>
{
    /// <summary>Where the provider sends people back to; to be registered there, after the site's address.</summary>
    public const string Back = "/login/outside/back";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public void Configure(OpenIdConnectOptions options) => Configure(SchemeNames.OutsideProvider, options);

    public void Configure(string? name, OpenIdConnectOptions options)
    {
        Client(options, settings.Current);
        Flow(options);
        Cookies(options);
        options.TimeProvider = TimeProvider.System;
        options.SignInScheme = SchemeNames.Outside;
        options.Events = new()
        {
            OnRedirectToIdentityProvider = ProviderEvents.Leave,
            OnTokenValidated = ProviderEvents.KeepOnlyWho,
            OnAccessDenied = ProviderEvents.Denied,
            OnRemoteFailure = ProviderEvents.Failed,
        };
    }

    // The framework looks at the options with each request, also while nobody has said which provider: then the page goes nowhere.
    private static void Client(OpenIdConnectOptions options, OutsideSettings now)
    {
        options.Authority = now.IsSet ? now.Authority : "https://provider.invalid";
        options.ClientId = now.IsSet ? now.ClientId : "none";
        options.ClientSecret = now.ClientSecret.Length > 0 ? now.ClientSecret : null;
        options.RequireHttpsMetadata = !now.IsOnThisMachine;
        options.BackchannelTimeout = Patience;
        options.BackchannelHttpHandler = new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = Patience, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
    }

    private static void Flow(OpenIdConnectOptions options)
    {
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.CallbackPath = Back;
        options.RemoteSignOutPath = PathString.Empty;
        options.SignedOutCallbackPath = PathString.Empty;
        options.Scope.Clear();
        options.Scope.Add(OpenIdConnectScope.OpenId);
        (options.MapInboundClaims, options.SaveTokens, options.GetClaimsFromUserInfoEndpoint, options.DisableTelemetry) = (false, false, false, true);
    }

    // People come back without the language in the path, by a GET: for the whole site, and Lax will do.
    private static void Cookies(OpenIdConnectOptions options)
    {
        foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
            (cookie.Path, cookie.SameSite, cookie.SecurePolicy) = ("/", SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
    }
}

/// <summary>The options of this moment, made once for each state of the settings: a new provider counts without a restart, and the keys of the
/// one that stays are not fetched again.</summary>
internal sealed class ProviderNow(IOptionsFactory<OpenIdConnectOptions> factory, ISettings<OutsideSettings> settings) : IOptionsMonitor<OpenIdConnectOptions>
{
    private volatile Made? _made;

    public OpenIdConnectOptions CurrentValue => Get(SchemeNames.OutsideProvider);

    public OpenIdConnectOptions Get(string? name)
    {
        var now = settings.Current;
        if (_made is not { } made || !ReferenceEquals(made.From, now)) _made = made = new(now, factory.Create(SchemeNames.OutsideProvider));
        return made.Options;
    }

    public IDisposable? OnChange(Action<OpenIdConnectOptions, string?> listener) => null;

    /// <summary>The provider's issuer, as it says itself; null when it does not answer.</summary>
    public async Task<string?> Issuer(CancellationToken ct)
    {
        try
        {
            return (await CurrentValue.ConfigurationManager!.GetConfigurationAsync(ct)).Issuer;
        }
        catch (Exception e) when (ProviderEvents.IsOutOfReach(e) && !ct.IsCancellationRequested)
        {
            return null;
        }
    }

    private sealed record Made(OutsideSettings From, OpenIdConnectOptions Options);
}
