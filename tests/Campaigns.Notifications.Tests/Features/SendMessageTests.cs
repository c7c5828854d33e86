using Campaigns.Kernel.Commands;
using Campaigns.Notifications.Contracts;
using Campaigns.Notifications.Domain;
using Campaigns.Notifications.Features.ResendMessage;
using Campaigns.Notifications.Jobs;
using Campaigns.Testing;
using Microsoft.Extensions.DependencyInjection;
using SmtpServer.Protocol;

namespace Campaigns.Notifications.Tests.Features;

public abstract class SendMessageTests(TestDatabase database) : IAsyncLifetime
{
    private readonly SmtpListener _server = new();
    private TestModule _house = null!;

    public async ValueTask InitializeAsync() =>
        _house = await House.With(database, ("Mail:Host", "127.0.0.1"), ("Mail:Port", $"{_server.Port}"), ("Mail:From", "Bưu điện tỉnh <tin@buudien.example>"));

    public async ValueTask DisposeAsync()
    {
        await _house.DisposeAsync();
        await _server.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_mail_arrives_once_with_its_words_its_file_and_its_id()
    {
        var file = new Attachment("ve.ics", "text/calendar", "BEGIN:VCALENDAR\r\nSUMMARY:Hội nghị\r\nEND:VCALENDAR");
        await _house.Queue(House.Notice("a") with { Attachments = [file] });
        await _house.Deliver();
        await _house.Deliver();

        var mail = Assert.Single(_server.Taken);
        var message = Assert.Single(await _house.Messages(), m => m.Channel == Channels.Mail);
        Assert.Equal(MessageStatus.Sent, message.Status);
        Assert.NotNull(message.SentAt);
        Assert.Equal($"{message.Id:N}@buudien.example", mail.MessageId);
        Assert.Equal("Vé K7M-42P của Nguyễn Thị Lan", mail.Subject);
        Assert.Equal("Chào Nguyễn Thị Lan,\nThứ Năm, 14/03/2019.", mail.TextBody!.ReplaceLineEndings("\n").Trim());
        Assert.Equal("Nguyễn Thị Lan", mail.To.Mailboxes.Single().Name);
        var part = Assert.IsAssignableFrom<MimeKit.MimePart>(Assert.Single(mail.Attachments));
        Assert.Equal("ve.ics", part.FileName);
    }

    [Fact]
    public async Task A_second_run_of_the_job_sends_nothing()
    {
        await _house.Queue(House.Notice("a"));
        await _house.Deliver();
        var message = (await _house.Messages()).Single(m => m.Channel == Channels.Mail);
        await Run(message.Id);
        Assert.Single(_server.Taken);
        Assert.Equal(1, (await _house.Messages()).Single(m => m.Id == message.Id).Attempts);
    }

    [Fact]
    public async Task Not_now_is_tried_again_and_given_up_in_the_end()
    {
        _server.Answer = new SmtpResponse(SmtpReplyCode.Aborted, "busy");
        await _house.Queue(House.Notice("a"));
        await _house.Deliver();
        var message = (await _house.Messages()).Single(m => m.Channel == Channels.Mail);
        Assert.Equal((MessageStatus.Queued, 1), (message.Status, message.Attempts));
        Assert.Contains("busy", message.Reason, StringComparison.Ordinal);
        Assert.Single(await _house.FailedDeliveries());

        for (var attempt = 2; attempt < SendMessage.MaxAttempts; attempt++) await Assert.ThrowsAsync<NotNowException>(() => Run(message.Id));
        await Run(message.Id);
        message = (await _house.Messages()).Single(m => m.Id == message.Id);
        Assert.Equal((MessageStatus.Failed, SendMessage.MaxAttempts), (message.Status, message.Attempts));
    }

    [Fact]
    public async Task What_is_refused_for_good_is_not_tried_again()
    {
        _server.Answer = new SmtpResponse(SmtpReplyCode.MailboxUnavailable, "no such mailbox");
        await _house.Queue(House.Notice("a"));
        await _house.Queue(House.Notice("b", email: "not a mail address"));
        await _house.Deliver();
        Assert.All((await _house.Messages()).Where(m => m.Channel == Channels.Mail), m => Assert.Equal((MessageStatus.Failed, 1), (m.Status, m.Attempts)));
        Assert.Empty(await _house.FailedDeliveries());
    }

    [Fact]
    public async Task A_failed_message_goes_out_when_somebody_sends_it_again_and_only_once()
    {
        _server.Answer = new SmtpResponse(SmtpReplyCode.MailboxUnavailable, "no such mailbox");
        await _house.Queue(House.Notice("a"));
        await _house.Deliver();
        var message = (await _house.Messages()).Single(m => m.Channel == Channels.Mail);

        _server.Answer = null;
        Assert.True((await Resend(message.Id)).Succeeded);
        Assert.Equal("notifications.not-waiting", (await Resend(message.Id)).Failures.Single().Code);
        await _house.Deliver();
        Assert.Single(_server.Taken);
        Assert.Equal(MessageStatus.Sent, (await _house.Messages()).Single(m => m.Id == message.Id).Status);
        Assert.Equal(FailureKind.NotFound, (await Resend(Guid.CreateVersion7())).Failures.Single().Kind);
    }

    [Fact]
    public async Task A_message_without_words_is_not_sent_while_its_template_is_broken()
    {
        await _house.Queue(House.Notice("a", "tests.unknown-field", phone: null));
        var message = Assert.Single(await _house.Messages());
        Assert.Equal("notifications.template-still-broken", (await Resend(message.Id)).Failures.Single().Code);
        await _house.Deliver();
        Assert.Empty(_server.Taken);
    }

    private Task Run(Guid id) => _house.In(async services =>
        await ActivatorUtilities.CreateInstance<SendMessage>(services).Run(new(id), TestContext.Current.CancellationToken));

    private Task<Result<Done>> Resend(Guid id) => _house.In(services =>
        services.GetRequiredService<IHandler<ResendMessage, Done>>().Handle(new(id), TestContext.Current.CancellationToken));
}

public sealed class SendMessageOnSqlite() : SendMessageTests(TestDatabase.Sqlite());

public sealed class SendMessageOnPostgres() : SendMessageTests(TestDatabase.Postgres());
