using Campaigns.Content.Data;
using Campaigns.Content.Domain;
using Campaigns.Content.Features.PublishContent;
using Campaigns.Content.Features.ReviseContent;
using Campaigns.Content.Features.ShowContent;
using Campaigns.Content.Features.UnpublishContent;
using Campaigns.Content.Features.WriteContent;
using Campaigns.Kernel.Commands;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Content.Tests.Features;

public abstract class PublishContentTests(TestDatabase database) : IAsyncLifetime
{
    private TestModule _house = null!;

    public async ValueTask InitializeAsync() => _house = await Some.House(database);

    public async ValueTask DisposeAsync()
    {
        await _house.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task The_public_sees_what_is_published_and_nothing_else()
    {
        var id = await Write("Tin một");
        Assert.Null(await Find("tin-mot"));

        await Publish(id);
        Assert.Equal("Nội dung", (await Find("tin-mot"))!.Body);

        await Revise(id, Some.Wording("Tin một", "Bản hai"));
        Assert.Equal("Nội dung", (await Find("tin-mot"))!.Body);
        await Publish(id);
        Assert.Equal("Bản hai", (await Find("tin-mot"))!.Body);

        Assert.True((await _house.Do<UnpublishContent, int>(new(id))).Succeeded);
        Assert.Null(await Find("tin-mot"));
        Assert.True(await _house.In(s => s.GetRequiredService<PublishedContent>().WasShown(ContentTypes.Announcement, "tin-mot", Ct)));
    }

    [Fact]
    public async Task Every_version_is_kept_with_its_writer()
    {
        var id = await Write("Tin một");
        await Revise(id, Some.Wording("Tin một", "Bản hai"));
        var versions = await _house.In(s => s.GetRequiredService<ContentDbContext>().Versions.Where(v => v.ItemId == id).OrderBy(v => v.Number).ToListAsync(Ct));
        Assert.Equal([(1, "Nội dung", "system"), (2, "Bản hai", "system")], versions.Select(v => (v.Number, v.Wording.Body, v.By)));
    }

    [Fact]
    public async Task A_scheduled_text_appears_at_its_instant_of_the_business_clock()
    {
        var id = await Write("Hẹn giờ");
        var at = _house.Clock.GetUtcNow().AddHours(2);
        Assert.True((await _house.Do<PublishContent, int>(new(id, null, at))).Succeeded);
        await _house.Deliver();
        Assert.Null(await Find("hen-gio"));

        _house.Clock.Set(at);
        await _house.Deliver();
        await _house.Deliver();
        Assert.Equal(at, (await Find("hen-gio"))!.PublishedAt);
    }

    [Fact]
    public async Task An_instant_that_was_moved_or_dropped_shows_nothing_and_may_be_asked_for_again()
    {
        var id = await Write("Hẹn giờ");
        var at = _house.Clock.GetUtcNow().AddHours(2);
        await _house.Do<PublishContent, int>(new(id, null, at));
        await _house.Do<UnpublishContent, int>(new(id));
        var other = await Write("Hẹn khác");
        await _house.Do<PublishContent, int>(new(other, null, at));
        await _house.Do<PublishContent, int>(new(other, null, at.AddDays(1)));
        _house.Clock.Set(at);
        await _house.Deliver();
        Assert.Null(await Find("hen-gio"));
        Assert.Null(await Find("hen-khac"));
        Assert.Empty(await _house.FailedDeliveries());

        _house.Clock.Set(at.AddHours(-1));
        var again = await Write("Hẹn lại");
        await _house.Do<PublishContent, int>(new(again, null, at));
        await _house.Do<UnpublishContent, int>(new(again));
        await _house.Do<PublishContent, int>(new(again, null, at));
        _house.Clock.Set(at);
        await _house.Deliver();
        Assert.NotNull(await Find("hen-lai"));
    }

    [Fact]
    public async Task A_slug_is_made_from_the_title_and_is_unique_for_its_type()
    {
        await Write("Đường về Đông Sơn");
        var second = await Write("Đường về Đông Sơn");
        var slugs = await _house.In(s => s.GetRequiredService<ContentDbContext>().Items.OrderBy(i => i.Slug).Select(i => i.Slug).ToListAsync(Ct));
        Assert.Equal(["duong-ve-dong-son", "duong-ve-dong-son-2"], slugs);
        Assert.Equal("content.slug-taken", (await _house.Do<WriteContent, Guid>(new(ContentTypes.Announcement, "duong-ve-dong-son", 0, Some.Wording()))).Failures.Single().Code);
        Assert.Equal("content.slug-taken", (await _house.Do<ReviseContent, int>(new(second, null, "duong-ve-dong-son", 0, Some.Wording()))).Failures.Single().Code);
        Assert.True((await _house.Do<WriteContent, Guid>(new(ContentTypes.Question, "duong-ve-dong-son", 0, Some.Wording()))).Succeeded);
        Assert.Equal("content.slug-invalid", (await _house.Do<WriteContent, Guid>(new(ContentTypes.Question, "Đường về", 0, Some.Wording()))).Failures.Single().Code);
    }

    [Fact]
    public async Task Who_read_an_older_version_is_refused()
    {
        var id = await Write("Tin một");
        var seen = await _house.In(s => s.GetRequiredService<ContentDbContext>().Items.Where(i => i.Id == id).Select(i => i.Version).SingleAsync(Ct));
        Assert.True((await _house.Do<ReviseContent, int>(new(id, seen, null, 0, Some.Wording()))).Succeeded);
        Assert.Equal(FailureKind.Stale, (await _house.Do<ReviseContent, int>(new(id, seen, null, 0, Some.Wording()))).Failures.Single().Kind);
        Assert.Equal(FailureKind.Stale, (await _house.Do<PublishContent, int>(new(id, seen))).Failures.Single().Kind);
        Assert.Equal(FailureKind.NotFound, (await _house.Do<PublishContent, int>(new(Guid.CreateVersion7()))).Failures.Single().Kind);
    }

    [Fact]
    public async Task News_is_listed_newest_first_page_by_page_without_gaps_or_doubles()
    {
        for (var number = 1; number <= 25; number++)
        {
            var id = await Write($"Tin {number:00}");
            if (number % 5 != 0) _house.Clock.Pass(TimeSpan.FromMinutes(1)); // Some share their instant.
            await Publish(id);
        }

        var titles = new List<string>();
        string? cursor = null;
        do
        {
            var page = await _house.In(s => s.GetRequiredService<PublishedContent>().Newest(ContentTypes.Announcement, 10, cursor, Ct));
            titles.AddRange(page.Items.Select(p => p.Title));
            cursor = page.Next;
        }
        while (cursor is not null);
        Assert.Equal(25, titles.Distinct().Count());
        Assert.Equal(25, titles.Count);
        Assert.Equal("Tin 25", titles[0]);
        Assert.Equal("Tin 01", titles[^1]);
    }

    [Fact]
    public async Task English_readers_get_English_and_Vietnamese_where_nobody_wrote_it()
    {
        await Publish((await _house.Do<WriteContent, Guid>(new(ContentTypes.Announcement, "hai-thu-tieng", 0, Some.Wording(titleEn: "News", bodyEn: "Text")))).Value);
        await Publish(await Write("Chỉ tiếng Việt"));
        var both = await Some.InEnglish(() => Find("hai-thu-tieng"));
        Assert.Equal(("News", "Text", "en"), (both!.Title, both.Body, both.Language));
        var one = await Some.InEnglish(() => Find("chi-tieng-viet"));
        Assert.Equal(("Chỉ tiếng Việt", "vi"), (one!.Title, one.Language));
        Assert.Equal("vi", (await Some.InVietnamese(() => Find("hai-thu-tieng")))!.Language);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private async Task<Guid> Write(string title) => (await _house.Do<WriteContent, Guid>(new(ContentTypes.Announcement, null, 0, Some.Wording(title)))).Value;

    private async Task Revise(Guid id, Wording wording) => Assert.True((await _house.Do<ReviseContent, int>(new(id, null, null, 0, wording))).Succeeded);

    private async Task Publish(Guid id) => Assert.True((await _house.Do<PublishContent, int>(new(id))).Succeeded);

    private Task<Piece?> Find(string slug) => _house.In(s => s.GetRequiredService<PublishedContent>().Find(ContentTypes.Announcement, slug, Ct));
}

public sealed class PublishContentOnSqlite() : PublishContentTests(TestDatabase.Sqlite());

public sealed class PublishContentOnPostgres() : PublishContentTests(TestDatabase.Postgres());
