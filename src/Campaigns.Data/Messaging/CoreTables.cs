using Campaigns.Data.Auditing;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Data.Messaging;

/// <summary>Maps the tables every module writes to in its own transaction. Only the Runtime's context migrates them.</summary>
internal static class CoreTables
{
    public static void Map(ModelBuilder model, bool migrated)
    {
        model.Entity<OutboxMessage>(e =>
        {
            e.ToTable("core_outbox", t => Exclude(t, migrated));
            e.HasKey(m => m.Seq);
            e.Property(m => m.Seq).ValueGeneratedOnAdd();
            e.Property(m => m.Name).HasMaxLength(200);
            e.Property(m => m.Key).HasMaxLength(300);
        });
        model.Entity<InboxMessage>(e =>
        {
            e.ToTable("core_inbox", t => Exclude(t, migrated));
            e.Property(m => m.Name).HasMaxLength(200);
            e.Property(m => m.Subscriber).HasMaxLength(300);
            e.Property(m => m.Key).HasMaxLength(300);
            e.HasIndex(m => new { m.MessageId, m.Subscriber }).IsUnique();
            e.HasIndex(m => new { m.Subscriber, m.Key }).IsUnique().HasFilter("key is not null");
            e.HasIndex(m => m.NextAt).HasFilter("done_at is null and dead_at is null").HasDatabaseName("ix_core_inbox_open");
            e.HasIndex(m => m.DoneAt);
        });
        model.Entity<AuditEntry>(e =>
        {
            e.ToTable("core_audit", t => Exclude(t, migrated));
            e.HasKey(m => m.Seq);
            e.Property(m => m.Seq).ValueGeneratedOnAdd();
            e.Property(m => m.Action).HasMaxLength(100);
            e.Property(m => m.ActorName).HasMaxLength(100);
            e.Property(m => m.RecordKind).HasMaxLength(100);
            e.Property(m => m.Channel).HasMaxLength(20);
            e.Property(m => m.Via).HasMaxLength(300);
            e.Property(m => m.Address).HasMaxLength(50);
            e.Property(m => m.RequestId).HasMaxLength(100);
            e.HasIndex(m => m.RecordId);
        });
        model.Entity<AuditSeal>(e =>
        {
            e.ToTable("core_audit_seal", t => Exclude(t, migrated));
            e.HasKey(s => s.Position);
            e.Property(s => s.Position).ValueGeneratedNever();
            e.HasIndex(s => s.Entry).IsUnique();
        });
    }

    private static void Exclude(Microsoft.EntityFrameworkCore.Metadata.Builders.TableBuilder table, bool migrated)
    {
        if (!migrated) table.ExcludeFromMigrations();
    }
}
