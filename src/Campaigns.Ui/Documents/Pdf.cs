using System.Text;
using SkiaSharp;

namespace Campaigns.Ui.Documents;

/// <summary>Documents of A4 pages (ISO 32000, fonts embedded, text that can be searched), written top down. Lengths are points: 1/72 inch.</summary>
public sealed class Pdf : IDisposable
{
    /// <summary>A4, upright.</summary>
    public const float Width = 595.28f, Height = 841.89f;

    private const float LineHeight = 1.35f;

    private readonly MemoryStream _bytes = new();
    private readonly SKDocument _document;
    private readonly SKPaint _ink = new() { Color = SKColors.Black, IsAntialias = true };
    private SKCanvas? _canvas;

    /// <summary>Begins a document.</summary>
    /// <param name="title">Shown by readers in place of the file's name.</param>
    public Pdf(string title) => _document = SKDocument.CreatePdf(_bytes, new SKDocumentPdfMetadata { Title = title, Producer = "Campaigns", RasterDpi = 300 });

    /// <summary>Number of pages begun.</summary>
    public int Pages { get; private set; }

    /// <summary>The next page.</summary>
    public void NewPage()
    {
        if (_canvas is not null) _document.EndPage();
        _canvas = _document.BeginPage(Width, Height);
        Pages++;
    }

    /// <summary>One line of text from a point of its baseline, cut with an ellipsis where it is wider than it may be.</summary>
    public void Text(string text, float x, float y, float size, float widest = Width, bool bold = false, bool right = false)
    {
        using var font = PdfFonts.Of(size, bold);
        _canvas!.DrawText(Fit(text, font, widest), x, y, right ? SKTextAlign.Right : SKTextAlign.Left, font, _ink);
    }

    /// <summary>Text in lines below one another, broken at spaces.</summary>
    /// <returns>The baseline of a line after it.</returns>
    public float Paragraph(string text, float x, float y, float size, float width, bool bold = false)
    {
        foreach (var line in Lines(text, size, width, bold))
        {
            Text(line, x, y, size, width, bold);
            y += size * LineHeight;
        }

        return y;
    }

    /// <summary>The lines that <see cref="Paragraph"/> would draw.</summary>
    public static IReadOnlyList<string> Lines(string text, float size, float width, bool bold = false)
    {
        using var font = PdfFonts.Of(size, bold);
        var lines = new List<string>();
        foreach (var paragraph in text.Normalize(NormalizationForm.FormC).Split('\n'))
        {
            var line = "";
            foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(w => Pieces(w, font, width)))
            {
                if (line.Length > 0 && font.MeasureText($"{line} {word}") > width)
                {
                    lines.Add(line);
                    line = "";
                }

                line = line.Length == 0 ? word : $"{line} {word}";
            }

            lines.Add(line);
        }

        return lines;
    }

    // What is longer than a line, such as an address, is broken: cut off it could not be typed.
    private static IEnumerable<string> Pieces(string word, SKFont font, float width)
    {
        while (word.Length > 1 && font.MeasureText(word) > width)
        {
            var cut = word.Length;
            while (cut > 1 && (char.IsHighSurrogate(word[cut - 1]) || font.MeasureText(word[..cut]) > width)) cut--;
            if (char.IsHighSurrogate(word[cut - 1])) cut++;
            yield return word[..cut];
            word = word[cut..];
        }

        yield return word;
    }

    /// <summary>How far down <see cref="Paragraph"/> would lead.</summary>
    public static float HeightOf(string text, float size, float width, bool bold = false) => Lines(text, size, width, bold).Count * size * LineHeight;

    /// <summary>One line that grows smaller before it is cut.</summary>
    public void Squeezed(string text, float x, float y, float size, float smallest, float width)
    {
        while (size > smallest && Measure(text, size) > width) size -= 0.5f;
        Text(text, x, y, size, width);
    }

    /// <summary>The cell of a table: one line, or where it is too long two smaller ones, of which the second may be cut.</summary>
    /// <param name="text">What stands in it.</param>
    /// <param name="x">Its left side.</param>
    /// <param name="y">The baseline of a single line.</param>
    /// <param name="size">Of a single line.</param>
    /// <param name="width">Its width.</param>
    public void Cell(string text, float x, float y, float size, float width)
    {
        if (Measure(text, size) <= width)
        {
            Text(text, x, y, size, width);
            return;
        }

        var small = size * 0.78f;
        var lines = Lines(text, small, width);
        var rise = lines.Count > 1 ? small * 0.55f : 0;
        Text(lines[0], x, y - rise, small, width);
        if (lines.Count > 1) Text(string.Join(' ', lines.Skip(1)), x, y + rise, small, width);
    }

    private static float Measure(string text, float size)
    {
        using var font = PdfFonts.Of(size, false);
        return font.MeasureText(text.Normalize(NormalizationForm.FormC));
    }

    /// <summary>A straight line.</summary>
    public void Line(float x, float y, float toX, float toY)
    {
        _ink.StrokeWidth = 0.5f;
        _canvas!.DrawLine(x, y, toX, toY, _ink);
    }

    /// <summary>The outline of a box.</summary>
    public void Box(float x, float y, float width, float height)
    {
        Line(x, y, x + width, y);
        Line(x, y + height, x + width, y + height);
        Line(x, y, x, y + height);
        Line(x + width, y, x + width, y + height);
    }

    /// <summary>A QR code as a square.</summary>
    public void Qr(string text, float x, float y, float side)
    {
        using var data = QRCoder.QRCodeGenerator.GenerateQrCode(text, QRCoder.QRCodeGenerator.ECCLevel.M);
        var cell = side / data.ModuleMatrix.Count;
        for (var row = 0; row < data.ModuleMatrix.Count; row++)
        for (var column = 0; column < data.ModuleMatrix.Count; column++)
            if (data.ModuleMatrix[row][column]) _canvas!.DrawRect(x + column * cell, y + row * cell, cell, cell, _ink);
    }

    /// <summary>Ends the document.</summary>
    public byte[] ToBytes()
    {
        if (_canvas is null) NewPage();
        _document.EndPage();
        _document.Close();
        return _bytes.ToArray();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _document.Dispose();
        _ink.Dispose();
        _bytes.Dispose();
    }

    // Composed: without a shaper, a letter and its mark apart would stand beside each other.
    private static string Fit(string text, SKFont font, float widest)
    {
        var whole = text.Normalize(NormalizationForm.FormC);
        if (font.MeasureText(whole) <= widest) return whole;
        var cut = whole.Length;
        while (cut > 0 && font.MeasureText(whole[..cut] + "…") > widest) cut--;
        if (cut > 0 && char.IsHighSurrogate(whole[cut - 1])) cut--;
        return whole[..cut].TrimEnd() + "…";
    }
}
