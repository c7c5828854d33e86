using System.IO.Compression;
using Campaigns.Data;
using Campaigns.Kernel.Verbs;
using Campaigns.Runtime.Backup;
using Campaigns.Runtime.Loading;
using Campaigns.Runtime.Storage;
using Campaigns.Testing;
using Campaigns.Testing.Site;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Campaigns.Reliability.Tests;

/// <summary>Backups by the verbs of the real program: taken while people register, restored into a new place, compared.</summary>
public abstract class BackupTests(DatabaseProvider provider) : IAsyncLifetime
{
    private const string Clock = "2019-03-01T09:00:00+07:00";

    private readonly string _folder = Directory.CreateTempSubdirectory("campaigns-backup-").FullName;
    private WorldFiles _world = null!;
    private WorldFiles _place = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Zip => Path.Combine(_folder, "all.zip");

    public async ValueTask InitializeAsync() => (_world, _place) = (await WorldFiles.Copy("thanh-hoa-2019", provider), await WorldFiles.Empty(provider));

    public async ValueTask DisposeAsync()
    {
        await _world.DisposeAsync();
        await _place.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_backup_taken_while_people_register_is_one_consistent_state()
    {
        var people = await Registering.In(_world);
        await using var host = await HostProcess.Start(url => _world.Environment(url, Clock));
        using var stop = new CancellationTokenSource();
        var writing = people.Start(host.Address, 4, stop.Token);
        await people.Until(20);
        var before = people.Answered.Keys.ToList();
        await Did(_world, "backup", Zip);
        var after = people.Answered.Count;
        await stop.CancelAsync();
        await writing;
        await host.Kill();
        Assert.True(after > before.Count, "nobody registered while the backup was taken");

        Assert.Contains("the database is empty", await Did(_place, "doctor"), StringComparison.Ordinal);
        await Did(_place, "restore", Zip);
        Assert.Contains("nothing waits too long", await Did(_place, "doctor"), StringComparison.Ordinal);
        var restored = (await _place.Ids("select id from reg_registration")).ToHashSet();
        Assert.Empty(before.Except(restored));

        // What was on its way arrives in the new place: one message for each registration that is there, none for one that is not.
        await using var second = await HostProcess.Start(url => _place.Environment(url, Clock));
        await _place.Settled();
        var told = await _place.Ids("select about_id from ntf_message where channel = 'sms'");
        Assert.Equal(told.Count, told.Distinct().Count());
        Assert.Empty(people.Answered.Keys.Where(restored.Contains).Except(told));
        Assert.Empty(people.Answered.Keys.Where(id => !restored.Contains(id)).Intersect(told));
    }

    [Fact]
    public async Task What_is_restored_is_what_there_was_in_every_table_and_file()
    {
        var media = Directory.CreateDirectory(Path.Combine(_world.Folder, "media", "2019")).FullName;
        await File.WriteAllBytesAsync(Path.Combine(media, "ảnh hội nghị.jpg"), [1, 2, 3], Ct);
        var keys = Directory.CreateDirectory(Path.Combine(_world.Folder, "keys")).FullName;
        foreach (var file in Directory.GetFiles(TestKeys.Folder)) File.Copy(file, Path.Combine(keys, Path.GetFileName(file)));
        await DidWithOwnKeys(_world, "backup", Zip, "--with-keys", Path.Combine(_folder, "keys.zip"));
        await using (var zip = await ZipFile.OpenReadAsync(Zip, Ct)) Assert.DoesNotContain(zip.Entries, e => e.FullName.EndsWith(".key", StringComparison.Ordinal));

        Assert.Contains("is whole", await DidWithOwnKeys(_place, "restore", Zip, "--verify"), StringComparison.Ordinal);
        await DidWithOwnKeys(_place, "restore", Zip, "--with-keys", Path.Combine(_folder, "keys.zip"));
        var (was, isThere) = (await _world.All(), await _place.All());
        Assert.True(was.Count > 30 && was["reg_registration"].Count > 100, "there is too little to compare");
        Assert.Equal(was.Keys.Order(), isThere.Keys.Order());
        foreach (var (table, rows) in was) Assert.True(rows.SequenceEqual(isThere[table]), $"{table} differs");
        Assert.Equal([1, 2, 3], await File.ReadAllBytesAsync(Path.Combine(_place.Folder, "media", "2019", "ảnh hội nghị.jpg"), Ct));
        foreach (var file in Directory.GetFiles(keys)) Assert.Equal(await File.ReadAllTextAsync(file, Ct), await File.ReadAllTextAsync(Path.Combine(_place.Folder, "keys", Path.GetFileName(file)), Ct));

        // Numbers go on where they were: the next row does not meet one that is there.
        await using var host = await HostProcess.Start(url => OwnKeys(_place, url));
        using var http = new HttpClient { BaseAddress = host.Address };
        Assert.Equal(201, (int)(await (await Registering.In(_place)).One(http)).StatusCode);
        Assert.Contains("stop", await Refused(_place, Zip, replace: true), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_restored_is_refused_and_nothing_is_touched()
    {
        await Did(_world, "backup", Zip);
        Assert.Contains("not empty", await Refused(_world, Zip), StringComparison.Ordinal);
        Assert.Contains("There is no file", await Refused(_place, Zip + "x"), StringComparison.Ordinal);
        Assert.Contains("not a whole ZIP", await Spoilt(bytes => bytes[..(bytes.Length / 2)]), StringComparison.Ordinal);
        Assert.Contains("is damaged", await Spoilt(bytes =>
        {
            for (var i = 0; i < 64; i++) bytes[(bytes.Length / 3) + i] ^= 0x5A;
            return bytes;
        }), StringComparison.Ordinal);
        Assert.Contains("newer program", await Edited("\"formatVersion\": 1", "\"formatVersion\": 2"), StringComparison.Ordinal);
        Assert.Contains("no backup of this program", await Edited("campaigns-backup", "other-backup"), StringComparison.Ordinal);
        Assert.Contains("newer than this program", await Edited("_Init\"", "_Later\""), StringComparison.Ordinal);
        Assert.Contains("Database__Provider", await Edited($"\"provider\": \"{provider}\"", "\"provider\": \"Oracle\""), StringComparison.Ordinal);
        Assert.Empty(await _place.All());
    }

    private async Task<string> Spoilt(Func<byte[], byte[]> spoil)
    {
        var bad = Path.Combine(_folder, "bad.zip");
        await File.WriteAllBytesAsync(bad, spoil(await File.ReadAllBytesAsync(Zip, Ct)), Ct);
        return await Refused(_place, bad);
    }

    private async Task<string> Edited(string from, string to)
    {
        var bad = Path.Combine(_folder, "edited.zip");
        File.Copy(Zip, bad, overwrite: true);
        await using (var zip = await ZipFile.OpenAsync(bad, ZipArchiveMode.Update, Ct))
        {
            var entry = zip.GetEntry("manifest.json")!;
            string text;
            using (var reader = new StreamReader(await entry.OpenAsync(Ct))) text = await reader.ReadToEndAsync(Ct);
            Assert.Contains(from, text, StringComparison.Ordinal);
            entry.Delete();
            await using var writer = new StreamWriter(await zip.CreateEntry("manifest.json").OpenAsync(Ct));
            await writer.WriteAsync(text.Replace(from, to, StringComparison.Ordinal));
        }

        return await Refused(_place, bad);
    }

    private static Task<string> Did(WorldFiles world, params string[] args) => Did(world.Environment("http://127.0.0.1:0", Clock), args);

    private static Task<string> DidWithOwnKeys(WorldFiles world, params string[] args) => Did(OwnKeys(world, "http://127.0.0.1:0"), args);

    private static Dictionary<string, string> OwnKeys(WorldFiles world, string url) => new(world.Environment(url, Clock)) { ["Campaigns__KeysPath"] = Path.Combine(world.Folder, "keys") };

    private static async Task<string> Did(Dictionary<string, string> environment, string[] args)
    {
        var (code, output, error) = await HostProcess.Run(environment, args);
        Assert.True(code == 0, $"{string.Join(' ', args)}: {error}");
        return output;
    }

    // In this process: a start of the program for each of them would take longer than all of the work.
    private static async Task<string> Refused(WorldFiles world, string from, bool replace = false)
    {
        var catalog = new ModuleCatalog(Path.Combine(AppContext.BaseDirectory, "modules.txt"), world.Folder);
        var backups = new Backups(world.Database, new DataPath(world.Folder), catalog, new ConfigurationBuilder().Build(), NullLogger<Backups>.Instance);
        var options = new Dictionary<string, string?> { ["file"] = from, ["verify"] = null, ["replace"] = replace ? "true" : null, ["with-keys"] = null };
        return (await Assert.ThrowsAsync<VerbException>(() => new RestoreVerb(backups).Run(options, TextWriter.Null, Ct))).Message;
    }
}

public sealed class BackupOnSqlite() : BackupTests(DatabaseProvider.Sqlite);

public sealed class BackupOnPostgres() : BackupTests(DatabaseProvider.PostgreSql);
