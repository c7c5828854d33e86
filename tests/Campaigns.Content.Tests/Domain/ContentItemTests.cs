using Campaigns.Content.Domain;

namespace Campaigns.Content.Tests.Domain;

public sealed class ContentItemTests
{
    private static readonly DateTimeOffset Now = new(2019, 3, 1, 2, 0, 0, TimeSpan.Zero);
    private readonly ContentItem _item = ContentItem.Write(ContentTypes.Announcement, "tin-moi", 0, Some.Wording(), new("editor"), Now).Item;

    [Fact]
    public void A_new_item_is_a_draft_that_nobody_sees()
    {
        Assert.Equal(ContentStatus.Draft, _item.Status);
        Assert.Null(_item.ShownVersion);
        Assert.Null(_item.PublishedAt);
    }

    [Fact]
    public void Publishing_shows_the_newest_version_and_a_change_does_not_replace_it()
    {
        Assert.True(_item.Publish(Now).Succeeded);
        Assert.True(Revise().Succeeded);
        Assert.Equal((1, 2), (_item.ShownVersion, _item.LatestVersion));
        Assert.True(_item.Publish(Now).Succeeded);
        Assert.Equal(2, _item.ShownVersion);
    }

    [Fact]
    public void The_date_of_the_news_stays_when_a_mistake_is_mended()
    {
        _item.Publish(Now);
        Revise();
        _item.Publish(Now.AddDays(3));
        Assert.Equal(Now, _item.PublishedAt);
    }

    [Fact]
    public void Publishing_what_is_shown_already_is_refused()
    {
        _item.Publish(Now);
        Assert.Equal(Refusals.AlreadyShown, _item.Publish(Now).Failures.Single());
        Assert.Equal(Refusals.AlreadyShown, _item.Schedule(Now.AddDays(1), Now).Failures.Single());
    }

    [Fact]
    public void An_instant_that_has_come_or_gone_cannot_be_waited_for()
    {
        Assert.Equal(Refusals.InThePast, _item.Schedule(Now, Now).Failures.Single());
        Assert.True(_item.Schedule(Now.AddTicks(1), Now).Succeeded);
    }

    [Fact]
    public void Only_the_instant_asked_for_last_counts_and_only_once()
    {
        _item.Schedule(Now.AddDays(1), Now);
        _item.Schedule(Now.AddDays(2), Now);
        Assert.False(_item.PublishIfDue(Now.AddDays(1)));
        Assert.True(_item.PublishIfDue(Now.AddDays(2)));
        Assert.False(_item.PublishIfDue(Now.AddDays(2)));
        Assert.Equal((ContentStatus.Published, Now.AddDays(2)), (_item.Status, _item.PublishedAt));
    }

    [Fact]
    public void Dropping_an_instant_makes_it_a_draft_again_and_taking_down_does_not()
    {
        _item.Schedule(Now.AddDays(1), Now);
        Assert.True(_item.Unpublish(Now).Succeeded);
        Assert.Equal(ContentStatus.Draft, _item.Status);
        Assert.False(_item.PublishIfDue(Now.AddDays(1)));

        _item.Publish(Now);
        _item.Unpublish(Now);
        Assert.Equal((ContentStatus.Unpublished, null), (_item.Status, _item.ShownVersion));
        Assert.Equal(Refusals.NotShown, _item.Unpublish(Now).Failures.Single());
    }

    [Fact]
    public void A_published_item_that_waits_with_a_newer_version_stays_published()
    {
        _item.Publish(Now);
        Revise();
        Assert.True(_item.Schedule(Now.AddDays(1), Now).Succeeded);
        Assert.Equal((ContentStatus.Published, 1), (_item.Status, _item.ShownVersion));
    }

    [Fact]
    public void An_address_that_was_shown_once_stays()
    {
        Assert.True(_item.Revise("khac", 0, Some.Wording(), new("editor"), Now).Succeeded);
        _item.Publish(Now);
        _item.Unpublish(Now);
        Assert.Equal(Refusals.SlugFixed, _item.Revise("khac-nua", 0, Some.Wording(), new("editor"), Now).Failures.Single());
    }

    [Theory]
    [InlineData("", "b", "content.title-missing")]
    [InlineData("t", "  ", "content.body-missing")]
    [InlineData("t\u0007t", "b", "content.control-characters")]
    public void What_is_missing_or_unreadable_is_named(string title, string body, string code) =>
        Assert.Contains(Some.Wording(title, body).Check(), f => f.Code == code);

    [Fact]
    public void Too_long_is_named_with_its_limit()
    {
        var failure = Assert.Single(Some.Wording(new string('a', Wording.TitleLimit + 1)).Check());
        Assert.Equal(("content.too-long", "title"), (failure.Code, failure.Field));
        Assert.Empty(Some.Wording(new string('a', Wording.TitleLimit), new string('b', Wording.BodyLimit)).Check());
    }

    private Kernel.Commands.Result<ContentVersion> Revise() => _item.Revise(_item.Slug, 0, Some.Wording("Tin sửa"), new("editor"), Now);
}
