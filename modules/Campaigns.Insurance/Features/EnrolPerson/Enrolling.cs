using System.Text.Json;
using Campaigns.Insurance.Contracts;
using Campaigns.Insurance.Data;
using Campaigns.Insurance.Domain;
using Campaigns.Insurance.Domain.Enrolments;
using Campaigns.Insurance.Domain.Quotes;
using Campaigns.Insurance.Features.QuoteContribution;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;
using Campaigns.Ui.Api;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Insurance.Features.EnrolPerson;

/// <summary>Enrols for other modules. The key is stored with the enrolment: whoever asks again after a crash meets it.</summary>
internal sealed class Enrolling(InsuranceDbContext db, IHandler<EnrolPerson, EnrolledPerson> enrol, EnrolmentDesk desk, TimeProvider clock) : IEnrolling
{
    /// <inheritdoc/>
    public async Task<Result<EnrolmentCard>> Enrol(Guid key, JsonElement body, CancellationToken ct)
    {
        if (await db.Enrolments.AsNoTracking().SingleOrDefaultAsync(e => e.OnceKey == key, ct) is { } before) return Card(before);
        var command = Read(body);
        if (!command.Succeeded) return command.Refused<EnrolmentCard>();

        var enrolled = await enrol.Handle(command.Value with { OnceKey = key }, ct);
        return enrolled.Succeeded
            ? new EnrolmentCard(enrolled.Value.Id, StatusWords.Of(enrolled.Value.Status), enrolled.Value.Payable, enrolled.Value.ReceiptNumber)
            : enrolled.Refused<EnrolmentCard>();
    }

    /// <inheritdoc/>
    public async Task<Result<EnrolmentCard>> Note(Wish wish, CancellationToken ct)
    {
        if (ProductCodes.Product(wish.Product) is not { } product) return QuoteBodyFaults.UnknownProduct;
        var residence = await desk.Residence(wish.UnitCode, ct);
        if (!residence.Succeeded) return residence.Refused<EnrolmentCard>();

        var person = await desk.Recognise(new(wish.FullName, wish.CitizenId, wish.BirthDate, wish.Phone, wish.UnitCode, wish.Hamlet), residence.Value, ct);
        if (await Live(person, product, ct) is { } before) return Card(before);

        var today = clock.Today();
        var enrolment = Enrolment.Wish(new(person, product, residence.Value, PaymentWay.CollectLater, today, QuoteSnapshot.None) { EventId = wish.EventId, RegistrationId = wish.RegistrationId });
        db.Add(enrolment);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (enrolment.Status == EnrolmentStatus.Interested)
        {
            // Two desks noted it at once: the unique index let one through.
            db.ChangeTracker.Clear();
            if (await Live(person, product, ct) is { } other) return Card(other);
            throw;
        }

        return Card(enrolment) with { Before = false };
    }

    private Task<Enrolment?> Live(Guid person, InsuranceProduct product, CancellationToken ct) => db.Enrolments.AsNoTracking()
        .FirstOrDefaultAsync(e => e.PersonId == person && e.Product == product && e.Status != EnrolmentStatus.Stopped && e.Status != EnrolmentStatus.Cancelled, ct);

    private static EnrolmentCard Card(Enrolment enrolment) => new(enrolment.Id, StatusWords.Of(enrolment.Status), enrolment.Payable, null, Before: true);

    private static Result<EnrolPerson> Read(JsonElement body)
    {
        try
        {
            return body.ValueKind == JsonValueKind.Object ? body.Deserialize<EnrolBody>(Api.Json)!.Read() : QuoteBodyFaults.Missing("person");
        }
        catch (JsonException)
        {
            return Failure.Invalid("insurance.enrolment-unreadable");
        }
    }
}
