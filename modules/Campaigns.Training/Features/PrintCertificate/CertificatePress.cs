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

    private readonly SKTypeface _regular = Face(DocumentFonts.Regular());
    private readonly SKTypeface _bold = Face(DocumentFonts.Bold());

    /// <summary>Writes the pages as they are drawn: the memory it takes does not grow with their number.</summary>
    /// <param name="pages">What stands on each.</param>
    /// <param name="to">Where the file goes.</param>
    public void Print(IEnumerable<CertificateSheet> pages, Stream to)
    {
        using var stream = new SKManagedWStream(to);
        using var document = SKDocument.CreatePdf(stream);
        foreach (var page in pages)
        {
            Draw(document.BeginPage(Width, Height), page);
            document.EndPage();
        }

        document.Close();
    }

    public void Dispose()
    {
        _regular.Dispose();
        _bold.Dispose();
    }

    private void Draw(SKCanvas canvas, CertificateSheet page)
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
        Qr(canvas, page.Address, ink);
        using var small = new SKFont(_regular, 11);
        canvas.DrawText(page.Check.Normalize(), Margin + QrSide + 16, Height - Margin - 40, SKTextAlign.Left, small, ink);
        canvas.DrawText(page.Code, Margin + QrSide + 16, Height - Margin - 22, SKTextAlign.Left, small, ink);
    }

    // One line in the middle, smaller where it would not fit. Text is composed (NFC): without a shaper marks would stand beside their letters.
    private static void Line(SKCanvas canvas, string text, float y, SKTypeface face, float size, SKPaint paint)
    {
        var composed = text.Normalize();
        using var font = new SKFont(face, size);
        var wide = font.MeasureText(composed);
        if (wide > Width - 2 * Margin) font.Size = size * (Width - 2 * Margin) / wide;
        canvas.DrawText(composed, Width / 2, y, SKTextAlign.Center, font, paint);
    }

    // A name of 120 letters takes two lines.
    private float Name(SKCanvas canvas, string name, float y, SKPaint paint)
    {
        const float Size = 32, Least = 20;
        using var font = new SKFont(_bold, Size);
        if (font.MeasureText(name.Normalize()) * Least / Size <= Width - 2 * Margin)
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

    private static void Qr(SKCanvas canvas, string address, SKPaint ink)
    {
        using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        var (rows, top) = (data.ModuleMatrix, Height - Margin - QrSide);
        var side = QrSide / rows.Count;
        for (var y = 0; y < rows.Count; y++)
        {
            // Dark modules beside each other are one rectangle: a fifth of the drawing, and no hairlines between them.
            for (var x = 0; x < rows.Count; x++)
            {
                if (!rows[y][x]) continue;
                var start = x;
                while (x + 1 < rows.Count && rows[y][x + 1]) x++;
                canvas.DrawRect(Margin + start * side, top + y * side, (x - start + 1) * side, side, ink);
            }
        }
    }

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
