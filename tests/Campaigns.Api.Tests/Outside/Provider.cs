using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Campaigns.Api.Tests.Outside;

/// <summary>A provider as others run it, made of OpenIddict: code flow, PKCE demanded, one client with a secret. Who signs in there, a test says.</summary>
internal sealed class Provider : IAsyncDisposable
{
    public const string ClientId = "campaigns";
    public const string ClientSecret = "ba-con-ga-mai-2019";

    private readonly WebApplication _app;

    private Provider(WebApplication app) => _app = app;

    public string Authority => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    /// <summary>Who is signed in there by its subject; null: whoever it is, refuses.</summary>
    public string? Person { get; set; } = "person-1";

    /// <summary>The mail address it vouches for.</summary>
    public string Email { get; set; } = "editor@thanhhoa.example";

    /// <summary>Codes it has exchanged.</summary>
    public int Exchanged { get; private set; }

    /// <summary>What it was asked for last.</summary>
    public OpenIddictRequest? Asked { get; private set; }

    public static async Task<Provider> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        Provider made = null!;
        builder.Services.AddOpenIddict().AddServer(server =>
        {
            server.EnableDegradedMode().SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token");
            server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange().RegisterScopes(Scopes.Email);
            server.AddEphemeralEncryptionKey().AddEphemeralSigningKey();
            server.UseAspNetCore().DisableTransportSecurityRequirement();
            server.AddEventHandler<OpenIddictServerEvents.ValidateAuthorizationRequestContext>(b => b.UseInlineHandler(context => made.Check(context)));
            server.AddEventHandler<OpenIddictServerEvents.HandleAuthorizationRequestContext>(b => b.UseInlineHandler(context => made.Answer(context)));
            server.AddEventHandler<OpenIddictServerEvents.ValidateTokenRequestContext>(b => b.UseInlineHandler(context => made.Check(context)));
        });
        var app = builder.Build();
        app.UseRouting();
        made = new(app);
        await app.StartAsync();

        // Its keys are made and its code compiled with the first question, which took longer than we wait for a provider where much is done at once.
        using var http = new HttpClient { BaseAddress = new(made.Authority) };
        foreach (var document in new[] { "/.well-known/openid-configuration", "/.well-known/jwks" }) await http.GetStringAsync(document);
        return made;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private ValueTask Check(OpenIddictServerEvents.ValidateAuthorizationRequestContext context)
    {
        Asked = context.Request;
        if (context.ClientId != ClientId) context.Reject(Errors.InvalidClient);
        else if (context.RedirectUri?.EndsWith("/login/outside/back", StringComparison.Ordinal) != true) context.Reject(Errors.InvalidRequest);
        return default;
    }

    private ValueTask Answer(OpenIddictServerEvents.HandleAuthorizationRequestContext context)
    {
        if (Person is null)
        {
            context.Reject(Errors.AccessDenied);
            return default;
        }

        var identity = new ClaimsIdentity("provider");
        identity.SetClaim(Claims.Subject, Person).SetClaim(Claims.Email, Email).SetClaim(Claims.Name, "Hà Văn Biên").SetDestinations(_ => [Destinations.IdentityToken]);
        context.SignIn(new ClaimsPrincipal(identity));
        return default;
    }

    private ValueTask Check(OpenIddictServerEvents.ValidateTokenRequestContext context)
    {
        if (context.Request.ClientId != ClientId || context.Request.ClientSecret != ClientSecret) context.Reject(Errors.InvalidClient);
        else Exchanged++;
        return default;
    }
}
