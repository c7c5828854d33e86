using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Campaigns.Testing;
using Campaigns.Training.Domain;
using Campaigns.Training.Features.Badges;
using Campaigns.Training.Features.WithdrawCertificate;

namespace Campaigns.Training.Tests.Features;

/// <summary>Badges as jose, which had no part in making them, sees them.</summary>
public sealed class BadgeTests : IAsyncLifetime
{
    private static readonly string Verifier = Path.Combine(Machine.Root, "tests", "Campaigns.Training.Tests", "verifier");
    private static readonly SemaphoreSlim Installing = new(1, 1);
    private readonly TestDatabase _database = TestDatabase.Sqlite();
    private TrainingModule _training = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _training = await TrainingModule.Start(_database);
        await Installing.WaitAsync(Ct);
        if (!File.Exists(Path.Combine(Verifier, "node_modules", ".package-lock.json"))) await Run("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error");
        Installing.Release();
    }

    public async ValueTask DisposeAsync()
    {
        await _training.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task An_independent_verifier_takes_it_and_nothing_that_was_changed()
    {
        var course = await _training.Open();
        await _training.Pass(await _training.Plan(course), Neighbours.Hoa);
        var certificate = (await _training.Issue(course, Neighbours.Hoa)).Value;
        var badge = await Badge(certificate);
        Assert.Equal("valid", await Verdict(badge.Jwt));

        var parts = badge.Jwt.Split('.');
        var payload = parts[1].ToCharArray();
        payload[40] = payload[40] == 'A' ? 'B' : 'A';
        Assert.Equal("bad-signature", await Verdict($"{parts[0]}.{new string(payload)}.{parts[2]}"));

        var other = Ed25519.NewKey(_training.Clock.GetUtcNow());
        var keys = new JsonObject { ["keys"] = new JsonArray(new JsonObject { ["kty"] = "OKP", ["crv"] = "Ed25519", ["x"] = other.PublicKey, ["kid"] = other.KeyId, ["alg"] = "EdDSA" }) };
        Assert.Equal("bad-signature", await Verdict(badge.Jwt, keys));

        await _training.Do<SuspendCertificate, Certificate>(new(certificate.Code, "Chưa bồi dưỡng", Some.Day("2026-03-10")));
        Assert.Equal("suspension", await Verdict(badge.Jwt));
        await _training.Do<RevokeCertificate, Certificate>(new(certificate.Code, "Thi hộ"));
        Assert.Equal("revocation", await Verdict(badge.Jwt));
    }

    [Fact]
    public async Task It_says_what_the_certificate_says_and_no_full_name()
    {
        var course = await _training.Open();
        await _training.Pass(await _training.Plan(course), Neighbours.Hoa);
        var certificate = (await _training.Issue(course, Neighbours.Hoa)).Value;
        var credential = (await Badge(certificate)).Credential;
        Assert.Equal(["VerifiableCredential", "OpenBadgeCredential"], credential["type"]!.AsArray().Select(t => t!.GetValue<string>()));
        Assert.Equal(("2026-03-01T17:00:00Z", "2028-03-02T17:00:00Z"), (credential["validFrom"]!.GetValue<string>(), credential["validUntil"]!.GetValue<string>()));
        Assert.Equal("P. T. Hoa", credential["credentialSubject"]!["identifier"]![0]!["identityHash"]!.GetValue<string>());
        Assert.DoesNotContain("Phạm", credential.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Fact]
    public async Task The_list_is_long_enough_not_to_give_away_who_is_meant()
    {
        var course = await _training.Open();
        var jwt = (await _training.Ask<StatusLists, string?>(l => l.Signed(course.Code, "revocation", Ct)))!;
        var payload = JsonNode.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(jwt.Split('.')[1]))!;
        using var gzip = new System.IO.Compression.GZipStream(new MemoryStream(System.Buffers.Text.Base64Url.DecodeFromChars(payload["credentialSubject"]!["encodedList"]!.GetValue<string>().AsSpan(1))), System.IO.Compression.CompressionMode.Decompress);
        using var bits = new MemoryStream();
        await gzip.CopyToAsync(bits, Ct);
        Assert.Equal(131_072 / 8, bits.Length);
    }

    private Task<Badge> Badge(Certificate certificate) => _training.Ask<BadgeMaker, Badge>(b => b.Of(certificate, Ct));

    private async Task<string> Verdict(string jwt, JsonObject? keys = null)
    {
        var lists = new JsonObject();
        foreach (var purpose in new[] { "revocation", "suspension" }) lists[purpose] = await _training.Ask<StatusLists, string?>(l => l.Signed("BHXH-01", purpose, Ct));
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, new JsonObject { ["badge"] = jwt, ["keys"] = keys ?? await _training.Ask<Seals, JsonObject>(s => s.Keys(Ct)), ["lists"] = lists }.ToJsonString(), Ct);
        var said = await Run("node", "verify.mjs", file);
        File.Delete(file);
        return said.Trim();
    }

    private static async Task<string> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = Verifier, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 })!;
        var errors = process.StandardError.ReadToEndAsync(Ct);
        var said = await process.StandardOutput.ReadToEndAsync(Ct);
        await process.WaitForExitAsync(Ct);
        Assert.True(process.ExitCode == 0, $"{program}: {await errors}");
        return said;
    }
}
