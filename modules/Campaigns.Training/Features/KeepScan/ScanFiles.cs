using Campaigns.Training.Domain;
using Microsoft.AspNetCore.Http;

namespace Campaigns.Training.Features.KeepScan;

/// <summary>Scans as forms send them.</summary>
internal static class ScanFiles
{
    /// <summary>The bytes; none where there is no file or it is too large, which is not read.</summary>
    public static async Task<byte[]> Read(IFormFile? sent, CancellationToken ct)
    {
        if (sent is null || sent.Length is 0 or > CertificateScan.Largest) return [];
        using var content = new MemoryStream((int)sent.Length);
        await sent.CopyToAsync(content, ct);
        return content.ToArray();
    }
}
