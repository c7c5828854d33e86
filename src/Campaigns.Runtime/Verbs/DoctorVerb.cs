using System.Globalization;
using Campaigns.Data;
using Campaigns.Data.Privacy;
using Campaigns.Kernel.Operations;
using Campaigns.Kernel.Verbs;
using Campaigns.Runtime.Backup;
using Campaigns.Runtime.Faults;
using Campaigns.Runtime.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Runtime.Verbs;

/// <summary><c>doctor</c>: looks at what the site stands on and says what is wrong and what to do. Changes nothing, and works beside a running
/// site and where the site does not start.</summary>
internal sealed class DoctorVerb(IServiceProvider process) : IVerb
{
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan OldBackup = TimeSpan.FromHours(36);

    public string Name => "doctor";

    public string Description => "Looks at data path, keys, database, deliveries and backups, and says what to do. Changes nothing.";

    public bool NeedsDatabase => false;

    public async Task Run(IReadOnlyDictionary<string, string?> options, TextWriter output, CancellationToken ct)
    {
        var findings = new List<Finding>();
        findings.AddRange(Files());
        findings.AddRange(await Database(ct));
        foreach (var f in findings) await output.WriteLineAsync($"{f.Word,-4} {f.What}{(f.Advice is null ? "" : ". " + f.Advice)}");
        if (findings.FindAll(f => f.State == State.Bad) is { Count: > 0 } bad) throw new VerbException($"Not well: {string.Join("; ", bad.Select(f => f.What))}");
    }

    private IEnumerable<Finding> Files()
    {
        var (path, unwritable) = (process.GetRequiredService<DataPath>().Root, process.GetRequiredService<DataPath>().WhyNotWritable());
        yield return unwritable is { } reason ? new(State.Bad, $"data path {path} cannot be written: {reason}", "Give this user the right, or set Campaigns__DataPath to another folder") : new(State.Well, $"data path {path} can be written");
        var keys = FieldKeys.Current;
        yield return new(State.Well, $"keys in {keys.Folder}: {keys.Count}, the newest is {keys.CurrentId}");
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(keys.Folder) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) != 0)
            yield return new(State.Bad, "others may read the folder of keys", $"chmod 700 {keys.Folder}");
    }

    private async Task<IReadOnlyList<Finding>> Database(CancellationToken ct)
    {
        var (options, standing) = (process.GetRequiredService<DatabaseOptions>(), await process.GetRequiredService<IOperations>().Standing(ct));
        var findings = new List<Finding>();
        var empty = await IsEmpty(ct);
        if (standing.DatabaseLatency is { } latency) findings.Add(new(State.Well, string.Create(CultureInfo.InvariantCulture, $"database ({options.Provider}) answers in {latency.TotalMilliseconds:0.0} ms")));
        findings.AddRange(standing.Conditions.Where(c => !empty || c.Check != "database").Select(c => new Finding(State.Bad, $"{c.Check} is {c.State}: {c.Reason.ReplaceLineEndings(" ")}", c.Check == "database" ? "See ConnectionStrings__Default and Database__Provider" : null)));
        if (standing.DiskFree is { } free) findings.Add(new(State.Well, $"{free / 1024 / 1024} MB are free where the data path is"));
        if (empty) findings.Add(new(State.Note, "the database is empty", "Start the site to set it up, or restore a backup"));
        else if (standing.DatabaseLatency is not null) findings.AddRange(Deliveries(standing));
        return findings;
    }

    // Its tables are not there yet, so the usual look at it says that it fails. Where it does not answer, that look says why.
    private async Task<bool> IsEmpty(CancellationToken ct)
    {
        try
        {
            return await process.GetRequiredService<Backups>().Database.IsEmpty(ct);
        }
        catch (Exception e) when (e is System.Data.Common.DbException or IOException)
        {
            return false;
        }
    }

    private static IEnumerable<Finding> Deliveries(Standing standing)
    {
        if (standing.Dead is > 0) yield return new(State.Bad, $"{standing.Dead} deliveries were given up", "See what they failed at on the page /admin/operations, and retry or discard them there");
        if (standing.Oldest > Late) yield return new(State.Bad, $"the oldest delivery waits for {(int)standing.Oldest.Value.TotalMinutes} minutes", "Is a site running on this database?");
        else if (standing.Oldest is not null) yield return new(State.Well, "nothing waits too long to be delivered");
        yield return standing.BackupAge switch
        {
            null => new(State.Note, "there is no backup in the folder of backups", "Take one: backup, or the nightly job on the page /admin/operations"),
            { } age when age > OldBackup => new(State.Note, $"the newest backup is {(int)age.TotalHours} hours old", "Did the nightly job run? See /admin/operations"),
            { } age => new(State.Well, $"the newest backup is {(int)age.TotalHours} hours old"),
        };
    }

    private enum State
    {
        Well,
        Note,
        Bad,
    }

    private sealed record Finding(State State, string What, string? Advice = null)
    {
        public string Word => State switch { State.Well => "ok", State.Note => "note", _ => "BAD" };
    }
}
