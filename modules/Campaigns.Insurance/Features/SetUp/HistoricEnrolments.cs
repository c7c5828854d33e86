using Campaigns.Insurance.Data;
using Campaigns.Insurance.Domain.Enrolments;
using Campaigns.Insurance.Domain.Quotes;
using Campaigns.Insurance.Domain.Receipts;
using Campaigns.Insurance.Domain.Rules;
using Campaigns.Kernel.Recipes;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Insurance.Features.SetUp;

/// <summary>
/// Writes enrolments that happened before the product ran, many at once, receipts numbered by day in one book a year.
/// None of it is news: no event leaves, nobody is written to about the past.
/// </summary>
internal sealed class HistoricEnrolments(InsuranceDbContext db, RuleShelf shelf)
{
    // Small enough that another writer gets its turn, large enough that the disk is flushed seldom.
    private const int Batch = 1000;

    private static readonly TimeOnly Opening = new(9, 0);

    /// <summary>Rows whose id is stored already are left out, so that a run that was cut off goes on.</summary>
    public async Task Write(IReadOnlyList<PastEnrolment> past, Action<string> progress, CancellationToken ct)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            var written = 0;
            foreach (var batch in past.OrderBy(p => p.PaidOn ?? DateOnly.MaxValue).Chunk(Batch)) written += await WriteBatch(await Missing(batch, ct), ct);
            progress($"{written} enrolments");
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    private async Task<List<PastEnrolment>> Missing(PastEnrolment[] batch, CancellationToken ct)
    {
        var ids = batch.Select(p => p.Order.Id!.Value).ToList();
        var stored = (await db.Enrolments.Where(e => ids.Contains(e.Id)).Select(e => e.Id).ToListAsync(ct)).ToHashSet();
        return batch.Where(p => !stored.Contains(p.Order.Id!.Value)).ToList();
    }

    private async Task<int> WriteBatch(List<PastEnrolment> batch, CancellationToken ct)
    {
        var books = await Books(batch, ct);
        foreach (var past in batch)
        {
            var enrolment = Begin(past);
            if (past.PaidOn is { } day)
            {
                var receipt = Receipt.Write(books[day.Year].Take(), enrolment.Id, new(past.Order.Quote, PaymentMethod.Cash, day.At(Opening), null, past.Office));
                enrolment.Pay(receipt, joinedBefore: false);
                db.Add(receipt);
            }

            enrolment.TakeRaised();
            db.Add(enrolment);
        }

        db.ChangeTracker.DetectChanges();
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        return batch.Count;
    }

    private static Enrolment Begin(PastEnrolment past)
    {
        if (past.Outcome == EnrolmentStatus.Interested) return Enrolment.Wish(past.Order);

        var enrolment = Enrolment.Begin(past.Order);
        if (past.Outcome == EnrolmentStatus.Cancelled) enrolment.Cancel();
        return enrolment;
    }

    private async Task<Dictionary<int, ReceiptBook>> Books(List<PastEnrolment> batch, CancellationToken ct)
    {
        var books = new Dictionary<int, ReceiptBook>();
        foreach (var year in batch.Where(p => p.PaidOn is not null).Select(p => p.PaidOn!.Value.Year).Distinct())
        {
            var book = await db.Books.SingleOrDefaultAsync(b => b.Series == Series && b.Year == year, ct);
            if (book is null) db.Add(book = ReceiptBook.Open(null, Series, year));
            books[year] = book;
        }

        return books;
    }

    /// <summary>Series of receipts written on paper before the product ran.</summary>
    private const string Series = "TH";

    /// <summary>The quote of that day, as a snapshot.</summary>
    public async Task<Func<VsiQuoteInput, QuoteSnapshot>> Pricing(CancellationToken ct)
    {
        var book = await shelf.Book(ct);
        return input => Price(book, input);
    }

    private static QuoteSnapshot Price(RuleBook book, VsiQuoteInput input)
    {
        var quote = book.Quote(input);
        return quote.Succeeded ? QuoteSnapshot.Of(input, quote.Value) : throw new RecipeException($"cannot price {input.Method} of {input.ChosenIncome} on {input.PaidOn:yyyy-MM-dd}: {quote.Failures[0].Code}");
    }
}

/// <summary>An enrolment of the past: what it began with, how it ended, and the day of its first payment.</summary>
internal sealed record PastEnrolment(EnrolmentOrder Order, EnrolmentStatus Outcome, DateOnly? PaidOn, string? Office);
