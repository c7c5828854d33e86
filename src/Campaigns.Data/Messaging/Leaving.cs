using Campaigns.Data.Auditing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Campaigns.Data.Messaging;

/// <summary>What leaves with one save besides its own rows: messages and audit entries, taken out of the tracker to be written in bulk, and the rows that were
/// never in it.</summary>
internal sealed record Leaving(IReadOnlyList<object> Rows, bool HasMessages)
{
    // A server takes a few along in the trip that the save makes anyway; to a database in this process there is no trip.
    private const int Few = 8;

    public bool IsEmpty => Rows.Count == 0;

    public static Leaving Take(ModuleDbContext db)
    {
        // One that brings its own number is left to the save itself.
        var added = db.ChangeTracker.Entries().Where(e => e.State == EntityState.Added && e.Entity is (OutboxMessage { Seq: 0 } or AuditEntry { Seq: 0 })).ToList();
        var (messages, appended) = (added.Exists(e => e.Entity is OutboxMessage), db.TakeAppended());
        if (!db.IsSqlite && added.Count <= Few && appended.Length == 0) return new([], messages);
        foreach (var entry in added) entry.State = EntityState.Detached;
        return new([.. appended, .. added.Select(e => e.Entity)], messages);
    }

    /// <summary>The save failed: what was to leave waits again with the rest.</summary>
    public void PutBack(ModuleDbContext db) => db.AddRange(Rows);
}
