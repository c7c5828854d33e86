using Campaigns.Events.Contracts;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.Booking;
using Campaigns.Events.Features.EventFormats;
using Campaigns.Events.Features.ListEvents;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Microsoft.Extensions.Localization;

namespace Campaigns.Events.Features.AdminEvents;

/// <summary>Which events of a list lie behind their presenters' certificates: what is wrong with each, in a sentence for each presenter.</summary>
internal sealed class PresenterFlags(IQualifications qualifications, IStaffCertificates certificates, IStaff staff, FormatCatalog formats, TimeProvider clock, IStringLocalizer texts)
{
    public async Task<ILookup<Guid, string>> Of(IEnumerable<EventRow> rows, CancellationToken ct)
    {
        var today = clock.Today();
        var ahead = rows.Where(r => r.Status is not (EventStatus.Cancelled or EventStatus.Completed or EventStatus.Reported) && r.Presenters.Count > 0 && r.StartsAt.LocalDate() >= today).ToList();
        var flags = new List<(Guid Event, string Sentence)>();
        // A list has many days: only the days of those who seem to lack something are asked about one by one.
        foreach (var day in (await InDoubt(ahead, today, ct)).GroupBy(r => (r.Format, Day: r.StartsAt.LocalDate())))
        {
            var missing = await qualifications.Missing([.. day.SelectMany(r => r.Presenters).Distinct()], day.Key.Format, day.Key.Day, ct);
            var names = await staff.Many([.. missing.Keys], ct);
            flags.AddRange(from row in day from id in row.Presenters where missing.ContainsKey(id)
                from lacks in missing[id] where lacks.Required && names.ContainsKey(id) select (row.Id, StaffConcerns.Sentence(lacks, names[id].Name, day.Key.Day, texts)));
        }

        return flags.ToLookup(f => f.Event, f => f.Sentence);
    }

    private async Task<IEnumerable<EventRow>> InDoubt(List<EventRow> rows, DateOnly today, CancellationToken ct)
    {
        if (rows.Count == 0) return [];
        var held = await certificates.Valid([.. rows.SelectMany(r => r.Presenters).Distinct()], today, ct);
        return rows.Where(r => formats.Find(r.Format) is { } format && r.Presenters.Any(id => format.Asks.Any(asked =>
            asked.Required && !held.GetValueOrDefault(id, []).Any(c => c.Course == asked.Course && c.ExpiresOn >= r.StartsAt.LocalDate()))));
    }
}
