using Campaigns.Training.Domain;
using Campaigns.Ui;
using Microsoft.Extensions.Localization;
using QRCoder;
using SkiaSharp;

namespace Campaigns.Training.Features.PrintCertificate;

/// <summary>Draws certificates as PDF, one page of A4 across each, in Vietnamese, with the address for checking as QR code (ISO/IEC 18004).</summary>
internal sealed class CertificatePress : IDisposable
{
    // A4 across in points.
    private const float Width = 842, Height = 595, Margin = 48, QrSide = 110;

    // So many codes at most are made ahead of the drawing, on the other cores.
    private const int Ahead = 128;

    private readonly SKTypeface _regular = Face(DocumentFonts.Regular());
    private readonly SKTypeface _bold = Face(DocumentFonts.Bold());

    /// <summary>Writes the pages as they are drawn: the memory it takes does not grow with their number.</summary>
    /// <param name="pages">What stands on each.</param>
    /// <param name="to">Where the file goes.</param>
    public void Print(IEnumerable<CertificateSheet> pages, Stream to)
    {
        using var stream = new SKManagedWStream(to);
        using var document = SKDocument.CreatePdf(stream);
        foreach (var (page, code) in WithCodes(pages))
        {
            using (code) Draw(document.BeginPage(Width, Height), page, code);
            document.EndPage();
        }

        document.Close();
    }

    public void Dispose()
    {
        _regular.Dispose();
        _bold.Dispose();
    }

    /// <summary>Draws one page, A4 across in points.</summary>
    public void Draw(SKCanvas canvas, CertificateSheet page, SKImage code)
    {
        using var ink = new SKPaint { Color = new SKColor(0x1A, 0x24, 0x33), IsAntialias = true };
        using var accent = new SKPaint { Color = new SKColor(0x0B, 0x53, 0x94), IsAntialias = true };
        using var frame = new SKPaint { Color = accent.Color, Style = SKPaintStyle.Stroke, StrokeWidth = 2 };
        canvas.DrawRect(Margin / 2, Margin / 2, Width - Margin, Height - Margin, frame);
        Line(canvas, page.Issuer, 92, _bold, 16, ink);
        Line(canvas, page.Title, 150, _bold, 36, accent);
        Line(canvas, page.Certifies, 196, _regular, 16, ink);
        var below = Name(canvas, page.Holder, 240, ink);
        Line(canvas, page.Course, below + 40, _bold, 18, ink);
        Line(canvas, page.Validity, below + 74, _regular, 16, ink);
        Line(canvas, page.Number, below + 104, _regular, 14, ink);
        // Each module is a pixel, enlarged with sharp edges: a quarter of what so many rectangles cost.
        canvas.DrawImage(code, SKRect.Create(Margin, Height - Margin - QrSide, QrSide, QrSide), new SKSamplingOptions(SKFilterMode.Nearest), null);
        using var small = Font(_regular, 11);
        canvas.DrawText(page.Check.Normalize(), Margin + QrSide + 16, Height - Margin - 40, SKTextAlign.Left, small, ink);
        canvas.DrawText(page.Code, Margin + QrSide + 16, Height - Margin - 22, SKTextAlign.Left, small, ink);
    }

    /// <summary>The QR code of an address, a pixel for each module, without the white around it, which the page has.</summary>
    public static SKImage Qr(string address)
    {
        const int Quiet = 4;
        using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        var rows = data.ModuleMatrix;
        var side = rows.Count - 2 * Quiet;
        var pixels = new byte[side * side];
        for (var at = 0; at < pixels.Length; at++) pixels[at] = rows[Quiet + at / side][Quiet + at % side] ? byte.MinValue : byte.MaxValue;
        return SKImage.FromPixelCopy(new SKImageInfo(side, side, SKColorType.Gray8, SKAlphaType.Opaque), pixels, side);
    }

    private static IEnumerable<(CertificateSheet Page, SKImage Code)> WithCodes(IEnumerable<CertificateSheet> pages) => pages.Chunk(Ahead)
        .SelectMany(some => some.AsParallel().AsOrdered().WithMergeOptions(ParallelMergeOptions.NotBuffered).Select(page => (page, Qr(page.Address))));

    // One line in the middle, smaller where it would not fit. Text is composed (NFC): without a shaper marks would stand beside their letters.
    private static void Line(SKCanvas canvas, string text, float y, SKTypeface face, float size, SKPaint paint)
    {
        var composed = text.Normalize();
        using var font = Font(face, size);
        var wide = font.MeasureText(composed);
        if (wide > Width - 2 * Margin)
        {
            font.Size = size * (Width - 2 * Margin) / wide;
            wide = Width - 2 * Margin;
        }

        canvas.DrawText(composed, (Width - wide) / 2, y, SKTextAlign.Left, font, paint);
    }

    // A name of 120 letters takes two lines.
    private float Name(SKCanvas canvas, string name, float y, SKPaint paint)
    {
        const float Size = 32, Least = 20;
        name = name.Normalize(); // Before it is cut anywhere: a mark must not lose its letter.
        using var font = Font(_bold, Size);
        if (font.MeasureText(name) * Least / Size <= Width - 2 * Margin)
        {
            Line(canvas, name, y, _bold, Size, paint);
            return y;
        }

        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var half = words.Length / 2;
        Line(canvas, words.Length > 1 ? string.Join(' ', words[..half]) : name[..(name.Length / 2)], y, _bold, Least, paint);
        Line(canvas, words.Length > 1 ? string.Join(' ', words[half..]) : name[(name.Length / 2)..], y + 28, _bold, Least, paint);
        return y + 28;
    }

    // As wide as it is drawn at any size: widths rounded to dots of a screen would let a line that was made to fit run over the frame.
    private static SKFont Font(SKTypeface face, float size) => new(face, size) { LinearMetrics = true, Subpixel = true, Hinting = SKFontHinting.None };

    // A build without the front end has no faces; the system's own may lack letters, but a page is drawn.
    private static SKTypeface Face(Stream? file) => file is null ? SKTypeface.Default : SKTypeface.FromStream(file) ?? SKTypeface.Default;
}

/// <summary>What stands on one page.</summary>
internal sealed record CertificateSheet(string Issuer, string Title, string Certifies, string Holder, string Course, string Validity, string Number, string Check, string Code, string Address)
{
    public static CertificateSheet Of(Certificate c, string issuer, string address, IStringLocalizer texts) => new(issuer, texts["training.print-title"], texts["training.print-certifies"], c.HolderName,
        texts["training.print-course", c.CourseCode, c.CourseTitle], texts["training.print-validity", Formats.Day(c.IssuedOn), Formats.Day(c.ExpiresOn)], texts["training.print-number", c.Number],
        texts["training.print-check", address], texts["training.print-code", c.Code], address);
}
