using System.Globalization;
using Campaigns.Insurance.Domain.Enrolments;
using Campaigns.Kernel.Values;

namespace Campaigns.Insurance.Domain.Receipts;

internal enum ReceiptStatus
{
    Valid,
    Void,
}

internal enum PaymentMethod
{
    Cash,
    Transfer,
}

/// <summary>
/// Money received for an enrolment, with the rules it was priced by. Never edited: a wrong one is made void and keeps its
/// number, so that a book shows no gap.
/// </summary>
internal sealed class Receipt : Entity
{
    private Receipt()
    {
    }

    public static Receipt Write(ReceiptNumber number, Guid enrolmentId, Takings takings) => new()
    {
        BookId = number.BookId,
        Number = number.Text,
        EnrolmentId = enrolmentId,
        Amount = takings.Quote.PayerAmount,
        Method = takings.Method,
        PaidOn = takings.ReceivedAt.LocalDate(),
        ReceivedAt = takings.ReceivedAt,
        CollectorId = takings.CollectorId,
        OfficeCode = takings.OfficeCode,
        Quote = takings.Quote,
    };

    public Guid BookId { get; private init; }

    /// <summary>Series, year and running number, such as <c>BS-26-000101</c>.</summary>
    public string Number { get; private init; } = "";
    public Guid EnrolmentId { get; private init; }

    /// <summary>Đồng.</summary>
    public long Amount { get; private init; }
    public PaymentMethod Method { get; private init; }
    public ReceiptStatus Status { get; private set; }
    public DateOnly PaidOn { get; private init; }
    public DateTimeOffset ReceivedAt { get; private init; }

    /// <summary>Account of who took the money; null in records older than the product.</summary>
    public Guid? CollectorId { get; private init; }
    public string? OfficeCode { get; private init; }
    public QuoteSnapshot Quote { get; private init; } = QuoteSnapshot.None;
}

/// <summary>What was taken, when and by whom.</summary>
internal sealed record Takings(QuoteSnapshot Quote, PaymentMethod Method, DateTimeOffset ReceivedAt, Guid? CollectorId, string? OfficeCode);

/// <summary>A number taken from a book.</summary>
internal sealed record ReceiptNumber(Guid BookId, string Series, int Year, int Running)
{
    public string Text => string.Create(CultureInfo.InvariantCulture, $"{Series}-{Year % 100:00}-{Running:000000}");
}
