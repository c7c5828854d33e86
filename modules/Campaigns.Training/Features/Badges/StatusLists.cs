using System.Buffers.Text;
using System.IO.Compression;
using System.Text.Json.Nodes;
using Campaigns.Kernel.Values;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Features.Badges;

/// <summary>Which certificates of a course are revoked or suspended, as Bitstring Status List (W3C Recommendation, 2025): one bit each, so that asking for a list
/// does not tell which certificate is being checked.</summary>
internal sealed class StatusLists(TrainingDbContext db, Seals seals, SiteAddress site, TimeProvider clock)
{
    // The specification's least length: a small list would narrow down who is meant.
    private const int LeastBits = 131_072;

    public static bool Knows(string purpose) => purpose is "revocation" or "suspension";

    public async Task<string?> Signed(string courseCode, string purpose, CancellationToken ct)
    {
        if (await db.Courses.AsNoTracking().SingleOrDefaultAsync(c => c.Code == courseCode, ct) is not { } course) return null;
        var today = clock.Today();
        var rows = await db.Certificates.AsNoTracking().Where(c => c.CourseId == course.Id).Select(c => new { c.StatusIndex, c.Status, c.ExpiresOn, c.SuspendedUntil, c.CourseVersion }).ToListAsync(ct);
        var last = rows.Count == 0 ? 0 : rows.Max(r => r.StatusIndex);
        var bits = new byte[(Math.Max(LeastBits, last + 1) + 7) / 8];
        foreach (var row in rows)
        {
            var state = CertificateStates.On(today, row.Status, row.ExpiresOn, row.SuspendedUntil, course.RefreshBy(row.CourseVersion));
            var set = purpose == "revocation" ? state is CertificateState.Revoked or CertificateState.Replaced : state is CertificateState.Suspended;
            if (set) bits[row.StatusIndex / 8] |= (byte)(0x80 >> (row.StatusIndex % 8));
        }

        var id = $"{site.Badges}/status/{courseCode}/{purpose}";
        var now = clock.GetUtcNow();
        return await seals.Sign(new JsonObject
        {
            ["@context"] = new JsonArray("https://www.w3.org/ns/credentials/v2"),
            ["id"] = id,
            ["type"] = new JsonArray("VerifiableCredential", "BitstringStatusListCredential"),
            ["issuer"] = site.Badges + "/issuer",
            ["validFrom"] = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
            ["credentialSubject"] = new JsonObject { ["id"] = id + "#list", ["type"] = "BitstringStatusList", ["statusPurpose"] = purpose, ["encodedList"] = "u" + Packed(bits) },
            ["iss"] = site.Badges + "/issuer",
            ["jti"] = id,
            ["nbf"] = now.ToUnixTimeSeconds(),
        }, ct);
    }

    private static string Packed(byte[] bits)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) gzip.Write(bits);
        return Base64Url.EncodeToString(packed.ToArray());
    }
}
