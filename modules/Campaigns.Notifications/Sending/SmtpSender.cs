using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Campaigns.Kernel.Operations;
using Campaigns.Kernel.Values;
using Campaigns.Notifications.Contracts;
using Campaigns.Notifications.Domain;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Configuration;
using MimeKit;
using MimeKit.Text;

namespace Campaigns.Notifications.Sending;

/// <summary>Mail by SMTP. Settings: <c>Mail:Host</c>, <c>Mail:Port</c> (587), <c>Mail:From</c>, <c>Mail:User</c>, <c>Mail:Password</c>,
/// <c>Mail:Tls</c> (<c>available</c>, <c>required</c>, <c>none</c>; the default takes STARTTLS where it is offered).</summary>
internal sealed class SmtpSender(IConfiguration configuration, IConditions conditions) : ISender
{
    // What health calls it.
    private const string Check = "mail";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public string Channel => Channels.Mail;

    public string? KeptBecause => string.IsNullOrWhiteSpace(configuration["Mail:Host"]) ? "notifications.reason-no-mail" : null;

    public async Task<SendAnswer> Send(Domain.Message message, CancellationToken ct)
    {
        if (!MailboxAddress.TryParse(message.Address, out var address)) return new(SendOutcome.Refused, "not a mail address");
        var mail = Compose(message, address);
        try
        {
            using var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
            await client.ConnectAsync(configuration["Mail:Host"]!, configuration.GetValue("Mail:Port", 587), Security(), ct);
            if (configuration["Mail:User"] is { Length: > 0 } user) await client.AuthenticateAsync(user, configuration["Mail:Password"] ?? "", ct);
            var answer = await client.SendAsync(mail, ct);
            await client.DisconnectAsync(quit: true, ct);
            conditions.Clear(Check);
            return new(SendOutcome.Taken, Short(answer));
        }
        catch (SmtpCommandException e)
        {
            // 4xx: not now; 5xx: never (RFC 5321, 4.2.1).
            return new((int)e.StatusCode < 500 ? SendOutcome.Later : SendOutcome.Refused, Short($"{(int)e.StatusCode} {e.Message}"));
        }
        catch (Exception e) when (e is ProtocolException or SocketException or IOException or AuthenticationException or SslHandshakeException or TimeoutException or ServiceNotConnectedException
            || e is OperationCanceledException && !ct.IsCancellationRequested)
        {
            conditions.Report(Check, $"{configuration["Mail:Host"]}:{configuration.GetValue("Mail:Port", 587)} does not take mail ({e.GetType().Name}); messages wait and are tried again");
            return new(SendOutcome.Later, Short($"{e.GetType().Name}: {e.Message}"));
        }
    }

    private MimeMessage Compose(Domain.Message message, MailboxAddress address)
    {
        var from = MailboxAddress.Parse(configuration["Mail:From"] is { Length: > 0 } set ? set : "Campaigns <no-reply@localhost>");
        var mail = new MimeMessage { Subject = message.Subject, MessageId = $"{message.Id:N}@{from.Domain}", Date = TimeProvider.System.GetUtcNow().Local() };
        mail.From.Add(from);
        mail.To.Add(new MailboxAddress(message.Name, address.Address));
        mail.Headers.Add("Auto-Submitted", "auto-generated"); // Asks absence notices to stay silent (RFC 3834).
        var text = new TextPart(TextFormat.Plain) { Text = message.Text };
        mail.Body = message.Attachments is null ? text : WithFiles(text, JsonSerializer.Deserialize<List<Attachment>>(message.Attachments)!);
        return mail;
    }

    private static Multipart WithFiles(TextPart text, List<Attachment> files)
    {
        var body = new Multipart("mixed") { text };
        foreach (var file in files)
        {
            var part = new MimePart(ContentType.Parse(file.ContentType))
            {
                Content = new MimeContent(new MemoryStream(Encoding.UTF8.GetBytes(file.Text))),
                ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
                ContentTransferEncoding = ContentEncoding.Base64,
                FileName = file.FileName,
            };
            part.ContentType.Charset = "utf-8";
            body.Add(part);
        }

        return body;
    }

    private SecureSocketOptions Security() => configuration["Mail:Tls"]?.ToLowerInvariant() switch
    {
        null or "" or "available" => SecureSocketOptions.StartTlsWhenAvailable,
        "required" => SecureSocketOptions.Auto,
        "none" => SecureSocketOptions.None,
        var other => throw new InvalidOperationException($"Mail__Tls is {other}; it can be available, required or none"),
    };

    private static string Short(string text) => text.Length <= 300 ? text : text[..300];
}
