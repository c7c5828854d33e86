using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.Forms;
using Campaigns.Registrations.Features.ListRegistrations;
using Campaigns.Ui;
using Microsoft.Extensions.Localization;

namespace Campaigns.Registrations.Features.ExportRegistrations;

/// <summary>The list as a table: the filter's rows, all of them, with a column for each question ever asked. Phones as far as the caller may see them.</summary>
internal sealed class RegistrationSheet(RegistrationsQuery query, Forms.Forms forms, IUnits units, IStringLocalizer texts, TimeProvider clock)
{
    public async Task<(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows)> Of(Roster roster, RegistrationFilter filter, CancellationToken ct)
    {
        var all = await query.All(roster.Id, filter, ct);
        // The newest words of a question stand over its column, whatever version was answered.
        var questions = (await forms.Versions(roster.Id, ct)).OrderBy(v => v.Key).SelectMany(v => v.Value).GroupBy(q => q.Key).Select(g => g.Last()).ToList();
        var homes = await units.Many([.. all.Select(r => r.UnitCode).OfType<string>().Distinct()], clock.Today(), ct);
        string[] keys = ["code", "full-name", "phone", "status", "people", "commune", "hamlet", "need", "contact-name", "companions", "quota", "staff-note", "registered-at", "status-attended"];
        return ([.. keys.Select(key => texts[$"registrations.{key}"].Value), .. questions.Select(q => q.Label)], [.. all.Select(r => Row(r, roster, questions, homes))]);
    }

    private IReadOnlyList<object?> Row(Registration r, Roster roster, List<Question> questions, IReadOnlyDictionary<string, Unit> homes)
    {
        var answers = AnswerRules.Parse(r.Answers);
        return
        [
            r.ShownCode, r.FullName, Formats.Phone(query.PhoneOf(r.Phone, r.ScopePath)), texts[$"registrations.status-{r.Status.Word()}"].Value, r.People,
            r.UnitCode is { } code ? homes.GetValueOrDefault(code)?.FullName ?? code : null, r.Hamlet, r.Need, r.ContactName, r.Companions?.Replace("\n", ", ", StringComparison.Ordinal),
            roster.Quotas.Find(q => q.Key == r.QuotaKey)?.Name, r.StaffNote, r.RegisteredAt.Local().DateTime, r.CheckedInAt?.Local().DateTime,
            .. questions.Select(q => (object?)(answers.ContainsKey(q.Key) ? AnswerWords.Show(q, answers[q.Key], texts) : null)),
        ];
    }
}
