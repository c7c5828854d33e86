using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Campaigns.Kernel.Verbs;

namespace Campaigns.Runtime.Backup;

/// <summary>An archive opened for reading. Nothing of it is trusted before <see cref="Verify"/>.</summary>
internal sealed class Archive : IAsyncDisposable
{
    public const string Files = "files/";
    public const string Database = "database/";

    private readonly ZipArchive _zip;
    private readonly string _path;

    private Archive(ZipArchive zip, Manifest manifest, string path) => (_zip, Manifest, _path) = (zip, manifest, path);

    public Manifest Manifest { get; }

    /// <exception cref="VerbException">It is not there, not an archive of ours, damaged, or of a newer program.</exception>
    public static async Task<Archive> Open(string path, CancellationToken ct)
    {
        if (!File.Exists(path)) throw new VerbException($"There is no file {path}");
        ZipArchive zip;
        try
        {
            zip = await ZipFile.OpenReadAsync(path, ct);
        }
        catch (InvalidDataException)
        {
            throw new VerbException($"{path} is damaged or no backup: it is not a whole ZIP file");
        }

        try
        {
            return new(zip, await Read(zip, path, ct), path);
        }
        catch
        {
            await zip.DisposeAsync();
            throw;
        }
    }

    /// <summary>Every part there, each with its hash, and nothing else in it.</summary>
    public async Task Verify(CancellationToken ct)
    {
        var named = Manifest.Parts.Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        if (_zip.Entries.FirstOrDefault(e => e.FullName != Manifest.Entry && !named.Contains(e.FullName)) is { } extra) throw new VerbException($"{_path} is not as it was written: {extra.FullName} is not in its manifest");
        foreach (var part in Manifest.Parts)
        {
            if (!IsSafe(part.Name)) throw new VerbException($"{_path} is foreign: {part.Name} would lead out of the data path");
            if (await Sha256(part, ct) != part.Sha256) throw new VerbException($"{_path} is damaged: {part.Name} is not as it was written");
        }
    }

    public async Task<Stream> OpenPart(string name, CancellationToken ct) =>
        await (_zip.GetEntry(name) ?? throw new VerbException($"{_path} is damaged: {name} is missing")).OpenAsync(ct);

    public ValueTask DisposeAsync() => _zip.DisposeAsync();

    private static async Task<Manifest> Read(ZipArchive zip, string path, CancellationToken ct)
    {
        var entry = zip.GetEntry(Manifest.Entry) ?? throw new VerbException($"{path} is no backup of this program: it has no manifest");
        Manifest? manifest;
        try
        {
            await using var stream = await entry.OpenAsync(ct);
            var json = (await JsonSerializer.DeserializeAsync<JsonElement>(stream, Manifest.Json, ct)).Clone();
            if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("format", out var format) || format.GetString() != Manifest.FormatName) throw new VerbException($"{path} is no backup of this program");
            if (json.TryGetProperty("formatVersion", out var version) && version.GetInt32() > Manifest.Current)
                throw new VerbException($"{path} was written by a newer program ({(json.TryGetProperty("version", out var v) ? v.GetString() : "?")}). Install that release, or a later one, and restore with it");
            manifest = json.Deserialize<Manifest>(Manifest.Json);
        }
        catch (Exception e) when (e is JsonException or InvalidDataException or InvalidOperationException)
        {
            throw new VerbException($"{path} is damaged: its manifest cannot be read");
        }

        return manifest is { Parts: not null, Tables: not null, Migrations: not null } ? manifest : throw new VerbException($"{path} is damaged: its manifest is not whole");
    }

    private async Task<string> Sha256(Part part, CancellationToken ct)
    {
        try
        {
            await using var stream = await OpenPart(part.Name, ct);
            return Convert.ToHexString(await SHA256.HashDataAsync(stream, ct));
        }
        catch (InvalidDataException)
        {
            return "";
        }
    }

    private static bool IsSafe(string name) => (name.StartsWith(Files, StringComparison.Ordinal) || name.StartsWith(Database, StringComparison.Ordinal))
        && !name.Contains('\\', StringComparison.Ordinal) && !name.Split('/').Any(s => s is "" or "." or "..");
}
