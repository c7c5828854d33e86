using System.ComponentModel.DataAnnotations;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Settings;
using Campaigns.Notifications.Domain;
using Microsoft.Extensions.Configuration;

namespace Campaigns.Notifications.Sending;

/// <summary>The gateway for SMS as an administrator sets it; what the server's configuration says (<c>Sms:…</c>) goes before.</summary>
[Settings("Notifications", "sms")]
internal sealed record SmsSettings : ICheckedSettings
{
    [StringLength(500)] public string Url { get; init; } = "";

    [Secret] public string Key { get; init; } = "";

    public IEnumerable<Failure> Check()
    {
        if (Url.Length > 0 && !(Uri.TryCreate(Url, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps)) yield return Failure.Invalid("notifications.sms-url-wrong", "url");
    }
}

/// <summary>Where SMS go at this moment.</summary>
internal sealed class SmsGateway(IConfiguration configuration, ISettings<SmsSettings> settings)
{
    /// <summary>Whether there is one at all; without, messages stay in the outbox view.</summary>
    public bool IsThere => configuration["Sms:Provider"]?.ToLowerInvariant() switch
    {
        "http" => true,
        "log" => false,
        null or "" => settings.Current.Url.Length > 0,
        var other => throw new InvalidOperationException($"Sms__Provider is {other}; it can be log or http"),
    };

    public string Url => configuration["Sms:Url"] is { Length: > 0 } url ? url : settings.Current.Url;

    public string Secret => configuration["Sms:Secret"] is { Length: > 0 } secret ? secret : settings.Current.Key;
}

/// <summary>SMS by the gateway of the moment.</summary>
internal sealed class SmsSender(SmsGateway gateway, HttpSmsSender http, LogSmsSender none) : ISender
{
    public string Channel => Channels.Sms;

    public string? KeptBecause => Chosen.KeptBecause;

    private ISender Chosen => gateway.IsThere ? http : none;

    public Task<SendAnswer> Send(Message message, CancellationToken ct) => Chosen.Send(message, ct);
}
