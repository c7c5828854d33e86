namespace Campaigns.Ui.Documents;

/// <summary>What a sheet is kept as.</summary>
public enum SheetKind
{
    /// <summary>CSV.</summary>
    Text,

    /// <summary>XLSX, which is a zip.</summary>
    Workbook,
}

/// <summary>Tells sheets from other files.</summary>
public static class SheetKinds
{
    private const int Head = 2_000;

    /// <summary>What it is, told by its first bytes whatever its name says; null where it is neither: it begins like another known kind, or holds what no text does.
    /// What begins like a workbook may be none.</summary>
    /// <param name="file">The whole file, or its beginning.</param>
    public static SheetKind? Of(ReadOnlySpan<byte> file) => file switch
    {
        [(byte)'P', (byte)'K', 3, 4, ..] => SheetKind.Workbook,
        [(byte)'P', (byte)'K', ..] or [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] or [0xD0, 0xCF, ..] or [0x89, (byte)'P', ..] or [0xFF, 0xD8, ..] => null,
        _ => file[..Math.Min(file.Length, Head)].Contains((byte)0) ? null : SheetKind.Text,
    };

    /// <summary>Reads a sheet. Null where it is none, also where that shows only on reading: it begins like a workbook, and the library that opens it meets
    /// something else.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="read">Reads everything that is wanted before it answers.</param>
    public static T? Read<T>(byte[] file, Func<SheetKind, T> read)
        where T : class
    {
        try
        {
            return Of(file) is { } kind ? read(kind) : null;
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or FormatException or InvalidOperationException or NotSupportedException or KeyNotFoundException or System.Xml.XmlException or IndexOutOfRangeException or ArgumentException)
        {
            return null;
        }
    }
}
