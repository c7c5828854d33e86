using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Registrations.Features.Forms;

/// <summary>Tells other modules what an offering asks, and what was answered.</summary>
internal sealed class OfferingFormsQuery(RegistrationsDbContext db, Forms forms) : IOfferingForms
{
    public async Task<OfferingForm> Find(Guid offeringId, CancellationToken ct) => Show(await forms.Now(offeringId, ct));

    public async Task<IReadOnlyDictionary<Guid, GivenAnswers>> Answers(Guid offeringId, CancellationToken ct) =>
        await db.Registrations.AsNoTracking().Where(r => r.RosterId == offeringId && r.Answers != null).Select(r => new { r.Id, r.FormVersion, r.Answers })
            .ToDictionaryAsync(r => r.Id, r => new GivenAnswers(r.FormVersion, r.Answers!), ct);

    public static OfferingForm Show(FormRules rules) => new(rules.Number, rules.ConfirmPhone, [.. rules.Questions.Select(Show)]);

    private static FormQuestion Show(Question q) => new(q.Key, q.Kind.ToString().ToLowerInvariant(), q.Vi, q.En, q.HintVi, q.HintEn, q.Required, q.Least, q.Most,
        [.. q.Choices.Select(c => new FormChoice(c.Value, c.Vi, c.En))], q.WhenKey, q.WhenValue);
}
