namespace Campaigns.Kernel.Values;

/// <summary>A row for somebody with a name, searched and listed by it on both databases alike.</summary>
public interface INamed
{
    /// <summary>As written (NFC).</summary>
    string FullName { get; }

    /// <summary>The name by <see cref="Folding.Fold"/>.</summary>
    string Folded { get; }

    /// <summary>The name by <see cref="VietnameseOrder.NameKey"/>.</summary>
    string SortKey { get; }
}
