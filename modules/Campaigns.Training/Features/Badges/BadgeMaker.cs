using System.Globalization;
using System.Text.Json.Nodes;
using Campaigns.Kernel.Settings;
using Campaigns.Kernel.Values;
using Campaigns.Training.Domain;

namespace Campaigns.Training.Features.Badges;

/// <summary>A certificate as Open Badges 3.0 credential (1EdTech, 2024) of the Verifiable Credentials data model 2.0. The holder's name is masked in it as on
/// the public page: it is proof of what the bearer of the code shows, not a list of names.</summary>
internal sealed class BadgeMaker(Seals seals, SiteAddress site, ISettings<CertificateSettings> settings)
{
    public async Task<Badge> Of(Certificate certificate, CancellationToken ct)
    {
        var credential = Credential(certificate);
        var claims = (JsonObject)credential.DeepClone();
        claims["iss"] = site.Badges + "/issuer";
        claims["jti"] = credential["id"]!.DeepClone();
        claims["sub"] = credential["credentialSubject"]!["id"]!.DeepClone();
        claims["nbf"] = From(certificate).ToUnixTimeSeconds();
        claims["exp"] = To(certificate).ToUnixTimeSeconds();
        return new(await seals.Sign(claims, ct), credential);
    }

    public JsonObject Issuer() => new()
    {
        ["@context"] = Contexts(),
        ["id"] = site.Badges + "/issuer",
        ["type"] = new JsonArray("Profile"),
        ["name"] = settings.Current.Issuer,
        ["url"] = site.Root,
        ["jwks_uri"] = site.Badges + "/keys",
    };

    public JsonObject Achievement(string code, string title, int version) => new()
    {
        ["id"] = $"{site.Badges}/achievements/{code}",
        ["type"] = new JsonArray("Achievement"),
        ["achievementType"] = "Certificate",
        ["name"] = $"{code} {title}",
        ["description"] = $"{code} {title}",
        ["version"] = version.ToString(CultureInfo.InvariantCulture),
        ["criteria"] = new JsonObject { ["id"] = site.Root + "/certificates/verify", ["narrative"] = title },
    };

    private JsonObject Credential(Certificate c) => new()
    {
        ["@context"] = Contexts(),
        ["id"] = $"{site.Badges}/{c.Code}",
        ["type"] = new JsonArray("VerifiableCredential", "OpenBadgeCredential"),
        ["name"] = c.Number,
        ["issuer"] = new JsonObject { ["id"] = site.Badges + "/issuer", ["type"] = new JsonArray("Profile"), ["name"] = settings.Current.Issuer },
        ["validFrom"] = Instant(From(c)),
        ["validUntil"] = Instant(To(c)),
        ["credentialSubject"] = new JsonObject
        {
            ["id"] = $"urn:uuid:{c.Id}",
            ["type"] = new JsonArray("AchievementSubject"),
            ["identifier"] = new JsonArray(new JsonObject { ["type"] = "IdentityObject", ["hashed"] = false, ["identityHash"] = MaskedName.Of(c.HolderName), ["identityType"] = "name" }),
            ["achievement"] = Achievement(c.CourseCode, c.CourseTitle, c.CourseVersion),
        },
        ["credentialStatus"] = new JsonArray(Status(c, "revocation"), Status(c, "suspension")),
    };

    private JsonObject Status(Certificate c, string purpose) => new()
    {
        ["id"] = $"{site.Badges}/status/{c.CourseCode}/{purpose}#{c.StatusIndex.ToString(CultureInfo.InvariantCulture)}",
        ["type"] = "BitstringStatusListEntry",
        ["statusPurpose"] = purpose,
        ["statusListIndex"] = c.StatusIndex.ToString(CultureInfo.InvariantCulture),
        ["statusListCredential"] = $"{site.Badges}/status/{c.CourseCode}/{purpose}",
    };

    private static JsonArray Contexts() => ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"];

    private static DateTimeOffset From(Certificate c) => c.IssuedOn.Start();

    // The last valid day belongs to it.
    private static DateTimeOffset To(Certificate c) => c.ExpiresOn.AddDays(1).Start();

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

/// <summary>A signed badge.</summary>
/// <param name="Jwt">Compact JWS; its payload is the credential with the registered claims of JWT.</param>
/// <param name="Credential">What was signed, to read.</param>
internal sealed record Badge(string Jwt, JsonObject Credential)
{
    public string Format => "jwt";
}
