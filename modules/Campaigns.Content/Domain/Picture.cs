using Campaigns.Content.Contracts;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;

namespace Campaigns.Content.Domain;

/// <summary>A photo of the media library. Taken away it is shown nowhere, and can be put back.</summary>
internal sealed class Picture : Entity, IScoped
{
    public const string Kind = "content.picture";

    private Picture()
    {
    }

    public string ScopePath { get; private init; } = "";

    /// <summary>Kind of the record it was taken at, such as <c>events.event</c>; null: of none.</summary>
    public string? AboutKind { get; private init; }

    public Guid? AboutId { get; private init; }

    /// <summary>What is to be seen on it.</summary>
    public string Alt { get; private set; } = "";

    public int Width { get; private init; }

    public int Height { get; private init; }

    /// <summary>Of what is kept, not of what was sent.</summary>
    public string Sha256 { get; private init; } = "";

    public int Size { get; private init; }

    public string By { get; private init; } = "";

    public DateTimeOffset At { get; private init; }

    public DateTimeOffset? AwayAt { get; private set; }

    public string? AwayBy { get; private set; }

    public bool IsAway => AwayAt is not null;

    public static Picture Take(NewPicture made, string sha256, int size, int width, int height, string by, DateTimeOffset now) => new()
    {
        ScopePath = made.ScopePath,
        AboutKind = made.About?.Kind,
        AboutId = made.About?.Id,
        Alt = made.Alt!.Trim(),
        Sha256 = sha256,
        Size = size,
        Width = width,
        Height = height,
        By = by,
        At = now,
    };

    public static Failure? CheckAlt(string? alt)
    {
        if (string.IsNullOrWhiteSpace(alt)) return Refusals.AltMissing;
        if (alt.Trim().Length > IPictures.LongestAlt) return Failure.Invalid("content.too-long", "alt", IPictures.LongestAlt);
        return alt.Trim().Any(char.IsControl) ? Failure.Invalid("content.control-characters", "alt") : null;
    }

    /// <summary>Says otherwise what is to be seen.</summary>
    public Result<Done> Describe(string? alt)
    {
        if (CheckAlt(alt) is { } wrong) return wrong;
        Alt = alt!.Trim();
        return Done.It;
    }

    public Result<Done> TakeAway(string by, DateTimeOffset now)
    {
        if (IsAway) return Refusals.PictureAway;
        (AwayAt, AwayBy) = (now, by);
        return Done.It;
    }

    public Result<Done> PutBack()
    {
        if (!IsAway) return Refusals.PictureThere;
        (AwayAt, AwayBy) = (null, null);
        return Done.It;
    }
}

/// <summary>How large a picture is asked for. The word of an address is the lower-case name.</summary>
internal enum PictureSize
{
    Whole,

    Small,
}

/// <summary>The bytes of a picture, apart from it: lists do not read them. They are in the database and not in a folder, so that they are there exactly as long as their
/// picture is, in every backup too.</summary>
internal sealed class PictureFile
{
    public required Guid PictureId { get; init; }

    public required PictureSize Size { get; init; }

    /// <summary>JPEG.</summary>
    public required byte[] Content { get; init; }
}
