using Campaigns.Data;
using Campaigns.Insurance.Data;
using Campaigns.Insurance.Domain.Enrolments;
using Campaigns.Insurance.Domain.Quotes;
using Campaigns.Insurance.Domain.Receipts;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Insurance.Features.EnrolPerson;

internal sealed class EnrolPersonHandler(InsuranceDbContext db, RuleShelf shelf, EnrolmentDesk desk, MeetingLink meeting, CallersBook callersBook, TimeProvider clock)
    : IHandler<EnrolPerson, EnrolledPerson>
{
    public async Task<Result<EnrolledPerson>> Handle(EnrolPerson command, CancellationToken ct)
    {
        var residence = await desk.Residence(command.Person.UnitCode, ct);
        if (!residence.Succeeded) return residence.Refused<EnrolledPerson>();
        var eventId = await meeting.Check(command.EventId, command.RegistrationId, ct);
        if (!eventId.Succeeded) return eventId.Refused<EnrolledPerson>();

        // Money taken now is priced by today, whatever day the quote was asked for.
        var input = command.Way == PaymentWay.CashNow ? command.Quote with { PaidOn = clock.Today() } : command.Quote;
        var book = await shelf.Book(ct);
        var quote = book.Quote(input);
        if (!quote.Succeeded) return quote.Refused<EnrolledPerson>();

        var personId = await desk.Recognise(command.Person, residence.Value, ct);
        if (await IsEnrolled(personId, command.Product, ct)) return EnrolmentRefusals.AlreadyEnrolled;

        var order = new EnrolmentOrder(personId, command.Product, residence.Value, command.Way, clock.Today(), QuoteSnapshot.Of(input, quote.Value))
        {
            QuoteHoldsUntil = book.QuoteHoldsUntil(input.PaidOn),
            EventId = eventId.Value,
            RegistrationId = command.RegistrationId,
            Visit = command.Visit,
            OnceKey = command.OnceKey,
        };
        // Opening a book forgets what was read before it.
        if (command.Way == PaymentWay.CashNow) await callersBook.Open(ct);
        var wish = await db.Enrolments.SingleOrDefaultAsync(e => e.PersonId == personId && e.Product == command.Product && e.Status == EnrolmentStatus.Interested, ct);
        if (wish?.Decide(order) is { Succeeded: false } refused) return refused.Refused<EnrolledPerson>();
        return await KeepOnce(wish ?? Enrolment.Begin(order), ct);
    }

    private async Task<Result<EnrolledPerson>> KeepOnce(Enrolment enrolment, CancellationToken ct)
    {
        try
        {
            return enrolment.Way == PaymentWay.CashNow ? await TakeCash(enrolment, ct) : await Keep(enrolment, null, ct);
        }
        catch (DbUpdateException)
        {
            // Another desk enrolled the same person in the same moment: the unique index let one through.
            db.ChangeTracker.Clear();
            if (await IsEnrolled(enrolment.PersonId, enrolment.Product, ct)) return EnrolmentRefusals.AlreadyEnrolled;
            throw;
        }
    }

    private async Task<Result<EnrolledPerson>> TakeCash(Enrolment enrolment, CancellationToken ct)
    {
        var bookId = await callersBook.Open(ct);
        var takings = await callersBook.Takings(enrolment.Quote, ct);

        // Numbers are scarce: lock the book before reading its next one, so that there is no gap and no double.
        await using var turn = await db.LockAsync<ReceiptBook>(bookId, ct);
        var book = await db.Books.SingleAsync(b => b.Id == bookId, ct);
        var receipt = Receipt.Write(book.Take(), enrolment.Id, takings);
        var paid = enrolment.Pay(receipt, await HasJoinedBefore(enrolment, ct));
        if (!paid.Succeeded) return paid.Refused<EnrolledPerson>();

        db.Add(receipt);
        var kept = await Keep(enrolment, receipt.Number, ct);
        await turn.CommitAsync(ct);
        return kept;
    }

    private async Task<EnrolledPerson> Keep(Enrolment enrolment, string? receiptNumber, CancellationToken ct)
    {
        if (db.Entry(enrolment).State == EntityState.Detached) db.Add(enrolment);
        desk.Note(enrolment, receiptNumber);
        await db.SaveChangesAsync(ct);
        return new EnrolledPerson(enrolment.Id, enrolment.Status, enrolment.Payable, receiptNumber, enrolment.Version);
    }

    private Task<bool> IsEnrolled(Guid personId, InsuranceProduct product, CancellationToken ct) =>
        db.Enrolments.AnyAsync(e => e.PersonId == personId && e.Product == product && e.Status != EnrolmentStatus.Stopped && e.Status != EnrolmentStatus.Cancelled
            && e.Status != EnrolmentStatus.Interested, ct);

    private Task<bool> HasJoinedBefore(Enrolment enrolment, CancellationToken ct) =>
        db.Enrolments.AnyAsync(e => e.PersonId == enrolment.PersonId && e.Product == enrolment.Product && e.CountsOn != null, ct);
}
