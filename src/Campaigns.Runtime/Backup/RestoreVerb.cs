using System.IO.Compression;
using Campaigns.Data.Privacy;
using Campaigns.Kernel.Verbs;
using Campaigns.Runtime.Auditing;
using Campaigns.Runtime.Storage;

namespace Campaigns.Runtime.Backup;

/// <summary><c>restore</c>: with the site stopped. Refuses first, changes last: an archive is checked whole before anything is touched.</summary>
internal sealed class RestoreVerb(Backups backups) : IVerb
{
    public string Name => "restore";

    public string Description => "Puts an archive of the verb backup into an empty place. The site must be stopped.";

    public bool NeedsDatabase => false;

    public IReadOnlyList<VerbOption> Options =>
    [
        new("file", "Archive to read", Required: true, Bare: true),
        new("verify", "Only check it: that it is whole, and that this program can restore it", Flag: true),
        new("replace", "Replace what is there; a backup of that is taken first", Flag: true),
        new("with-keys", "Also restore the keys, from the file that backup --with-keys wrote"),
    ];

    public async Task Run(IReadOnlyDictionary<string, string?> options, TextWriter output, CancellationToken ct)
    {
        try
        {
            await using var archive = await Archive.Open(options["file"]!, ct);
            await Check(archive, ct);
            if (options["verify"] is not null)
            {
                await output.WriteLineAsync($"{options["file"]} is whole: {Summary.Of(archive.Manifest)}");
                return;
            }

            await using var alone = Serving.Alone(backups.DataPath) ?? throw new VerbException($"A site is running on {backups.DataPath}; stop it first");
            await MakeRoom(options["replace"] is not null, output, ct);
            await backups.Database.Restore(archive, ct);
            await RestoreFiles(archive, ct);
            if (new AuditHead(new(backups.DataPath)).LayAside() is { } head) await output.WriteLineAsync($"The audit had been sealed up to position {head.Position} here, {head.Hash}; it goes on from where the backup ends");
            if (options["with-keys"] is { } keys) await ZipFile.ExtractToDirectoryAsync(keys, backups.Keys, overwriteFiles: true, ct);
            await output.WriteLineAsync($"Restored {Summary.Of(archive.Manifest)}. Start the site; it brings the tables up to date");
            if (!FieldKeys.Open(backups.Keys).Has(archive.Manifest.KeyId)) await output.WriteLineAsync($"The key {archive.Manifest.KeyId} that sealed its fields is not in {backups.Keys}: put the keys there before you start the site (restore --with-keys FILE does)");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new VerbException($"The backup could not be restored: {e.Message}");
        }
    }

    private async Task Check(Archive archive, CancellationToken ct)
    {
        if (archive.Manifest.Provider != backups.Provider) throw new VerbException($"The backup is of {archive.Manifest.Provider}, and this site runs on {backups.Provider}; set Database__Provider to {archive.Manifest.Provider}");
        await archive.Verify(ct);
        await backups.Schema.Check(archive.Manifest.Migrations);
    }

    private async Task MakeRoom(bool replace, TextWriter output, CancellationToken ct)
    {
        var empty = await backups.Database.IsEmpty(ct);
        if (empty && !backups.Files().Any()) return;
        if (!replace) throw new VerbException("This place is not empty. Restore into another database and data path, or add --replace");
        if (empty) return;
        Directory.CreateDirectory(backups.Folder);
        var safe = Path.Combine(backups.Folder, "before-restore-" + Backups.NewName());
        await backups.TakeTo(safe, (_, _) => { }, ct);
        await output.WriteLineAsync($"What was there is kept in {safe}");
    }

    private async Task RestoreFiles(Archive archive, CancellationToken ct)
    {
        foreach (var part in archive.Manifest.Parts.Where(p => p.Name.StartsWith(Archive.Files, StringComparison.Ordinal)))
        {
            var to = Path.Combine(backups.DataPath, part.Name[Archive.Files.Length..]);
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            await using var source = await archive.OpenPart(part.Name, ct);
            await using var file = File.Create(to);
            await source.CopyToAsync(file, ct);
        }
    }
}
