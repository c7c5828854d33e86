using Campaigns.Kernel.Values;
using Campaigns.Notifications.Contracts;
using Campaigns.Notifications.Domain;
using Campaigns.Notifications.Features.AnswerOthers;
using Campaigns.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Notifications.Tests.Features;

public abstract class QueueNoticesTests(TestDatabase database) : IAsyncLifetime
{
    private TestModule _house = null!;

    public async ValueTask InitializeAsync() => _house = await House.With(database);

    public async ValueTask DisposeAsync()
    {
        await _house.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task One_notice_is_one_message_on_each_channel_with_an_address()
    {
        Assert.Equal(2, await _house.Queue(House.Notice("a")));
        Assert.Equal(1, await _house.Queue(House.Notice("b", email: null)));
        Assert.Equal(1, await _house.Queue(House.Notice("c", "tests.sms-only")));
        Assert.Equal(0, await _house.Queue(House.Notice("d", phone: "  ", email: null)));
        Assert.Equal(["mail", "sms", "sms", "sms"], (await _house.Messages()).Select(m => m.Channel).Order());
    }

    [Fact]
    public async Task Words_are_filled_in_as_people_here_read_them()
    {
        await _house.Queue(House.Notice("a"));
        var messages = await _house.Messages();
        var (sms, mail) = (messages.Single(m => m.Channel == Channels.Sms), messages.Single(m => m.Channel == Channels.Mail));
        Assert.Equal("Da dang ky, ma ve K7M-42P, 8 gio sang 14/03/2019.", sms.Text);
        Assert.Equal("Vé K7M-42P của Nguyễn Thị Lan", mail.Subject);
        Assert.Equal("Chào Nguyễn Thị Lan,\nThứ Năm, 14/03/2019.", mail.Text);
    }

    [Fact]
    public async Task Another_language_has_its_own_words_and_falls_back_to_Vietnamese()
    {
        await _house.Queue(House.Notice("a", language: "en", email: null));
        await _house.Queue(House.Notice("b", "tests.sms-only", language: "en"));
        Assert.Equal(["Registered, K7M-42P", "Xin chao Nguyen Thi Lan"], (await _house.Messages()).Select(m => m.Text));
    }

    [Fact]
    public async Task The_same_key_twice_is_one_message()
    {
        Assert.Equal(2, await _house.Queue(House.Notice("a")));
        Assert.Equal(0, await _house.Queue(House.Notice("a")));
        var twice = await _house.In(s => s.GetRequiredService<INotifications>().QueueAll([House.Notice("b"), House.Notice("b")], TestContext.Current.CancellationToken));
        Assert.Equal(2, twice);
        Assert.Equal(4, (await _house.Messages()).Count);
    }

    [Fact]
    public async Task Many_who_ask_for_the_same_message_at_once_make_one()
    {
        // Who loses the race is told by the database, and a delivery is then repeated and finds the message.
        var asked = Enumerable.Range(0, 20).Select(_ => Task.Run(async () =>
        {
            try
            {
                return await _house.Queue(House.Notice("a"));
            }
            catch (Microsoft.EntityFrameworkCore.DbUpdateException)
            {
                return 0;
            }
        }));
        Assert.Equal(2, (await Task.WhenAll(asked)).Sum());
        Assert.Equal(2, (await _house.Messages()).Count);
    }

    [Fact]
    public async Task The_channels_of_a_notice_are_written_in_the_same_order_each_time()
    {
        for (var i = 0; i < 40; i++) await _house.Queue(House.Notice($"a{i}"));
        var orders = (await _house.Messages()).GroupBy(m => m.Key).Select(g => string.Join(' ', g.OrderBy(m => m.Id).Select(m => m.Channel)));
        Assert.Equal("sms mail", Assert.Single(orders.Distinct()));
    }

    [Theory]
    [InlineData("tests.unknown-field", "codde")]
    [InlineData("tests.unknown-filter", "shout")]
    [InlineData("tests.unreadable", "tests.unreadable (vi, sms)")]
    [InlineData("tests.not-there", "no such template")]
    public async Task A_broken_template_is_told_in_the_outbox_and_not_to_who_asked(string template, string told)
    {
        Assert.True(await _house.Queue(House.Notice(template, template)) > 0);
        Assert.All(await _house.Messages(), m =>
        {
            Assert.Equal(MessageStatus.Failed, m.Status);
            Assert.Contains(told, m.Reason, StringComparison.Ordinal);
            Assert.Empty(m.Text);
        });
    }

    [Fact]
    public async Task Without_a_provider_messages_are_kept_and_say_why()
    {
        await _house.Queue(House.Notice("a"));
        await _house.Deliver();
        Assert.Equal([("mail", MessageStatus.Kept, "notifications.reason-no-mail"), ("sms", MessageStatus.Kept, "notifications.reason-no-sms")],
            (await _house.Messages()).Select(m => (m.Channel, m.Status, m.Reason!)).Order());
    }

    [Fact]
    public async Task Erasing_a_person_leaves_that_a_message_went_and_nothing_about_whom()
    {
        var person = new RecordRef("people.person", Guid.CreateVersion7());
        await _house.Queue(House.Notice("a") with { To = new("Nguyễn Thị Lan", "0912345678", "lan@example.vn", Person: person) });
        await _house.Queue(House.Notice("b"));
        var data = await _house.In(s => new PersonalData(s.GetRequiredService<Data.NotificationsDbContext>()).Export(person, TestContext.Current.CancellationToken));
        Assert.Equal(2, ((System.Collections.ICollection)data["notifications.messages"]!).Count);

        for (var time = 0; time < 2; time++) await _house.In(s => new PersonalData(s.GetRequiredService<Data.NotificationsDbContext>()).Erase(person, TestContext.Current.CancellationToken));
        var (erased, others) = ((await _house.Messages()).Where(m => m.Key == "a"), (await _house.Messages()).Where(m => m.Key == "b"));
        Assert.All(erased, m => Assert.Empty(m.Name + m.Address + m.Text + m.Subject + m.SearchText));
        Assert.All(others, m => Assert.NotEmpty(m.Address));
    }
}

public sealed class QueueNoticesOnSqlite() : QueueNoticesTests(TestDatabase.Sqlite());

public sealed class QueueNoticesOnPostgres() : QueueNoticesTests(TestDatabase.Postgres());
