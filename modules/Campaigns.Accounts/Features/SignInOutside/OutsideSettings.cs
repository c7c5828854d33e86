using System.ComponentModel.DataAnnotations;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Settings;

namespace Campaigns.Accounts.Features.SignInOutside;

/// <summary>The provider people may sign in at besides.</summary>
[Settings(OutsideStartup.Feature, "outside-sign-in")]
internal sealed record OutsideSettings : ICheckedSettings
{
    /// <summary>The provider's address, under which <c>/.well-known/openid-configuration</c> lies (OpenID Connect Discovery 1.0).</summary>
    [StringLength(300)] public string Authority { get; init; } = "";

    [StringLength(200)] public string ClientId { get; init; } = "";

    [Secret] public string ClientSecret { get; init; } = "";

    /// <summary>What people call it; stands on the button.</summary>
    [StringLength(60)] public string ProviderName { get; init; } = "";

    public WhoLinks WhoLinks { get; init; } = WhoLinks.Themselves;

    /// <summary>Whether there is enough to go there.</summary>
    public bool IsSet => Authority.Length > 0 && ClientId.Length > 0;

    /// <summary>A program on the same machine needs no TLS: nothing goes over a network.</summary>
    public bool IsOnThisMachine => Uri.TryCreate(Authority, UriKind.Absolute, out var address) && address.IsLoopback;

    public IEnumerable<Failure> Check()
    {
        if (Authority.Length > 0 && !(Uri.TryCreate(Authority, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address is { Scheme: "http", IsLoopback: true })))
            yield return Failure.Invalid("accounts.outside-authority-wrong", "authority");
        if (Authority.Length > 0 && ClientId.Length == 0) yield return Failure.Invalid("accounts.outside-client-missing", "clientId");
    }
}

/// <summary>Who ties an account to somebody at the provider.</summary>
internal enum WhoLinks
{
    /// <summary>Each for their own account, signed in; administrators besides.</summary>
    Themselves,

    /// <summary>Administrators alone.</summary>
    Administrators,
}
