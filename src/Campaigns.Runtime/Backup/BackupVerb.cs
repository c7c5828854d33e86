using System.IO.Compression;
using Campaigns.Kernel.Verbs;
using Campaigns.Runtime.Storage;

namespace Campaigns.Runtime.Backup;

/// <summary><c>backup</c>: while the site serves or without it.</summary>
internal sealed class BackupVerb(Backups backups) : IVerb
{
    public string Name => "backup";

    public string Description => "Writes database, uploaded files and settings into one archive, while the site serves. Keys are not in it.";

    public bool NeedsDatabase => false;

    public IReadOnlyList<VerbOption> Options =>
    [
        new("file", "Archive to write (default: a new one in the folder of backups)", Bare: true),
        new("with-keys", "Also write the keys, into this separate file; keep it elsewhere than the archive"),
    ];

    public async Task Run(IReadOnlyDictionary<string, string?> options, TextWriter output, CancellationToken ct)
    {
        try
        {
            if (await backups.Database.IsEmpty(ct)) throw new VerbException("There is nothing to back up: the database is empty");
            var path = options["file"] ?? Path.Combine(backups.Folder, (await backups.Take(null, (_, _) => { }, ct)).Name);
            if (options["file"] is not null) await backups.TakeTo(path, (_, _) => { }, ct);
            await using (var archive = await Archive.Open(path, ct)) await output.WriteLineAsync($"{path}: {Summary.Of(archive.Manifest)}, {new FileInfo(path).Length} bytes");
            if (options["with-keys"] is { } keys) await WriteKeys(keys, ct);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new VerbException($"The backup could not be written: {e.Message}");
        }
    }

    private async Task WriteKeys(string to, CancellationToken ct)
    {
        await using var file = PrivateFile.Create(to);
        await ZipFile.CreateFromDirectoryAsync(Directory.CreateDirectory(backups.Keys).FullName, file, ct);
    }
}

/// <summary>An archive in one line.</summary>
internal static class Summary
{
    public static string Of(Manifest m) => $"{m.Provider} of {m.TakenAt.ToUniversalTime():yyyy-MM-dd HH:mm:ss}Z by version {m.Version}, {m.Tables.Count} tables, {m.Rows} rows, {m.Parts.Count(p => p.Name.StartsWith(Archive.Files, StringComparison.Ordinal))} files";
}
