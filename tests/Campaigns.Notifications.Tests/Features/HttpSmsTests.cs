using System.Net;
using System.Text;
using System.Text.Json;
using Campaigns.Notifications.Domain;
using Campaigns.Notifications.Sending;
using Campaigns.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Notifications.Tests.Features;

/// <summary>Against a real listener on loopback: what a gateway sees is what the README promises.</summary>
public sealed class HttpSmsTests
{
    private static readonly ServiceProvider Clients = MakeClients();

    [Fact]
    public async Task The_gateway_gets_a_signed_post_with_the_message_id_as_its_key()
    {
        var (message, seen, answer) = await Send(200, "gw-17");
        Assert.Equal((SendOutcome.Taken, "gw-17"), (answer.Outcome, answer.Detail));
        Assert.Equal(message.Id.ToString(), seen.Headers["Idempotency-Key"]);
        using var body = JsonDocument.Parse(seen.Body);
        Assert.Equal("+84912345678", body.RootElement.GetProperty("to").GetString());
        Assert.Equal("Da dang ky", body.RootElement.GetProperty("text").GetString());
        Assert.Equal(message.Id, body.RootElement.GetProperty("id").GetGuid());
        Assert.Equal("sha256=" + HttpSmsSender.Sign("bí mật", seen.Headers["X-Timestamp"]!, Encoding.UTF8.GetBytes(seen.Body)), seen.Headers["X-Signature"]);
    }

    [Fact]
    public void The_signature_is_plain_HMAC_SHA256() =>
        // printf '1700000000.{"a":1}' | openssl dgst -sha256 -hmac secret
        Assert.Equal("49f24e537407743fa4a0242bb63b94b9a47ee99cbbe071ccd8a22550ae411686", HttpSmsSender.Sign("secret", "1700000000", "{\"a\":1}"u8.ToArray()));

    [Theory]
    [InlineData(503, "Later")]
    [InlineData(429, "Later")]
    [InlineData(400, "Refused")]
    public async Task What_the_gateway_says_decides_whether_to_try_again(int status, string outcome)
    {
        var (_, _, answer) = await Send(status, "no");
        Assert.Equal(outcome, answer.Outcome.ToString());
        Assert.Contains($"{status}", answer.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gateway_that_sends_elsewhere_is_not_followed()
    {
        using var elsewhere = Listen(out var other);
        var asked = elsewhere.GetContextAsync();
        var (_, _, answer) = await Send(307, "moved", other);
        Assert.Equal(SendOutcome.Refused, answer.Outcome);
        Assert.False(asked.IsCompleted, "the message went on to another place");
    }

    [Fact]
    public async Task A_gateway_that_is_not_there_is_tried_again()
    {
        var sender = Sender("http://127.0.0.1:1/");
        Assert.Equal(SendOutcome.Later, (await sender.Send(Sms(), TestContext.Current.CancellationToken)).Outcome);
    }

    [Fact]
    public void Without_an_address_messages_are_kept() => Assert.NotNull(Sender("").KeptBecause);

    private static async Task<(Message Message, (WebHeaderCollection Headers, string Body) Seen, SendAnswer Answer)> Send(int status, string reply, string? location = null)
    {
        using var listener = Listen(out var address);
        var message = Sms();
        var sending = Sender(address).Send(message, TestContext.Current.CancellationToken);
        var context = await listener.GetContextAsync();
        using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
        var seen = ((WebHeaderCollection)context.Request.Headers, await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
        context.Response.StatusCode = status;
        if (location is not null) context.Response.RedirectLocation = location;
        context.Response.Close(Encoding.UTF8.GetBytes(reply), willBlock: false);
        return (message, seen, await sending);
    }

    private static HttpListener Listen(out string address)
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
        probe.Stop();
        var listener = new HttpListener();
        listener.Prefixes.Add(address);
        listener.Start();
        return listener;
    }

    private static Message Sms()
    {
        var message = new Message(Guid.CreateVersion7(), Channels.Sms, "tests.x", "k", House.About, DateTimeOffset.UnixEpoch);
        message.To("Lan", "0912 345 678", "vi", null);
        message.Made("", "Da dang ky", null);
        return message;
    }

    [Theory]
    [InlineData(null, "", false)]
    [InlineData(null, "https://sms.example.vn/send", true)]
    [InlineData("log", "https://sms.example.vn/send", false)]
    [InlineData("http", "", true)]
    public void The_gateway_is_the_settings_unless_the_configuration_says_otherwise(string? provider, string url, bool there)
    {
        var gateway = new SmsGateway(new ConfigurationBuilder().AddInMemoryCollection([new("Sms:Provider", provider)]).Build(), new SomeSettings<SmsSettings> { Current = new() { Url = url } });
        Assert.Equal((there, url), (gateway.IsThere, gateway.Url));
    }

    private static ServiceProvider MakeClients()
    {
        var services = new ServiceCollection();
        HttpSmsSender.AddClient(services);
        return services.BuildServiceProvider();
    }

    private static HttpSmsSender Sender(string url) =>
        new(new SmsGateway(new ConfigurationBuilder().AddInMemoryCollection([new("Sms:Url", url), new("Sms:Secret", "bí mật")]).Build(), new SomeSettings<SmsSettings>()),
            Clients.GetRequiredService<IHttpClientFactory>());
}
