using Campaigns.Events.Contracts;
using Campaigns.Events.Features.EventFormats;
using Campaigns.Network.Contracts;

namespace Campaigns.Events.Features.AnswerOthers;

/// <summary>Holds valid certificates against what the format asks for.</summary>
internal sealed class CertificateQualifications(IStaffCertificates certificates, FormatCatalog formats) : IQualifications
{
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<MissingCertificate>>> Missing(
        IReadOnlyCollection<Guid> staffIds, string format, DateOnly on, CancellationToken ct)
    {
        if (staffIds.Count == 0 || formats.Find(format) is not { } kind || kind.Asks.Count == 0) return new Dictionary<Guid, IReadOnlyList<MissingCertificate>>();
        var held = await certificates.Valid(staffIds, on, ct);
        return staffIds.Distinct()
            .Select(id => (id, Missing: (IReadOnlyList<MissingCertificate>)[.. kind.Asks.Where(asked => !held.GetValueOrDefault(id, []).Any(c => c.Course == asked.Course))]))
            .Where(of => of.Missing.Count > 0)
            .ToDictionary(of => of.id, of => of.Missing);
    }
}
