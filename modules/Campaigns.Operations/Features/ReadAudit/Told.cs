using Campaigns.Kernel.Security;

namespace Campaigns.Operations.Features.ReadAudit;

/// <summary>An entry in few words.</summary>
internal static class Told
{
    private const int Most = 4;

    /// <summary>The columns that changed; the facts of an act that changed none.</summary>
    public static string InShort(AuditRow row)
    {
        if (row.Changes.Count == 0) return row.Details is { Length: > 120 } details ? details[..120] + "…" : row.Details ?? "";
        return string.Join(", ", row.Changes.Take(Most).Select(c => c.Field)) + (row.Changes.Count > Most ? ", …" : "");
    }
}
