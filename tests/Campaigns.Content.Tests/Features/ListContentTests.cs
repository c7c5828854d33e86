using Campaigns.Content.Data;
using Campaigns.Content.Domain;
using Campaigns.Content.Features.ContentApi;
using Campaigns.Content.Features.EditContent;
using Campaigns.Content.Features.PublishContent;
using Campaigns.Content.Features.WriteContent;
using Campaigns.Kernel.Values;
using Campaigns.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Content.Tests.Features;

public abstract class ListContentTests(TestDatabase database) : IAsyncLifetime
{
    private TestModule _house = null!;

    public async ValueTask InitializeAsync()
    {
        _house = await Some.House(database);
        foreach (var title in new[] { "Đường về", "Lịch tháng ba", "Lịch tháng tư" })
        {
            _house.Clock.Pass(TimeSpan.FromMinutes(1));
            await _house.Do<WriteContent, Guid>(new(ContentTypes.Announcement, null, 0, Some.Wording(title)));
        }

        await _house.Do<WriteContent, Guid>(new(ContentTypes.Question, null, 0, Some.Wording("Câu hỏi")));
    }

    public async ValueTask DisposeAsync()
    {
        await _house.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task What_was_changed_last_comes_first_one_page_after_the_other()
    {
        var first = await List(new(ContentTypes.Announcement), 2);
        Assert.Equal(["Lịch tháng tư", "Lịch tháng ba"], first.Items.Select(r => r.Title));
        _house.Clock.Pass(TimeSpan.FromMinutes(1));
        var last = await List(new(ContentTypes.Announcement), 2, first.Next);
        Assert.Equal("Đường về", Assert.Single(last.Items).Title);
        Assert.Null(last.Next);

        await _house.Do<PublishContent, int>(new(last.Items[0].Id));
        Assert.Equal("Đường về", (await List(new(ContentTypes.Announcement), 2)).Items[0].Title);
    }

    [Theory]
    [InlineData(null, "lich thang", 2)]
    [InlineData(null, "THÁNG BA", 1)]
    [InlineData("draft", "duong", 1)]
    [InlineData("published", null, 0)]
    [InlineData("nonsense", null, 0)]
    public async Task Words_and_states_narrow_the_list(string? status, string? words, int found) =>
        Assert.Equal(found, (await List(new(ContentTypes.Announcement, status, words), 50)).Items.Count);

    private Task<Paged<ContentRow>> List(ContentFilter filter, int limit, string? cursor = null) =>
        _house.In(s => ListContentQuery.Run(s.GetRequiredService<ContentDbContext>(), filter, limit, cursor, TestContext.Current.CancellationToken));
}

public sealed class ListContentOnSqlite() : ListContentTests(TestDatabase.Sqlite());

public sealed class ListContentOnPostgres() : ListContentTests(TestDatabase.Postgres());
