using Campaigns.Accounts.Features.LinkOutside;
using Campaigns.Accounts.Features.SecondStep;
using Campaigns.Kernel.Modules;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Campaigns.Accounts.Features.SignInOutside;

/// <summary>Signing in at a provider outside, by OpenID Connect.</summary>
[Feature(Feature)]
internal sealed class OutsideStartup : StartupBase
{
    public const string Feature = "Accounts.OutsideSignIn";

    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddAuthentication()
            .AddCookie(SchemeNames.Outside, o =>
            {
                HalfWay.Configure(o);
                o.Cookie.Name = "campaigns-outside";
            })
            .AddOpenIdConnect(SchemeNames.OutsideProvider, _ => { });
        services.AddSingleton<IConfigureOptions<OpenIdConnectOptions>, ProviderOptions>();
        services.AddSingleton<ProviderNow>().AddSingleton<IOptionsMonitor<OpenIdConnectOptions>>(s => s.GetRequiredService<ProviderNow>());
        services.AddSingleton<LinkTickets>();
    }
}
