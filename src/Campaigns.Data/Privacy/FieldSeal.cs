using System.Buffers.Text;
using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using System.Text;

namespace Campaigns.Data.Privacy;

/// <summary>Seals and opens one field: AES-256-GCM (NIST SP 800-38D) with a random nonce. A sealed field reads
/// <c>e1.KEYID.base64url(nonce, text, tag)</c>; anything else is taken as plain text, so that a database of before is readable while it is sealed.</summary>
public static class FieldSeal
{
    /// <summary>What is shown in place of a field whose key is not there or which was tampered with.</summary>
    public const string Unreadable = "•••";

    internal const string Mark = "e1.";
    private const int IdLength = 8, Nonce = 12, Tag = 16;
    private static readonly byte[] About = "campaigns.field.1"u8.ToArray();
    private static readonly Meter Meter = new("Campaigns.Privacy");
    private static readonly Counter<long> Unread = Meter.CreateCounter<long>("campaigns_fields_unreadable", description: "Sealed fields that could not be opened");

    /// <summary>Seals with the newest key. The empty text stays empty.</summary>
    public static string Seal(string text)
    {
        if (text.Length == 0) return text;
        var (id, key) = FieldKeys.Current.Newest();
        var plain = Encoding.UTF8.GetBytes(text);
        var sealed_ = new byte[Nonce + plain.Length + Tag];
        RandomNumberGenerator.Fill(sealed_.AsSpan(0, Nonce));
        using (var aes = new AesGcm(key, Tag)) aes.Encrypt(sealed_.AsSpan(0, Nonce), plain, sealed_.AsSpan(Nonce, plain.Length), sealed_.AsSpan(Nonce + plain.Length), About);
        return $"{Mark}{id}.{Base64Url.EncodeToString(sealed_)}";
    }

    /// <summary>Opens; <see cref="Unreadable"/> where the key is missing or the text is not as it was sealed.</summary>
    public static string Open(string text)
    {
        if (!IsSealed(text)) return text;
        if (TryOpen(text, out var plain)) return plain;
        Unread.Add(1);
        return Unreadable;
    }

    internal static bool IsSealed(string text) =>
        text.Length > Mark.Length + IdLength && text.StartsWith(Mark, StringComparison.Ordinal) && text[Mark.Length + IdLength] == '.' && !text.Contains('@', StringComparison.Ordinal);

    internal static bool TryOpen(string text, out string plain)
    {
        plain = "";
        var start = Mark.Length + IdLength + 1;
        if (text.Length <= start || FieldKeys.Current.Find(text.Substring(Mark.Length, IdLength)) is not { } key) return false;
        try
        {
            var bytes = Base64Url.DecodeFromChars(text.AsSpan(start));
            if (bytes.Length < Nonce + Tag) return false;
            var open = new byte[bytes.Length - Nonce - Tag];
            using (var aes = new AesGcm(key, Tag)) aes.Decrypt(bytes.AsSpan(0, Nonce), bytes.AsSpan(Nonce, open.Length), bytes.AsSpan(Nonce + open.Length), open, About);
            plain = Encoding.UTF8.GetString(open);
            return true;
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return false;
        }
    }
}

/// <summary>What a field can be found by without being readable: HMAC-SHA-256 under a key of its own, 128 bits of it, <c>b1.base64url</c>.</summary>
public static class Blind
{
    internal const string Mark = "b1.";

    /// <summary>How many digits the ending of a number has.</summary>
    public const int EndingLength = 4;

    /// <summary>Of a whole value. What is blind already stays.</summary>
    public static string Of(string value) => Hash("whole|", value);

    /// <summary>Of the last four digits. There are 10,000 of them: it narrows a search and hides nothing from who has the key.</summary>
    internal static string OfEnding(string ending) => Hash("ending|", ending);

    /// <summary>The last four digits; null where there are fewer.</summary>
    public static string? Ending(string? value)
    {
        if (value is null) return null;
        Span<char> last = stackalloc char[EndingLength];
        var at = EndingLength;
        for (var i = value.Length - 1; i >= 0 && at > 0; i--)
            if (char.IsAsciiDigit(value[i])) last[--at] = value[i];
        return at == 0 ? new string(last) : null;
    }

    internal static bool IsBlind(string value) => value.Length == Mark.Length + 22 && value.StartsWith(Mark, StringComparison.Ordinal) && Base64Url.IsValid(value.AsSpan(Mark.Length));

    private static string Hash(string use, string value)
    {
        if (IsBlind(value)) return value;
        var hash = HMACSHA256.HashData(FieldKeys.Current.IndexKey, Encoding.UTF8.GetBytes(use + value));
        return Mark + Base64Url.EncodeToString(hash.AsSpan(0, 16));
    }
}
