using SkiaSharp;

namespace Campaigns.Ui.Documents;

/// <summary>A photo that somebody sent, drawn anew: upright and no larger than asked for, so that nothing is kept beside the picture (place, device, scripts).</summary>
/// <param name="Content">JPEG.</param>
/// <param name="Width">Points.</param>
/// <param name="Height">Points.</param>
public sealed record Photo(byte[] Content, int Width, int Height)
{
    // A picture that unpacks to more is an attack. What is not JPEG or WebP is unpacked whole before it is made smaller, at four bytes a point.
    private const long MostPoints = 50_000_000, MostPointsAtOnce = 16_000_000;
    private const int Quality = 82;

    /// <summary>By what the bytes are, never by a name: JPEG, PNG or WebP, whole. Null: anything else.</summary>
    /// <param name="sent">As it was sent.</param>
    /// <param name="longest">Points of the longer side, one answer for each; none is made larger than it is.</param>
    public static IReadOnlyList<Photo>? Read(byte[] sent, params ReadOnlySpan<int> longest)
    {
        using var data = SKData.CreateCopy(sent);
        using var codec = sent.Length == 0 ? null : SKCodec.Create(data);
        if (codec is null || Most(codec.EncodedFormat) is not { } most || (long)codec.Info.Width * codec.Info.Height > most) return null;
        var largest = 0;
        foreach (var side in longest) largest = Math.Max(largest, side);
        using var picture = Unpack(codec, largest);
        if (picture is null) return null;
        using var image = SKImage.FromBitmap(picture);
        var made = new List<Photo>(longest.Length);
        foreach (var side in longest) made.Add(Draw(image, codec.EncodedOrigin, side));
        return made;
    }

    private static long? Most(SKEncodedImageFormat format) => format switch
    {
        SKEncodedImageFormat.Jpeg or SKEncodedImageFormat.Webp => MostPoints,
        SKEncodedImageFormat.Png => MostPointsAtOnce,
        _ => null,
    };

    // A camera's picture is unpacked at a half, a quarter or an eighth of its size, where that is enough.
    private static SKBitmap? Unpack(SKCodec codec, int largest)
    {
        var scale = Math.Min(1f, (float)largest / Math.Max(codec.Info.Width, codec.Info.Height));
        var size = codec.GetScaledDimensions(scale);
        while (Math.Max(size.Width, size.Height) < largest && scale < 1f) size = codec.GetScaledDimensions(scale = Math.Min(1f, scale * 2));
        var picture = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        if (codec.GetPixels(picture.Info, picture.GetPixels()) is SKCodecResult.Success) return picture;
        picture.Dispose(); // Half a picture is none.
        return null;
    }

    private static Photo Draw(SKImage image, SKEncodedOrigin origin, int longest)
    {
        var turn = origin switch { SKEncodedOrigin.RightTop => 90, SKEncodedOrigin.BottomRight => 180, SKEncodedOrigin.LeftBottom => 270, _ => 0 };
        var scale = Math.Min(1f, (float)longest / Math.Max(image.Width, image.Height));
        var (width, height) = (Math.Max(1, (int)Math.Round(image.Width * scale)), Math.Max(1, (int)Math.Round(image.Height * scale)));
        var lies = turn % 180 == 0;
        using var page = SKSurface.Create(new SKImageInfo(lies ? width : height, lies ? height : width));
        page.Canvas.Clear(SKColors.White);
        page.Canvas.Translate(turn switch { 90 => height, 180 => width, _ => 0 }, turn switch { 180 => height, 270 => width, _ => 0 });
        page.Canvas.RotateDegrees(turn);
        page.Canvas.DrawImage(image, new SKRect(0, 0, width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var drawn = page.Snapshot();
        using var encoded = drawn.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return new(encoded.ToArray(), drawn.Width, drawn.Height);
    }
}
