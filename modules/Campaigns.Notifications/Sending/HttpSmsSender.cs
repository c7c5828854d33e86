using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Campaigns.Notifications.Domain;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Notifications.Sending;

/// <summary>SMS by a gateway of one's own choice: a JSON post to <c>Sms:Url</c>, signed with <c>Sms:Secret</c> (or as set in the settings). The README of this module
/// says what a gateway must do.</summary>
internal sealed class HttpSmsSender(SmsGateway gateway, IHttpClientFactory clients) : ISender
{
    private const string Client = "sms";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Channel => Channels.Sms;

    public string? KeptBecause => string.IsNullOrWhiteSpace(gateway.Url) ? "notifications.reason-no-sms-url" : null;

    /// <summary>What it sends with. A gateway that sends elsewhere is set wrong: what it is told must not reach others.</summary>
    public static void AddClient(IServiceCollection services) =>
        services.AddHttpClient(Client).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });

    public async Task<SendAnswer> Send(Message message, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            using var request = Request(message);
            using var response = await clients.CreateClient(Client).SendAsync(request, patience.Token);
            var body = Short(await response.Content.ReadAsStringAsync(patience.Token));
            return new(OutcomeOf(response.StatusCode), response.IsSuccessStatusCode ? body : $"{(int)response.StatusCode} {body}");
        }
        catch (Exception e) when (e is HttpRequestException || e is OperationCanceledException && !ct.IsCancellationRequested)
        {
            return new(SendOutcome.Later, Short($"{e.GetType().Name}: {e.Message}"));
        }
    }

    private HttpRequestMessage Request(Message message)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new { id = message.Id, to = International(message.Address), text = message.Text }, Json);
        var at = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(HttpMethod.Post, gateway.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        request.Headers.Add("Idempotency-Key", message.Id.ToString());
        request.Headers.Add("X-Timestamp", at);
        request.Headers.Add("X-Signature", "sha256=" + Sign(gateway.Secret, at, body));
        return request;
    }

    /// <summary>HMAC-SHA256 over <c>timestamp.body</c>, in hex; the timestamp is inside so that an old post cannot be sent again later.</summary>
    internal static string Sign(string secret, string timestamp, byte[] body) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), (byte[])[.. Encoding.ASCII.GetBytes(timestamp + "."), .. body]));

    private static SendOutcome OutcomeOf(HttpStatusCode status) => (int)status switch
    {
        < 300 => SendOutcome.Taken,
        408 or 425 or 429 or >= 500 => SendOutcome.Later,
        _ => SendOutcome.Refused,
    };

    // Gateways want E.164; people write 0912 345 678.
    private static string International(string phone)
    {
        var digits = string.Concat(phone.Where(char.IsAsciiDigit));
        return digits.StartsWith('0') ? "+84" + digits[1..] : "+" + digits;
    }

    private static string Short(string text) => text.Length <= 300 ? text : text[..300];
}
