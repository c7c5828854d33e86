using Campaigns.Insurance.Data;
using Campaigns.Insurance.Domain.Enrolments;
using Campaigns.Insurance.Domain.Receipts;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Insurance.Features.EnrolPerson;

/// <summary>The receipt book of whoever is acting, for the year of today; opened at the first receipt.</summary>
internal sealed class CallersBook(InsuranceDbContext db, IActor actor, IStaff staff, TimeProvider clock)
{
    public async Task<Guid> Open(CancellationToken ct)
    {
        var (holder, year) = (actor.Id ?? throw new InvalidOperationException("Nobody takes cash without an account."), clock.Today().Year);
        while (true)
        {
            if (await Mine(holder, year, ct) is { } book) return book;

            db.Add(ReceiptBook.Open(holder, await FreeSeries(year, ct), year));
            try
            {
                await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateException)
            {
                // Somebody took the series, or this holder opened the book in another request: look again.
            }

            // Whoever opens the book forgets it: its next number is read anew under the lock.
            db.ChangeTracker.Clear();
        }
    }

    public async Task<Takings> Takings(QuoteSnapshot quote, CancellationToken ct)
    {
        var member = actor.Id is { } account ? await staff.OfAccount(account, ct) : null;
        return new(quote, PaymentMethod.Cash, clock.GetUtcNow(), actor.Id, member?.OfficeCode);
    }

    private async Task<Guid?> Mine(Guid holder, int year, CancellationToken ct) =>
        await db.Books.Where(book => book.HolderId == holder && book.Year == year).Select(book => (Guid?)book.Id).SingleOrDefaultAsync(ct);

    /// <summary>Initials of family and given name, such as BS, and a number where two people share them.</summary>
    private async Task<string> FreeSeries(int year, CancellationToken ct)
    {
        var initials = Initials(actor.DisplayName.Length > 0 ? actor.DisplayName : actor.Name);
        var taken = (await db.Books.Where(book => book.Year == year && book.Series.StartsWith(initials)).Select(book => book.Series).ToListAsync(ct)).ToHashSet();
        return Enumerable.Range(1, int.MaxValue - 1).Select(i => i == 1 ? initials : $"{initials}{i}").First(series => !taken.Contains(series));
    }

    internal static string Initials(string name)
    {
        var words = Folding.Fold(name).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => char.IsAsciiLetterOrDigit(word[0])).ToList();
        return words.Count switch
        {
            0 => "X",
            1 => words[0][..1].ToUpperInvariant(),
            _ => (words[0][..1] + words[^1][..1]).ToUpperInvariant(),
        };
    }
}
