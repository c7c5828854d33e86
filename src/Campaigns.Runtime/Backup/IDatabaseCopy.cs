namespace Campaigns.Runtime.Backup;

/// <summary>Takes a whole database into an archive and out of it.</summary>
internal interface IDatabaseCopy
{
    /// <summary>Writes one consistent state, while others write on.</summary>
    Task<DatabaseFacts> Write(ArchiveWriter archive, string workFolder, Action<int, int> progress, CancellationToken ct);

    /// <summary>Whether nothing would be lost by restoring here.</summary>
    Task<bool> IsEmpty(CancellationToken ct);

    /// <summary>Puts the archive's database in the place of what is there: all of it, or nothing.</summary>
    Task Restore(Archive archive, CancellationToken ct);
}
