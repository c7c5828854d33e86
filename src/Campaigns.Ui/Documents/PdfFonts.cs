using SkiaSharp;

namespace Campaigns.Ui.Documents;

/// <summary>The letters of documents: the site's own font, out of this assembly; the machine's own where it was built without.</summary>
internal static class PdfFonts
{
    private static readonly Lazy<SKTypeface> Regular = new(() => Load("BeVietnamPro_400Regular.ttf"));
    private static readonly Lazy<SKTypeface> Bold = new(() => Load("BeVietnamPro_600SemiBold.ttf"));

    public static SKFont Of(float size, bool bold) => new((bold ? Bold : Regular).Value, size);

    private static SKTypeface Load(string file)
    {
        using var stream = typeof(PdfFonts).Assembly.GetManifestResourceStream("Fonts/" + file);
        return stream is null ? SKTypeface.Default : SKTypeface.FromStream(stream) ?? SKTypeface.Default;
    }
}
