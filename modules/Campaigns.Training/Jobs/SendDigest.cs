using Campaigns.Kernel.Jobs;
using Campaigns.Network.Contracts;
using Campaigns.Notifications.Contracts;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Campaigns.Training.Features.WatchExpiry;
using Campaigns.Ui;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Jobs;

/// <summary>What one person is told on one morning: all their certificates in one message.</summary>
/// <param name="StaffId">Who is told.</param>
/// <param name="Own">Certificates of their own; else those they look after.</param>
/// <param name="CertificateIds">Which.</param>
/// <param name="On">The morning.</param>
internal sealed record Digest(Guid StaffId, bool Own, IReadOnlyList<Guid> CertificateIds, DateOnly On);

/// <summary>Sends it.</summary>
internal sealed class SendDigest(TrainingDbContext db, IStaffContacts contacts, INotifications notifications) : IJob<Digest>
{
    // More lines than this are a list for the page, not for a message.
    private const int MostLines = 30;

    public async Task Run(Digest args, CancellationToken ct)
    {
        if ((await contacts.Many([args.StaffId], ct)).GetValueOrDefault(args.StaffId) is not { } person) return;
        var certificates = await db.Certificates.AsNoTracking().Where(c => args.CertificateIds.Contains(c.Id)).OrderBy(c => c.ExpiresOn).ThenBy(c => c.CourseCode).ToListAsync(ct);
        if (certificates.Count == 0) return;
        var (first, more) = (certificates[0], certificates.Count - 1);
        var values = new Dictionary<string, object?>
        {
            ["course"] = first.CourseCode,
            ["holder"] = first.HolderName,
            ["day"] = Formats.Day(first.ExpiresOn),
            ["days"] = first.ExpiresOn.DayNumber - args.On.DayNumber,
            ["more"] = more,
            ["count"] = certificates.Count,
            ["lines"] = certificates.Take(MostLines).Select(c => args.Own ? $"{c.CourseCode} {c.CourseTitle}: {Formats.Day(c.ExpiresOn)}" : $"{c.HolderName}, {c.CourseCode}: {Formats.Day(c.ExpiresOn)}").ToList(),
        };
        await notifications.Queue(new(args.Own ? ExpiryNotices.Own : ExpiryNotices.Others, To(person), values, new(Certificate.RecordKind, first.Id),
            $"training.digest/{args.StaffId:N}/{args.Own}/{args.On:yyyy-MM-dd}"), ct);
    }

    // One message, not one on each channel: by mail, which holds the list, or by SMS for who has no address.
    private static Recipient To(StaffContact person) => person.Email is null ? new(person.Name, person.Phone, null) : new(person.Name, null, person.Email);
}
