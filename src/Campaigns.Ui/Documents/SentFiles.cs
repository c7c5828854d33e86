using Microsoft.AspNetCore.Http;

namespace Campaigns.Ui.Documents;

/// <summary>Files as forms send them.</summary>
public static class SentFiles
{
    /// <summary>The bytes of a file; none where there is none. Of one that is larger than it may be, one byte more than that is read and nothing behind it:
    /// enough to tell.</summary>
    /// <param name="sent">As the form sent it.</param>
    /// <param name="most">How many bytes it may have.</param>
    /// <param name="ct">Gives up.</param>
    public static async Task<byte[]> ReadUpTo(this IFormFile? sent, long most, CancellationToken ct)
    {
        if (sent is null || sent.Length == 0) return [];
        var bytes = new byte[Math.Min(sent.Length, most + 1)];
        await using var stream = sent.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, ct);
        return bytes;
    }
}
