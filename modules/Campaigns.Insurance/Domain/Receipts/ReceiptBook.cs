using Campaigns.Kernel.Values;

namespace Campaigns.Insurance.Domain.Receipts;

/// <summary>
/// The numbers of one holder in one year. Numbers are scarce: the next one is taken under the book's lock, in the
/// transaction that writes the receipt, so that there is neither a gap nor a double.
/// </summary>
internal sealed class ReceiptBook : Entity
{
    private ReceiptBook()
    {
    }

    public static ReceiptBook Open(Guid? holderId, string series, int year, int first = 1) =>
        new() { HolderId = holderId, Series = series, Year = year, Next = first };

    /// <summary>Account of the collector; null for a book of old paper receipts.</summary>
    public Guid? HolderId { get; private init; }

    /// <summary>Letters and digits, unique in its year.</summary>
    public string Series { get; private init; } = "";
    public int Year { get; private init; }
    public int Next { get; private set; }

    public ReceiptNumber Take() => new(Id, Series, Year, Next++);
}
