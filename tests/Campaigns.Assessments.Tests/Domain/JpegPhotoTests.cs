using Campaigns.Assessments.Domain.Observations;
using CsCheck;

namespace Campaigns.Assessments.Tests.Domain;

public sealed class JpegPhotoTests
{
    private static readonly byte[] Picture = [.. Segment(0xDB, [1, 2, 3]), .. Segment(0xC0, [8, 0, 1, 0, 1]), .. Segment(0xDA, [1]), 9, 9, 9, 0xFF, 0xD9];

    [Fact]
    public void Place_device_and_comments_go_and_the_picture_stays()
    {
        var exif = Segment(0xE1, [.. "Exif\0\0GPS 19.8 105.8"u8]);
        byte[] photo = [0xFF, 0xD8, .. Segment(0xE0, [.. "JFIF\0"u8]), .. exif, .. Segment(0xED, [7]), .. Segment(0xFE, [.. "Xiaomi"u8]), .. Segment(0xEE, [.. "Adobe"u8]), .. Picture];
        Assert.Equal([0xFF, 0xD8, .. Segment(0xE0, [.. "JFIF\0"u8]), .. Segment(0xEE, [.. "Adobe"u8]), .. Picture], JpegPhoto.Clean(photo)!);
    }

    [Fact]
    public void What_is_no_photo_is_refused_and_never_throws() => Gen.Select(Gen.Byte.Array[0, 60], Gen.Int[0, 60], Gen.Bool).Sample((bytes, cut, headed) =>
    {
        byte[] photo = headed ? [0xFF, 0xD8, .. bytes] : bytes;
        if (JpegPhoto.Clean(photo) is { } kept) Assert.True(kept.Length <= photo.Length && kept[0] == 0xFF && kept[1] == 0xD8);
        byte[] whole = [0xFF, 0xD8, .. Segment(0xE1, [.. "Exif"u8]), .. Picture];
        var end = Math.Min(cut, whole.Length - 9); // Before the scan begins it is not a picture yet.
        Assert.Null(JpegPhoto.Clean(whole.AsSpan(0, Math.Max(0, end))));
    }, iter: 1_000);

    [Fact]
    public void Other_kinds_and_larger_ones_are_refused()
    {
        Assert.Null(JpegPhoto.Clean("\u0089PNG\r\n"u8));
        Assert.Null(JpegPhoto.Clean("<svg onload=alert(1)>"u8));
        Assert.Null(JpegPhoto.Clean(new byte[JpegPhoto.Largest + 1]));
    }

    private static byte[] Segment(byte marker, byte[] content) => [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];
}
