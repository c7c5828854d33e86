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

    /// <summary>The form of a request that says it has one.</summary>
    /// <param name="request">What was sent.</param>
    /// <param name="ct">Gives up.</param>
    public static async Task<SentForm> ReadForm(this HttpRequest request, CancellationToken ct)
    {
        try
        {
            return new(await request.ReadFormAsync(ct), false);
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException or IOException)
        {
            return new(null, e is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge });
        }
    }
}

/// <summary>A form as it could be read.</summary>
/// <param name="Form">Null: it says it is a form and is none, or it is too large.</param>
/// <param name="TooLarge">It went on beyond what its endpoint takes, and was cut off.</param>
public readonly record struct SentForm(IFormCollection? Form, bool TooLarge);
