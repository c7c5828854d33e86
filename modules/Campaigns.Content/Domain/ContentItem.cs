using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;

namespace Campaigns.Content.Domain;

/// <summary>A piece of written content with all its versions. What the public sees is always one whole version, never the one being written.</summary>
internal sealed class ContentItem : Entity
{
    private ContentItem()
    {
    }

    public string Type { get; private init; } = "";

    /// <summary>Address part; unique per type, and fixed once the item was shown.</summary>
    public string Slug { get; private set; } = "";

    public ContentStatus Status { get; private set; }

    /// <summary>Place among its kind, for questions and pages; lower first.</summary>
    public int Position { get; private set; }

    /// <summary>Number of the newest version.</summary>
    public int LatestVersion { get; private set; }

    /// <summary>The version the public sees; null while it sees none.</summary>
    public int? ShownVersion { get; private set; }

    /// <summary>Business time at which the newest version will be shown.</summary>
    public DateTimeOffset? PublishAt { get; private set; }

    /// <summary>When it was first shown: the date of the news. Stays when a mistake in it is mended.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>When it is to be shown once it is approved; null: at once.</summary>
    public DateTimeOffset? WishedAt { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    /// <param name="id">A known id, for texts that other data points at; null: a new one.</param>
    public static (ContentItem Item, ContentVersion Version) Write(string type, string slug, int position, Wording wording, Author by, DateTimeOffset now, Guid? id = null)
    {
        var item = new ContentItem { Id = id ?? Guid.CreateVersion7(), Type = type, Slug = slug, Position = position, LatestVersion = 1, ChangedAt = now };
        return (item, new(item.Id, 1, wording.Tidy(), by, now));
    }

    /// <summary>A new version; the one shown stays shown.</summary>
    public Result<ContentVersion> Revise(string slug, int position, Wording wording, Author by, DateTimeOffset now)
    {
        if (slug != Slug && PublishedAt is not null) return Refusals.SlugFixed;

        (Slug, Position) = (slug, position);
        LatestVersion++;
        ChangedAt = now;
        return new ContentVersion(Id, LatestVersion, wording.Tidy(), by, now);
    }

    /// <summary>Shows the newest version.</summary>
    public Result<Done> Publish(DateTimeOffset now)
    {
        if (Status == ContentStatus.Published && ShownVersion == LatestVersion) return Refusals.AlreadyShown;

        Show(now);
        return Done.It;
    }

    /// <summary>Shows the newest version later; a second call moves the instant. What is shown until then stays.</summary>
    public Result<Done> Schedule(DateTimeOffset at, DateTimeOffset now)
    {
        if (at <= now) return Refusals.InThePast;
        if (Status == ContentStatus.Published && ShownVersion == LatestVersion) return Refusals.AlreadyShown;

        PublishAt = at;
        if (Status != ContentStatus.Published) Status = ContentStatus.Scheduled;
        ChangedAt = now;
        return Done.It;
    }

    /// <summary>Others are asked whether the newest version may be shown, at once or at that instant.</summary>
    public Result<Done> Ask(DateTimeOffset? at, DateTimeOffset now)
    {
        if (at <= now) return Refusals.InThePast;
        if (Status == ContentStatus.Published && ShownVersion == LatestVersion) return Refusals.AlreadyShown;

        (WishedAt, ChangedAt) = (at, now);
        return Done.It;
    }

    /// <summary>They agreed: shown at the instant that was wished, or now when it has passed or there is none. Answers the instant ahead.</summary>
    public DateTimeOffset? Agreed(DateTimeOffset now)
    {
        var wished = WishedAt;
        WishedAt = null;
        if (wished is { } at && at > now && Schedule(at, now).Succeeded) return at;
        Show(now);
        return null;
    }

    /// <summary>Called when an instant asked for has come. Changes nothing when it was moved or dropped meanwhile, or when called again.</summary>
    public bool PublishIfDue(DateTimeOffset at)
    {
        if (PublishAt != at) return false;

        Show(at);
        return true;
    }

    /// <summary>Takes it down, or drops its instant.</summary>
    public Result<Done> Unpublish(DateTimeOffset now)
    {
        if (Status is ContentStatus.Draft or ContentStatus.Unpublished) return Refusals.NotShown;

        Status = PublishedAt is null ? ContentStatus.Draft : ContentStatus.Unpublished;
        (ShownVersion, PublishAt, ChangedAt) = (null, null, now);
        return Done.It;
    }

    private void Show(DateTimeOffset at)
    {
        Status = ContentStatus.Published;
        (ShownVersion, PublishAt, ChangedAt) = (LatestVersion, null, at);
        PublishedAt ??= at;
    }
}

/// <summary>One version. Never changed.</summary>
internal sealed class ContentVersion
{
    private ContentVersion()
    {
    }

    public ContentVersion(Guid itemId, int number, Wording wording, Author by, DateTimeOffset at) =>
        (ItemId, Number, Wording, By, AuthorId, At) = (itemId, number, wording, by.Name, by.AccountId, at);

    public Guid ItemId { get; private init; }

    /// <summary>From 1.</summary>
    public int Number { get; private init; }

    public Wording Wording { get; private init; } = null!;

    /// <summary>Name of the account that wrote it.</summary>
    public string By { get; private init; } = "";

    /// <summary>Id of that account; null where no person wrote.</summary>
    public string? AuthorId { get; private init; }

    public DateTimeOffset At { get; private init; }
}

/// <summary>Who wrote a version.</summary>
/// <param name="Name">As it is shown beside it.</param>
/// <param name="AccountId">Null where no person wrote, such as texts of a recipe.</param>
internal sealed record Author(string Name, string? AccountId = null);
