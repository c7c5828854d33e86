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

    // Of JPEG: black stays black and white stays white.
    private const int Quality = 100;

    private readonly SKTypeface _regular = Face(DocumentFonts.Regular());
    private readonly SKTypeface _bold = Face(DocumentFonts.Bold());

    /// <summary>Writes the pages as they are drawn: the memory it takes does not grow with their number.</summary>
    /// <param name="pages">What stands on each.</param>
    /// <param name="to">Where the file goes.</param>
    public void Print(IEnumerable<CertificateSheet> pages, Stream to)
    {
        using var stream = new SKManagedWStream(to);
        using var document = SKDocument.CreatePdf(stream);
        using var pens = new Pens(_regular, _bold);
        foreach (var (page, code) in WithCodes(pages))
        {
            using (code) Draw(document.BeginPage(Width, Height), page, code, pens);
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
        using var pens = new Pens(_regular, _bold);
        Draw(canvas, page, code, pens);
    }

    private static void Draw(SKCanvas canvas, CertificateSheet page, SKImage code, Pens pens)
    {
        canvas.DrawRect(Margin / 2, Margin / 2, Width - Margin, Height - Margin, pens.Frame);
        Line(canvas, page.Issuer, 92, pens.Bold(16), pens.Ink);
        Line(canvas, page.Title, 150, pens.Bold(36), pens.Accent);
        Line(canvas, page.Certifies, 196, pens.Regular(16), pens.Ink);
        var below = Name(canvas, page.Holder, 240, pens);
        Line(canvas, page.Course, below + 40, pens.Bold(18), pens.Ink);
        Line(canvas, page.Validity, below + 74, pens.Regular(16), pens.Ink);
        Line(canvas, page.Number, below + 104, pens.Regular(14), pens.Ink);
        // Each module is a pixel, enlarged with sharp edges: a quarter of what so many rectangles cost.
        canvas.DrawImage(code, SKRect.Create(Margin, Height - Margin - QrSide, QrSide, QrSide), new SKSamplingOptions(SKFilterMode.Nearest), null);
        var small = pens.Regular(11);
        canvas.DrawText(page.Check.Normalize(), Margin + QrSide + 16, Height - Margin - 40, SKTextAlign.Left, small, pens.Ink);
        canvas.DrawText(page.Code, Margin + QrSide + 16, Height - Margin - 22, SKTextAlign.Left, small, pens.Ink);
    }

    /// <summary>The QR code of an address, a pixel for each module, without the white around it, which the page has. As JPEG of full quality: a PDF takes that in
    /// as it is, while any other picture would be packed anew on the one thread that draws.</summary>
    public static SKImage Qr(string address)
    {
        var (modules, side) = QrGrid.Of(address) ?? Long(address);
        using var plain = SKImage.FromPixelCopy(new SKImageInfo(side, side, SKColorType.Gray8, SKAlphaType.Opaque), modules, side);
        using var packed = plain.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return SKImage.FromEncodedData(packed);
    }

    private static (byte[] Modules, int Side) Long(string address)
    {
        const int Quiet = 4;
        using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        var rows = data.ModuleMatrix;
        var side = rows.Count - 2 * Quiet;
        return ([.. Enumerable.Range(0, side * side).Select(at => rows[Quiet + at / side][Quiet + at % side] ? byte.MinValue : byte.MaxValue)], side);
    }

    private static IEnumerable<(CertificateSheet Page, SKImage Code)> WithCodes(IEnumerable<CertificateSheet> pages) => pages.Chunk(Ahead)
        .SelectMany(some => some.AsParallel().AsOrdered().WithMergeOptions(ParallelMergeOptions.NotBuffered).Select(page => (page, Qr(page.Address))));

    // One line in the middle, smaller where it would not fit. Text is composed (NFC): without a shaper marks would stand beside their letters.
    private static void Line(SKCanvas canvas, string text, float y, SKFont font, SKPaint paint)
    {
        var composed = text.Normalize();
        var wide = font.MeasureText(composed);
        if (wide <= Width - 2 * Margin)
        {
            canvas.DrawText(composed, (Width - wide) / 2, y, SKTextAlign.Left, font, paint);
            return;
        }

        using var smaller = Font(font.Typeface, font.Size * (Width - 2 * Margin) / wide);
        canvas.DrawText(composed, Margin, y, SKTextAlign.Left, smaller, paint);
    }

    // A name of 120 letters takes two lines.
    private static float Name(SKCanvas canvas, string name, float y, Pens pens)
    {
        const float Size = 32, Least = 20;
        name = name.Normalize(); // Before it is cut anywhere: a mark must not lose its letter.
        if (pens.Bold(Size).MeasureText(name) * Least / Size <= Width - 2 * Margin)
        {
            Line(canvas, name, y, pens.Bold(Size), pens.Ink);
            return y;
        }

        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var half = words.Length / 2;
        Line(canvas, words.Length > 1 ? string.Join(' ', words[..half]) : name[..(name.Length / 2)], y, pens.Bold(Least), pens.Ink);
        Line(canvas, words.Length > 1 ? string.Join(' ', words[half..]) : name[(name.Length / 2)..], y + 28, pens.Bold(Least), pens.Ink);
        return y + 28;
    }

    // As wide as it is drawn at any size: widths rounded to dots of a screen would let a line that was made to fit run over the frame.
    private static SKFont Font(SKTypeface face, float size) => new(face, size) { LinearMetrics = true, Subpixel = true, Hinting = SKFontHinting.None };

    // A build without the front end has no faces; the system's own may lack letters, but a page is drawn.
    private static SKTypeface Face(Stream? file) => file is null ? SKTypeface.Default : SKTypeface.FromStream(file) ?? SKTypeface.Default;

    /// <summary>What pages are drawn with, made once for all of them; for one thread.</summary>
    private sealed class Pens(SKTypeface regular, SKTypeface bold) : IDisposable
    {
        private readonly Dictionary<(bool Bold, float Size), SKFont> _fonts = [];

        public SKPaint Ink { get; } = new() { Color = new SKColor(0x1A, 0x24, 0x33), IsAntialias = true };

        public SKPaint Accent { get; } = new() { Color = Blue, IsAntialias = true };

        public SKPaint Frame { get; } = new() { Color = Blue, Style = SKPaintStyle.Stroke, StrokeWidth = 2 };

        private static SKColor Blue => new(0x0B, 0x53, 0x94);

        public SKFont Regular(float size) => Of(false, size);

        public SKFont Bold(float size) => Of(true, size);

        public void Dispose()
        {
            foreach (var font in _fonts.Values) font.Dispose();
            Ink.Dispose();
            Accent.Dispose();
            Frame.Dispose();
        }

        private SKFont Of(bool heavy, float size) => _fonts.TryGetValue((heavy, size), out var font) ? font : _fonts[(heavy, size)] = Font(heavy ? bold : regular, size);
    }
}

/// <summary>What stands on one page.</summary>
internal sealed record CertificateSheet(string Issuer, string Title, string Certifies, string Holder, string Course, string Validity, string Number, string Check, string Code, string Address)
{
    public static CertificateSheet Of(Certificate c, string issuer, string address, IStringLocalizer texts) => new(issuer, texts["training.print-title"], texts["training.print-certifies"], c.HolderName,
        texts["training.print-course", c.CourseCode, c.CourseTitle], texts["training.print-validity", Formats.Day(c.IssuedOn), Formats.Day(c.ExpiresOn)], texts["training.print-number", c.Number],
        texts["training.print-check", address], texts["training.print-code", c.Code], address);
}
