namespace Campaigns.Data.Paging;

/// <summary>What the cursor of a list looks like; metadata of its endpoint where it is not the usual <see cref="ById"/>. What looks otherwise is refused before the list is asked.</summary>
/// <param name="Reads">Whether a text is such a cursor.</param>
public sealed record CursorForm(Func<string, bool> Reads)
{
    /// <summary>Of <see cref="PagingExtensions.PageById"/>.</summary>
    public static CursorForm ById { get; } = new(c => Cursor.ReadGuid(c) is not null);

    /// <summary>Of a list ordered by an instant.</summary>
    public static CursorForm ByInstant { get; } = new(c => Cursor.ReadAt(c) is not null);

    /// <summary>Of <see cref="NamePaging.PageByName"/>.</summary>
    public static CursorForm ByName { get; } = new(NamePaging.IsCursor);

    /// <summary>A number that is told openly.</summary>
    public static CursorForm ByNumber { get; } = new(c => int.TryParse(c, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out _));
}
