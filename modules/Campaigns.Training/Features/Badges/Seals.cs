using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Campaigns.Data;
using Campaigns.Data.Privacy;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Features.Badges;

/// <summary>Signs credentials as compact JWS with EdDSA (RFC 7515, RFC 8037), the JWT proof format of Open Badges 3.0.</summary>
internal sealed class Seals(TrainingDbContext db, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private SigningKey? _key;

    public async Task<string> Sign(JsonObject payload, CancellationToken ct)
    {
        var key = _key ??= await Newest(ct) ?? await Make(ct);
        var header = new JsonObject { ["alg"] = "EdDSA", ["typ"] = "JWT", ["kid"] = key.KeyId };
        var what = $"{Part(header)}.{Part(payload)}";
        return $"{what}.{Base64Url.EncodeToString(Ed25519.Sign(key, Encoding.ASCII.GetBytes(what)))}";
    }

    /// <summary>A secret for something else, drawn from the private key so that neither tells the other (HKDF, RFC 5869).</summary>
    public async Task<byte[]> Secret(string what, CancellationToken ct)
    {
        var key = _key ??= await Newest(ct) ?? await Make(ct);
        return HKDF.DeriveKey(HashAlgorithmName.SHA256, Base64Url.DecodeFromChars(key.PrivateKey), 32, info: Encoding.ASCII.GetBytes(what));
    }

    /// <summary>Every public key there ever was, as JWK set (RFC 7517).</summary>
    public async Task<JsonObject> Keys(CancellationToken ct)
    {
        if (await Newest(ct) is null) await Make(ct);
        var keys = await db.SigningKeys.AsNoTracking().OrderBy(k => k.At).ToListAsync(ct);
        return new JsonObject
        {
            ["keys"] = new JsonArray([.. keys.Select(k => new JsonObject { ["kty"] = "OKP", ["crv"] = "Ed25519", ["x"] = k.PublicKey, ["kid"] = k.KeyId, ["alg"] = "EdDSA", ["use"] = "sig" })]),
        };
    }

    // A private key that cannot be read, such as after restoring without the keys of the fields, signs nothing: another one is made.
    private async Task<SigningKey?> Newest(CancellationToken ct) =>
        (await db.SigningKeys.AsNoTracking().OrderByDescending(k => k.At).ToListAsync(ct)).Find(k => k.PrivateKey != FieldSeal.Unreadable);

    private async Task<SigningKey> Make(CancellationToken ct)
    {
        await using var turn = await db.LockNamesAsync(["training.signing-key"], ct);
        if (await Newest(ct) is { } there) return there;
        var key = Ed25519.NewKey(clock.GetUtcNow());
        db.Add(key);
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return key;
    }

    private static string Part(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString(Json)));
}
