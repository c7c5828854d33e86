using Campaigns.Training.Domain;
using SkiaSharp;

namespace Campaigns.Training.Features.KeepScan;

/// <summary>Reads what was sent as a scan: by its first bytes, never by its name. Pictures are drawn anew, upright and no larger than a page needs,
/// so that nothing is kept beside the picture (place, device, scripts); PDF is kept as it is and only ever handed out as a file to save.</summary>
internal static class ScanReader
{
    public const string Jpeg = "image/jpeg", Pdf = "application/pdf";

    // A4 at 200 dots per inch is 2,339 high; a picture that unpacks to more than this is an attack, not a scan.
    private const int Longest = 2_400, Quality = 85;
    private const long MostPixels = 80_000_000;

    /// <summary>Null: neither a picture nor a PDF, or too large.</summary>
    public static (string MediaType, byte[] Content)? Read(byte[] sent)
    {
        if (sent.Length is 0 or > CertificateScan.Largest) return null;
        if (sent.AsSpan().StartsWith("%PDF-"u8)) return (Pdf, sent);
        using var data = SKData.CreateCopy(sent);
        using var codec = SKCodec.Create(data);
        if (codec is null || codec.EncodedFormat is not (SKEncodedImageFormat.Jpeg or SKEncodedImageFormat.Png or SKEncodedImageFormat.Webp)) return null;
        if ((long)codec.Info.Width * codec.Info.Height > MostPixels) return null;
        using var picture = SKBitmap.Decode(codec);
        return picture is null ? null : (Jpeg, Draw(picture, codec.EncodedOrigin));
    }

    private static byte[] Draw(SKBitmap picture, SKEncodedOrigin origin)
    {
        var turn = origin switch { SKEncodedOrigin.RightTop => 90, SKEncodedOrigin.BottomRight => 180, SKEncodedOrigin.LeftBottom => 270, _ => 0 };
        var scale = Math.Min(1f, (float)Longest / Math.Max(picture.Width, picture.Height));
        var (width, height) = (Math.Max(1, (int)(picture.Width * scale)), Math.Max(1, (int)(picture.Height * scale)));
        using var page = SKSurface.Create(turn % 180 == 0 ? new SKImageInfo(width, height) : new SKImageInfo(height, width));
        page.Canvas.Clear(SKColors.White);
        page.Canvas.Translate(turn is 90 or 180 ? (turn == 90 ? height : width) : 0, turn is 180 or 270 ? (turn == 180 ? height : width) : 0);
        page.Canvas.RotateDegrees(turn);
        using var image = SKImage.FromBitmap(picture);
        page.Canvas.DrawImage(image, new SKRect(0, 0, width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var drawn = page.Snapshot();
        using var encoded = drawn.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return encoded.ToArray();
    }
}
