using Campaigns.Insurance.Data;
using Campaigns.Insurance.Domain;
using Campaigns.Insurance.Domain.Enrolments;
using Campaigns.Insurance.Domain.Quotes;
using Campaigns.Kernel.Privacy;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Insurance.Features.PersonalData;

/// <summary>What a person signed and paid. Amounts and receipts must be kept by law and hold no name; the address of a visit must not.</summary>
internal sealed class EnrolmentData(InsuranceDbContext db) : IPersonalData
{
    public async Task<IReadOnlyDictionary<string, object?>> Export(RecordRef person, CancellationToken ct)
    {
        if (person.Kind != PersonKind) return new Dictionary<string, object?>();

        var enrolments = await db.Enrolments.AsNoTracking().Where(e => e.PersonId == person.Id).OrderBy(e => e.Id).ToListAsync(ct);
        var ids = enrolments.ConvertAll(e => e.Id);
        var receipts = await db.Receipts.AsNoTracking().Where(r => ids.Contains(r.EnrolmentId)).OrderBy(r => r.Id).ToListAsync(ct);
        return new Dictionary<string, object?>
        {
            ["insurance.enrolments"] = enrolments.ConvertAll(Show),
            ["insurance.receipts"] = receipts.ConvertAll(Show),
        };
    }

    public async Task Erase(RecordRef person, CancellationToken ct)
    {
        if (person.Kind != PersonKind) return;

        foreach (var enrolment in await db.Enrolments.Where(e => e.PersonId == person.Id && e.Visit != null).ToListAsync(ct)) enrolment.ForgetVisit();
        await db.SaveChangesAsync(ct);
    }

    private const string PersonKind = "people.person";

    private static Dictionary<string, object?> Show(Enrolment e) => new()
    {
        ["insurance.product"] = e.Product.Code(),
        ["insurance.status"] = StatusWords.Of(e.Status),
        ["insurance.payable"] = e.Payable,
        ["insurance.enrolled-on"] = e.EnrolledOn,
        ["insurance.joined-on"] = e.JoinedOn,
        ["insurance.residence"] = e.UnitCode,
        ["insurance.visit"] = e.Visit,
    };

    private static Dictionary<string, object?> Show(Domain.Receipts.Receipt r) => new()
    {
        ["insurance.receipt"] = r.Number,
        ["insurance.amount"] = r.Amount,
        ["insurance.paid-on"] = r.PaidOn,
    };
}
