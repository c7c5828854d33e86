using Campaigns.Kernel.Events;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Notifications.Contracts;
using Campaigns.Training.Contracts;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Campaigns.Training.Features.WatchExpiry;
using Campaigns.Ui;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Subscribers;

/// <summary>A presenter lost a certificate after being assigned: whoever coordinates there learns which meetings need a substitute.</summary>
internal sealed class TellPlannersOnWithdrawal(TrainingDbContext db, IStaff staff, IStaffContacts contacts, IEnumerable<IStaffDuties> duties, INotifications notifications) : IOn<CertificateWithdrawnV1>
{
    // What is planned farther ahead than this is planned again anyway.
    private const int MonthsAhead = 24;

    public async Task On(CertificateWithdrawnV1 e, EventContext context, CancellationToken ct)
    {
        if (await db.Certificates.AsNoTracking().SingleOrDefaultAsync(c => c.Id == e.CertificateId, ct) is not { } certificate) return;
        var taken = new List<StaffDuty>();
        foreach (var source in duties) taken.AddRange((await source.Between(e.At, e.At.AddMonths(MonthsAhead), ct)).Where(d => d.StaffId == e.StaffId && (e.Until is null || d.StartsAt.LocalDate() <= e.Until)));
        if (taken.Count == 0) return;
        var keepers = (await staff.WithRole(Roles.AreaCoordinator, null, ct)).Concat(await staff.WithRole(Roles.Coordinator, null, ct))
            .Where(s => new Scope(s.ScopePath).Contains(certificate.ScopePath)).Select(s => s.Id).Distinct().ToList();
        var people = await contacts.Many(keepers, ct);
        await notifications.QueueAll([.. people.Values.Select(person => Notice(person, certificate, [.. taken.OrderBy(d => d.StartsAt)], context.EventId))], ct);
    }

    private static Notice Notice(StaffContact person, Certificate certificate, IReadOnlyList<StaffDuty> taken, Guid cause) => new(ExpiryNotices.Withdrawn, new(person.Name, person.Phone, person.Email),
        new Dictionary<string, object?>
        {
            ["holder"] = certificate.HolderName,
            ["course"] = certificate.CourseCode,
            ["count"] = taken.Count,
            ["day"] = Formats.Day(taken[0].StartsAt),
            ["lines"] = taken.Select(d => $"{Formats.Moment(d.StartsAt)}: {d.Title}").ToList(),
        },
        new(Certificate.RecordKind, certificate.Id), $"training.withdrawn/{cause:N}/{person.StaffId:N}");
}
