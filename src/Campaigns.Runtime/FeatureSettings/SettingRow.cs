using Microsoft.EntityFrameworkCore;

namespace Campaigns.Runtime.FeatureSettings;

/// <summary>Values of a group that somebody changed; one without a row has its defaults.</summary>
internal sealed class SettingRow
{
    public required string Key { get; init; }

    /// <summary>All members, secrets enciphered.</summary>
    public required string Values { get; set; }

    public int Version { get; set; }

    public static void Map(ModelBuilder model)
    {
        model.Entity<SettingRow>(e =>
        {
            e.ToTable("core_setting").HasKey(r => r.Key);
            e.Property(r => r.Key).HasMaxLength(100);
        });
        model.Entity<SettingChangeRow>(e =>
        {
            e.ToTable("core_setting_change").HasKey(r => r.Seq);
            e.Property(r => r.Seq).ValueGeneratedOnAdd();
            e.Property(r => r.Key).HasMaxLength(100);
            e.Property(r => r.ActorName).HasMaxLength(100);
            e.HasIndex(r => new { r.Key, r.Seq });
        });
    }
}

/// <summary>One change: who, when, before and after.</summary>
internal sealed class SettingChangeRow
{
    public long Seq { get; init; }

    public required string Key { get; init; }

    public DateTimeOffset At { get; init; }

    public Guid? ActorId { get; init; }

    public required string ActorName { get; init; }

    public required string Before { get; init; }

    public required string After { get; init; }
}
