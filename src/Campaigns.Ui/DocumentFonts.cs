namespace Campaigns.Ui;

/// <summary>Whole faces of Be Vietnam Pro (SIL Open Font License 1.1), every Vietnamese letter in them, for documents drawn on the server.</summary>
public static class DocumentFonts
{
    /// <summary>The TrueType file of the upright face; null in a build that left the front end out and had none of its packages.</summary>
    public static Stream? Regular() => Open("400Regular");

    /// <summary>The TrueType file of the bold face; null as above.</summary>
    public static Stream? Bold() => Open("600SemiBold");

    private static Stream? Open(string face) => typeof(DocumentFonts).Assembly.GetManifestResourceStream($"Fonts/BeVietnamPro_{face}.ttf");
}
