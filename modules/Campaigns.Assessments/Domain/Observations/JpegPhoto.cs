namespace Campaigns.Assessments.Domain.Observations;

/// <summary>Photos as phones take them (JPEG, ISO/IEC 10918-1), without what they say beside the picture: place, time and device (Exif, XMP, IPTC)
/// and comments are cut out before anything is kept.</summary>
internal static class JpegPhoto
{
    public const int Largest = 5 * 1024 * 1024;

    private const byte Start = 0xD8, Scan = 0xDA, Comment = 0xFE, FirstApp = 0xE0, LastApp = 0xEF, Adobe = 0xEE;

    /// <summary>The picture alone; null: no JPEG, or too large.</summary>
    public static byte[]? Clean(ReadOnlySpan<byte> photo)
    {
        if (photo.Length is < 4 or > Largest || photo[0] != 0xFF || photo[1] != Start) return null;
        var kept = new List<byte>(photo.Length) { 0xFF, Start };
        for (var at = 2; at + 4 <= photo.Length;)
        {
            if (photo[at] != 0xFF) return null;
            var marker = photo[at + 1];
            var end = at + 2 + (photo[at + 2] << 8 | photo[at + 3]);
            if (end > photo.Length || end < at + 4) return null;
            if (marker == Scan)
            {
                kept.AddRange(photo[at..]);
                return [.. kept];
            }

            if (!Tells(marker)) kept.AddRange(photo[at..end]);
            at = end;
        }

        return null;
    }

    // APP0 says that it is JFIF and APP14 how colours are meant: both are the picture's.
    private static bool Tells(byte marker) => marker == Comment || marker is > FirstApp and <= LastApp and not Adobe;
}

/// <summary>A photo with a form. A row of its own: lists of forms do not read it.</summary>
internal sealed class ObservationPhoto
{
    public required Guid ObservationId { get; init; }

    public required byte[] Content { get; init; }
}
