using Campaigns.Events.Contracts;
using Campaigns.Events.Features.EventFormats;
using Campaigns.Network.Contracts;

namespace Campaigns.Events.Features.AnswerOthers;

/// <summary>Holds valid certificates, and leave to do without, against what the format asks for.</summary>
internal sealed class CertificateQualifications(IStaffCertificates certificates, FormatCatalog formats) : IQualifications
{
    public IReadOnlyList<string> Required => [.. formats.All.SelectMany(f => f.Asks).Where(asked => asked.Required).Select(asked => asked.Course).Distinct()];

    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<MissingCertificate>>> Missing(
        IReadOnlyCollection<Guid> staffIds, string format, DateOnly on, CancellationToken ct)
    {
        if (staffIds.Count == 0 || formats.Find(format) is not { } kind || kind.Asks.Count == 0) return new Dictionary<Guid, IReadOnlyList<MissingCertificate>>();
        var held = await certificates.Valid(staffIds, on, ct);
        var missing = staffIds.Distinct().ToDictionary(id => id, id => kind.Asks.Where(asked => !held.GetValueOrDefault(id, []).Any(c => c.Course == asked.Course)).ToList());
        if (missing.Values.All(lacks => lacks.Count == 0)) return new Dictionary<Guid, IReadOnlyList<MissingCertificate>>();
        foreach (var (id, courses) in await certificates.Excused([.. missing.Keys], on, ct)) missing.GetValueOrDefault(id)?.RemoveAll(asked => courses.Contains(asked.Course));
        var lacking = missing.Where(of => of.Value.Count > 0).Select(of => of.Key).ToList();
        if (lacking.Count == 0) return new Dictionary<Guid, IReadOnlyList<MissingCertificate>>();
        var lapsed = (await certificates.Lapsed(lacking, on, ct)).ToDictionary(l => (l.StaffId, l.Course));
        return lacking.ToDictionary(id => id, id => (IReadOnlyList<MissingCertificate>)[.. missing[id].Select(asked =>
            lapsed.TryGetValue((id, asked.Course), out var last) ? asked with { ExpiredOn = last.ExpiresOn, State = last.State } : asked)]);
    }
}
