using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Campaigns.Training.Features.Badges;

namespace Campaigns.Training.Features.CheckIn;

/// <summary>What the QR code on the wall of a class says. It holds for a few minutes by the real clock: a photo of it sent home proves nothing. Forty signs, so
/// that the code has few squares and is read from the last row: the class, the minute, and ten bytes that only this installation can make (HMAC-SHA256).</summary>
internal sealed class ClassPasses(Seals seals)
{
    // The page on the wall shows another one each minute; whoever scans it has time to sign in.
    private const int Holds = 5, IdLength = 16, Signed = IdLength + sizeof(uint), Length = Signed + 10;

    public Task<string> For(Guid sessionId, CancellationToken ct) => For(sessionId, TimeProvider.System.GetUtcNow(), ct);

    public async Task<string> For(Guid sessionId, DateTimeOffset at, CancellationToken ct)
    {
        var pass = new byte[Length];
        sessionId.TryWriteBytes(pass);
        BinaryPrimitives.WriteUInt32BigEndian(pass.AsSpan(IdLength), Minute(at));
        Seal(pass, await seals.Secret("class-pass", ct)).CopyTo(pass.AsSpan(Signed));
        return Base64Url.EncodeToString(pass);
    }

    /// <summary>The class; null: not a code of ours, or too old.</summary>
    public async Task<Guid?> Read(string? code, CancellationToken ct)
    {
        var pass = new byte[Length];
        if (code?.Length != Base64Url.GetEncodedLength(Length) || Base64Url.DecodeFromChars(code, pass, out _, out var written) is not OperationStatus.Done || written != Length) return null;
        if (!CryptographicOperations.FixedTimeEquals(Seal(pass, await seals.Secret("class-pass", ct)), pass.AsSpan(Signed))) return null;
        var age = (long)Minute(TimeProvider.System.GetUtcNow()) - BinaryPrimitives.ReadUInt32BigEndian(pass.AsSpan(IdLength));
        return age is >= 0 and < Holds ? new Guid(pass.AsSpan(0, IdLength)) : null;
    }

    private static byte[] Seal(byte[] pass, byte[] secret) => HMACSHA256.HashData(secret, pass.AsSpan(0, Signed))[..(Length - Signed)];

    private static uint Minute(DateTimeOffset at) => (uint)(at.ToUnixTimeSeconds() / 60);
}
