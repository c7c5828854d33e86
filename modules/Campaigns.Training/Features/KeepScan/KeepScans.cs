using Campaigns.Data;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Campaigns.Training.Features.WithdrawCertificate;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Features.KeepScan;

/// <summary>A scanned paper.</summary>
/// <param name="Code">Code of its certificate, as the file is named.</param>
/// <param name="Content">As it was sent, as far as it was read.</param>
internal sealed record SentScan(string Code, byte[] Content);

/// <summary>Keeps scans of certificates on paper beside their certificates. One that is there stays; what cannot be kept is told and left out.</summary>
internal sealed record KeepScans(IReadOnlyList<SentScan> Scans) : ICommand<KeptScans>
{
    public const int Most = 200;

    public IEnumerable<Failure> Check()
    {
        if (Scans.Count > Most) yield return Refusals.OutOfRange("scans", 0, Most);
    }
}

/// <summary>What came of it.</summary>
internal sealed record KeptScans(int Kept, int Known, IReadOnlyList<(string Code, Failure Why)> Wrong);

internal sealed class KeepScansHandler(TrainingDbContext db, Register register, Author author, IAudit audit) : IHandler<KeepScans, KeptScans>
{
    public async Task<Result<KeptScans>> Handle(KeepScans command, CancellationToken ct)
    {
        var (kept, known, wrong, by) = (0, 0, new List<(string, Failure)>(), author.Now);
        foreach (var sent in command.Scans.DistinctBy(s => s.Code, StringComparer.OrdinalIgnoreCase))
        {
            if (await register.Find(sent.Code, Permissions.Certify, ct) is not { } certificate) wrong.Add((sent.Code, Refusals.NoSuchCertificate));
            else if (ScanReader.Read(sent.Content) is not { } read) wrong.Add((sent.Code, Refusals.ScanUnreadable));
            else if (await db.Scans.AnyAsync(s => s.CertificateId == certificate.Id, ct)) known++;
            else
            {
                db.Add(new CertificateScan { CertificateId = certificate.Id, MediaType = read.MediaType, Content = read.Content, At = by.At, ActorName = by.Name });
                audit.Note("training.scan-kept", new(Certificate.RecordKind, certificate.Id), new { certificate.Number });
                kept++;
            }
        }

        if (kept > 0) await db.SaveChangesAsync(ct);
        return new KeptScans(kept, known, wrong);
    }
}
