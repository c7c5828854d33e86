using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;

namespace Campaigns.Content.Contracts;

/// <summary>The media library, as other modules put photos of their records into it. Whoever calls it has made sure that the actor may change, or see, that record.</summary>
public interface IPictures
{
    /// <summary>Bytes of a file as it is sent.</summary>
    const int Largest = 6 * 1024 * 1024;

    /// <summary>Photos of one record.</summary>
    const int MostOfOne = 20;

    /// <summary>Characters of a description.</summary>
    const int LongestAlt = 300;

    /// <summary>Of a record, the oldest first; what was taken away stands among them, so that it can be put back.</summary>
    Task<IReadOnlyList<PictureCard>> Of(RecordRef about, CancellationToken ct);

    /// <summary>Keeps a photo: drawn anew, without what a camera writes beside it.</summary>
    Task<Result<Guid>> Add(NewPicture picture, CancellationToken ct);

    /// <summary>Takes one of a record's photos away, wherever it is shown.</summary>
    Task<Result<Done>> TakeAway(RecordRef about, Guid id, CancellationToken ct);

    /// <summary>Shows one again that was taken away.</summary>
    Task<Result<Done>> PutBack(RecordRef about, Guid id, CancellationToken ct);
}

/// <summary>A photo to be kept.</summary>
/// <param name="About">The record it was taken at; null: of the library alone.</param>
/// <param name="ScopePath">Where that record is: who may see pictures there sees it.</param>
/// <param name="Sent">The file as it was sent.</param>
/// <param name="Alt">What is to be seen on it, for who does not see it.</param>
public sealed record NewPicture(RecordRef? About, string ScopePath, byte[] Sent, string? Alt);

/// <summary>A photo as it is shown.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Alt">What is to be seen on it.</param>
/// <param name="By">Who added it.</param>
/// <param name="At">When.</param>
/// <param name="IsAway">It was taken away.</param>
public sealed record PictureCard(Guid Id, string Alt, string By, DateTimeOffset At, bool IsAway)
{
    /// <summary>Address of the picture for who may see it, without culture.</summary>
    public string Path => $"/admin/media/{Id}/file";

    /// <summary>The same, small.</summary>
    public string SmallPath => Path + "?size=small";
}
