using Campaigns.Data.Privacy;
using Campaigns.Events.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Campaigns.Events.Data;

internal sealed class EventMap : IEntityTypeConfiguration<Event>
{
    public void Configure(EntityTypeBuilder<Event> builder)
    {
        builder.Property(e => e.Status).HasConversion(new StatusWord()).HasMaxLength(20);
        builder.Property(e => e.Slug).HasMaxLength(150);
        builder.Property(e => e.Title).HasMaxLength(200);
        builder.Property(e => e.Format).HasMaxLength(50);
        builder.Property(e => e.UnitCode).HasMaxLength(50);
        builder.Property(e => e.UnitName).HasMaxLength(200);
        builder.Property(e => e.ScopePath).HasMaxLength(200);
        builder.Property(e => e.Language).HasMaxLength(10);
        builder.HasIndex(e => e.Slug).IsUnique();
        builder.HasIndex(e => new { e.StartsAt, e.Id });
        builder.HasIndex(e => new { e.VenueId, e.StartsAt });
        builder.HasIndex(e => e.ScopePath);
        builder.Ignore(e => e.Presenters).Ignore(e => e.Desk);
        builder.HasOne(e => e.Venue).WithMany().HasForeignKey(e => e.VenueId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(e => e.Staff).WithOne().HasForeignKey(s => s.EventId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(e => e.History).WithOne().HasForeignKey(c => c.EventId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(e => e.Staff).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.Navigation(e => e.Bookings).UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
        builder.Navigation(e => e.History).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class EventStaffMap : IEntityTypeConfiguration<EventStaff>
{
    public void Configure(EntityTypeBuilder<EventStaff> builder)
    {
        builder.HasKey(s => new { s.EventId, s.Role, s.StaffId });
        builder.Property(s => s.Role).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(s => s.StaffId);
    }
}

internal sealed class EventChangeMap : IEntityTypeConfiguration<EventChange>
{
    public void Configure(EntityTypeBuilder<EventChange> builder)
    {
        builder.HasKey(c => c.Id);
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.HasIndex(c => new { c.EventId, c.Number }).IsUnique();
        builder.Property(c => c.Verb).HasConversion<string>().HasMaxLength(30);
        builder.Property(c => c.From).HasConversion(new StatusWord()).HasMaxLength(20);
        builder.Property(c => c.To).HasConversion(new StatusWord()).HasMaxLength(20);
        builder.Property(c => c.ActorName).HasMaxLength(200);
    }
}

internal sealed class VenueMap : IEntityTypeConfiguration<Venue>
{
    public void Configure(EntityTypeBuilder<Venue> builder)
    {
        builder.Property(v => v.Name).HasMaxLength(200);
        builder.Property(v => v.Address).HasMaxLength(300);
        builder.Property(v => v.UnitCode).HasMaxLength(50);
        builder.Property(v => v.ScopePath).HasMaxLength(200);
        builder.HasIndex(v => v.ScopePath);
        builder.Property(v => v.Equipment).HasConversion(new Words()).Metadata.SetValueComparer(new ValueComparer<IReadOnlyList<string>>(
            (a, b) => a!.SequenceEqual(b!), list => list.Count, list => list));
        builder.Property(v => v.Contact).IsEncrypted();
        builder.Property(v => v.Closed).HasConversion(new DaySpans()).Metadata.SetValueComparer(new ValueComparer<IReadOnlyList<ClosedDays>>((a, b) => a!.SequenceEqual(b!), list => list.Count, list => list));
    }
}

/// <summary>Spans of days in one column, a line each.</summary>
internal sealed class DaySpans() : ValueConverter<IReadOnlyList<ClosedDays>, string>(list => Write(list), text => Read(text))
{
    private static string Write(IReadOnlyList<ClosedDays> list) => string.Join('\n', list.Select(d => $"{d.From:yyyy-MM-dd}/{d.To:yyyy-MM-dd}"));

    private static IReadOnlyList<ClosedDays> Read(string text) => text.Length == 0 ? [] : [.. text.Split('\n').Select(line => new ClosedDays(Day(line[..10]), Day(line[11..])))];

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A status as the word the API uses, so that a row reads the same everywhere.</summary>
internal sealed class StatusWord() : ValueConverter<EventStatus, string>(status => status.Word(), word => Read(word))
{
    private static EventStatus Read(string word) => EventWords.ReadStatus(word) ?? throw new InvalidOperationException($"No status {word}");
}

/// <summary>A short list of words in one column.</summary>
internal sealed class Words() : ValueConverter<IReadOnlyList<string>, string>(list => string.Join('\n', list), text => Read(text))
{
    private static IReadOnlyList<string> Read(string text) => text.Length == 0 ? [] : text.Split('\n');
}
