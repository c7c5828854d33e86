using SkiaSharp;

namespace Campaigns.Ui.Documents;

/// <summary>The letters of documents: the site's own font, out of this assembly; the machine's own where it was built without.</summary>
internal static class PdfFonts
{
    private static readonly Lazy<SKTypeface> Regular = new(() => Load(DocumentFonts.Regular()));
    private static readonly Lazy<SKTypeface> Bold = new(() => Load(DocumentFonts.Bold()));

    public static SKFont Of(float size, bool bold) => new((bold ? Bold : Regular).Value, size);

    private static SKTypeface Load(Stream? face)
    {
        using var stream = face;
        return stream is null ? SKTypeface.Default : SKTypeface.FromStream(stream) ?? SKTypeface.Default;
    }
}
