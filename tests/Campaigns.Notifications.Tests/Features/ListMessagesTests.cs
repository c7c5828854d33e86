using Campaigns.Kernel.Values;
using Campaigns.Notifications.Data;
using Campaigns.Notifications.Features.ViewOutbox;
using Campaigns.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Notifications.Tests.Features;

public abstract class ListMessagesTests(TestDatabase database) : IAsyncLifetime
{
    private TestModule _house = null!;

    public async ValueTask InitializeAsync()
    {
        _house = await House.With(database);
        await _house.Queue(House.Notice("a"));
        await _house.Queue(House.Notice("b", "tests.unknown-field", phone: "0987654321", email: null));
    }

    public async ValueTask DisposeAsync()
    {
        await _house.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Addresses_are_masked_in_the_list_and_texts_hidden_without_the_right()
    {
        var masked = await List(new(null, null, null), whole: false);
        Assert.Equal(["0912 ••• 678", "0987 ••• 321", "la•••@example.vn"], masked.Items.Select(m => m.To).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(masked.Items, m => m.What.Contains("Da dang ky", StringComparison.Ordinal));

        var whole = await List(new(null, null, null), whole: true);
        Assert.Equal(["0912 ••• 678", "0987 ••• 321", "la•••@example.vn"], whole.Items.Select(m => m.To).Order(StringComparer.Ordinal));
        Assert.Contains(whole.Items, m => m.What.Contains("Da dang ky", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("failed", null, null, 1)]
    [InlineData("kept", null, null, 2)]
    [InlineData("sent", null, null, 0)]
    [InlineData(null, "mail", null, 1)]
    [InlineData("kept", "sms", null, 1)]
    [InlineData(null, null, "nguyen thi LAN", 3)]
    [InlineData(null, null, "nguyễn 654321", 1)]
    [InlineData(null, null, "unknown-field", 1)]
    [InlineData("nonsense", "nonsense", null, 0)]
    public async Task Filters_narrow_the_list(string? status, string? channel, string? words, int found) =>
        Assert.Equal(found, (await List(new(status, channel, words), whole: false)).Items.Count);

    [Fact]
    public async Task Pages_follow_each_other_without_gaps_or_doubles()
    {
        for (var number = 0; number < ListMessagesQuery.PageSize + 10; number++) await _house.Queue(House.Notice($"n{number}", "tests.sms-only"));
        var first = await List(new(null, null, null), whole: false);
        var second = await List(new(null, null, null), whole: false, first.Next);
        Assert.Equal((ListMessagesQuery.PageSize, 13, null), (first.Items.Count, second.Items.Count, second.Next));
        Assert.Empty(first.Items.Select(m => m.Id).Intersect(second.Items.Select(m => m.Id)));
    }

    private Task<Paged<MessageRow>> List(MessageFilter filter, bool whole, string? cursor = null) =>
        _house.In(s => ListMessagesQuery.Run(s.GetRequiredService<NotificationsDbContext>(), filter, cursor, whole, TestContext.Current.CancellationToken));
}

public sealed class ListMessagesOnSqlite() : ListMessagesTests(TestDatabase.Sqlite());

public sealed class ListMessagesOnPostgres() : ListMessagesTests(TestDatabase.Postgres());
