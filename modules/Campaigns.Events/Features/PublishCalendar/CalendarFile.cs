using Campaigns.Events.Features.ListEvents;
using Campaigns.Kernel.Values;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Campaigns.Events.Features.PublishCalendar;

/// <summary>Events as a calendar file (RFC 5545). Times are UTC; the UID of an event never changes, its SEQUENCE grows with each change the public sees.</summary>
internal static class CalendarFile
{
    /// <summary>A calendar to subscribe to. What is cancelled stands in it as cancelled.</summary>
    public static string Write(IEnumerable<EventRow> events, string name, Func<EventRow, Uri> address, Organiser by) => Write(events, name, address, "PUBLISH", by, null);

    /// <summary>One event, to be taken into somebody's own calendar. Cancelled, it takes itself out of there (RFC 5546, 3.2.5).</summary>
    /// <param name="row">The event.</param>
    /// <param name="address">Its page.</param>
    /// <param name="by">Who holds it.</param>
    /// <param name="to">Mail address of whoever the file is sent to. Named in a cancellation alone: what is published has no attendees (RFC 5546, 3.2.1), a cancellation names whom it is for.</param>
    public static string WriteOne(EventRow row, Uri address, Organiser by, string? to = null) => Write([row], row.Title, _ => address, MethodOf(row), by, MethodOf(row) == "CANCEL" ? to : null);

    /// <summary>What the file of one event does to a calendar.</summary>
    public static string MethodOf(EventRow row) => row.Status is Domain.EventStatus.Cancelled ? "CANCEL" : "PUBLISH";

    private static string Write(IEnumerable<EventRow> events, string name, Func<EventRow, Uri> address, string method, Organiser by, string? to)
    {
        var calendar = new Ical.Net.Calendar { ProductId = "-//Campaigns//Events//VI", Method = method };
        calendar.AddProperty("X-WR-CALNAME", name);
        calendar.AddProperty("X-WR-TIMEZONE", VietnamTime.Zone.Id);
        calendar.AddProperty("REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
        foreach (var row in events)
        {
            var entry = Entry(row, address(row));
            entry.Organizer = new() { Value = new($"mailto:{by.Mail}"), CommonName = by.Name };
            if (to is not null) entry.Attendees.Add(new() { Value = new($"mailto:{to}") });
            calendar.Events.Add(entry);
        }

        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    private static CalendarEvent Entry(EventRow row, Uri address) => new()
    {
        Uid = $"{row.Id:D}@campaigns",
        Summary = row.Title,
        DtStart = Utc(row.StartsAt),
        DtEnd = Utc(row.EndsAt),
        DtStamp = Utc(row.ChangedAt),
        LastModified = Utc(row.ChangedAt),
        Sequence = row.Sequence,
        Status = row.Status switch { Domain.EventStatus.Cancelled => EventStatusWord.Cancelled, Domain.EventStatus.Postponed => EventStatusWord.Tentative, _ => EventStatusWord.Confirmed },
        Location = row.Venue is { } venue ? string.Join(", ", new[] { venue.Name, venue.Address }.Where(t => t.Length > 0)) : row.UnitName,
        GeographicLocation = row.Venue is { Lat: { } lat, Lon: { } lon } ? new GeographicLocation(lat, lon) : null,
        Description = row.PublicReason,
        Url = address,
    };

    private static CalDateTime Utc(DateTimeOffset at) => new(at.UtcDateTime, CalDateTime.UtcTzId);

    private static class EventStatusWord
    {
        public const string Cancelled = "CANCELLED";
        public const string Tentative = "TENTATIVE";
        public const string Confirmed = "CONFIRMED";
    }
}
