using Campaigns.Events.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Campaigns.Events.Data;

/// <summary>Two bookings of one hall or person never overlap: an exclusion constraint on PostgreSQL, triggers on SQLite
/// (<see cref="NoOverlap"/>). Loaded with the event wherever that is loaded to be changed.</summary>
internal sealed class BookingMap : IEntityTypeConfiguration<Booking>
{
    public void Configure(EntityTypeBuilder<Booking> builder)
    {
        builder.HasKey(b => new { b.EventId, b.ResourceId });
        builder.HasIndex(b => new { b.ResourceId, b.StartsAt });
        builder.HasOne<Event>().WithMany(e => e.Bookings).HasForeignKey(b => b.EventId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SubstitutionMap : IEntityTypeConfiguration<Substitution>
{
    public void Configure(EntityTypeBuilder<Substitution> builder)
    {
        builder.Property(s => s.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.ScopePath).HasMaxLength(200);
        builder.HasIndex(s => s.EventId);
        builder.HasIndex(s => s.Status).HasFilter("status = 'Open'");
        builder.HasOne<Event>().WithMany().HasForeignKey(s => s.EventId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SubstituteSearchMap : IEntityTypeConfiguration<SubstituteSearch>
{
    public void Configure(EntityTypeBuilder<SubstituteSearch> builder)
    {
        builder.Property(s => s.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.ScopePath).HasMaxLength(200);
        // One search at a time for one place that fell vacant.
        builder.HasIndex(s => new { s.EventId, s.LeaverId }).IsUnique().HasFilter("status = 'Asking'");
        builder.HasOne<Event>().WithMany().HasForeignKey(s => s.EventId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(s => s.Asks).WithOne().HasForeignKey(a => a.SearchId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(s => s.Asks).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class SubstituteAskMap : IEntityTypeConfiguration<SubstituteAsk>
{
    public void Configure(EntityTypeBuilder<SubstituteAsk> builder)
    {
        builder.HasKey(a => new { a.SearchId, a.Number });
        builder.Property(a => a.TokenHash).HasMaxLength(64);
        builder.Property(a => a.SealedToken).HasMaxLength(500);
        builder.Property(a => a.Answer).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(a => a.TokenHash).IsUnique();
        // The database's own word on it: one yes for one place.
        builder.HasIndex(a => a.SearchId).IsUnique().HasFilter("answer = 'Yes'").HasDatabaseName("ix_evt_substitute_ask_one_yes");
    }
}
