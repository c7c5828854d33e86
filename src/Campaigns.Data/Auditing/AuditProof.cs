using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Campaigns.Data.Privacy;

namespace Campaigns.Data.Auditing;

/// <summary>What makes the audit tamper-evident. Each entry carries a MAC by its writer, so that nobody without the key can write one or change
/// one; one sealer chains them afterwards, so that nobody can take one away or move one, and writers never wait for each other.</summary>
internal static class AuditProof
{
    private const int KeyName = 4;

    // One zero byte: the migration marked what a release without proofs had written.
    private const int BeforeProofs = 1;

    /// <summary>Hash before the first entry.</summary>
    public static readonly byte[] Beginning = new byte[SHA256.HashSizeInBytes];

    /// <summary>The writer's MAC.</summary>
    public static byte[] Mac(AuditEntry entry)
    {
        var key = FieldKeys.Current.AuditKey;
        var mac = new byte[KeyName + HMACSHA256.HashSizeInBytes];
        NameOf(key).CopyTo(mac, 0);
        HMACSHA256.HashData(key, Content(entry), mac.AsSpan(KeyName));
        return mac;
    }

    /// <summary>Whether this program wrote the entry as it is; null: it was written with a key that is not here.</summary>
    public static bool? IsGenuine(AuditEntry entry)
    {
        if (entry.Mac.Length == BeforeProofs) return null;
        if (entry.Mac.Length < KeyName) return false;
        if (!entry.Mac.AsSpan(0, KeyName).SequenceEqual(NameOf(FieldKeys.Current.AuditKey))) return null;
        return CryptographicOperations.FixedTimeEquals(entry.Mac, Mac(entry));
    }

    /// <summary>The next hash of the chain. Needs no key.</summary>
    public static byte[] Next(byte[] before, long position, AuditEntry entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> place = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(place, position);
        BinaryPrimitives.WriteInt64BigEndian(place[8..], entry.Seq);
        hash.AppendData(before);
        hash.AppendData(place);
        hash.AppendData(Content(entry));
        hash.AppendData(entry.Mac);
        return hash.GetHashAndReset();
    }

    private static byte[] NameOf(byte[] key) => SHA256.HashData(key)[..KeyName];

    // Every field with its length in front: no two entries have the same content.
    private static byte[] Content(AuditEntry e)
    {
        var content = new ArrayBufferWriter<byte>(512);
        Number(e.At.UtcTicks);
        Number(e.WrittenAt.UtcTicks);
        foreach (var text in new[] { Id(e.ActorId), e.ActorName, Id(e.BehalfId), e.Action, e.RecordKind, Id(e.RecordId), e.Details, e.Changes, e.Channel, e.Via, e.Address, e.RequestId }) Text(text);
        return content.WrittenSpan.ToArray();

        void Number(long value)
        {
            BinaryPrimitives.WriteInt64BigEndian(content.GetSpan(8), value);
            content.Advance(8);
        }

        void Text(string? text)
        {
            if (text is null)
            {
                Number(-1);
                return;
            }

            Number(Encoding.UTF8.GetByteCount(text));
            content.Advance(Encoding.UTF8.GetBytes(text, content.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length))));
        }
    }

    private static string? Id(Guid? id) => id?.ToString("N");
}
