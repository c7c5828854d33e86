using System.Text.Json;
using System.Text.Json.Nodes;
using Campaigns.Events.Domain;
using Campaigns.Kernel.Values;

namespace Campaigns.Events.Features.ShowEvent;

/// <summary>What a search engine reads of a meeting (schema.org Event). The writer escapes what could end the element it stands in.</summary>
internal static class StructuredData
{
    private const string Schema = "https://schema.org/";

    /// <param name="meeting">The meeting.</param>
    /// <param name="presenters">Names, as the page shows them.</param>
    /// <param name="root">The site, without a slash at the end.</param>
    /// <param name="organiser">Who runs the site; empty: nobody is named.</param>
    /// <param name="description">As in the page's head.</param>
    public static string Of(PublicEvent meeting, IReadOnlyList<string> presenters, string root, string organiser, string description)
    {
        var row = meeting.Row;
        var address = $"{root}/events/{row.Slug}";
        var data = new JsonObject
        {
            ["@context"] = Schema.TrimEnd('/'),
            ["@type"] = "Event",
            ["name"] = row.Title,
            ["description"] = description,
            ["url"] = address,
            ["startDate"] = Instant(row.StartsAt),
            ["endDate"] = Instant(row.EndsAt),
            ["eventStatus"] = Schema + Status(meeting),
            ["eventAttendanceMode"] = Schema + "OfflineEventAttendanceMode",
            ["location"] = Place(meeting),
            ["isAccessibleForFree"] = true,
            ["maximumAttendeeCapacity"] = row.Capacity,
            ["remainingAttendeeCapacity"] = meeting.Left,
            ["inLanguage"] = "vi",
        };
        if (meeting.Moved) data["previousStartDate"] = Instant(row.MovedFrom!.Value);
        if (organiser.Length > 0) data["organizer"] = new JsonObject { ["@type"] = "Organization", ["name"] = organiser, ["url"] = root };
        if (presenters.Count > 0) data["performer"] = new JsonArray([.. presenters.Select(name => new JsonObject { ["@type"] = "Person", ["name"] = name })]);
        if (!meeting.Over && !meeting.Off) data["offers"] = Offer(meeting, address);
        return data.ToJsonString(JsonSerializerOptions.Default);
    }

    private static JsonObject Place(PublicEvent meeting)
    {
        var row = meeting.Row;
        var place = new JsonObject
        {
            ["@type"] = "Place",
            ["name"] = meeting.Place,
            ["address"] = new JsonObject { ["@type"] = "PostalAddress", ["streetAddress"] = row.Venue is { Address.Length: > 0 } hall ? hall.Address : row.UnitName, ["addressLocality"] = row.UnitName, ["addressCountry"] = "VN" },
        };
        if (row.Venue is { Lat: { } lat, Lon: { } lon }) place["geo"] = new JsonObject { ["@type"] = "GeoCoordinates", ["latitude"] = lat, ["longitude"] = lon };
        return place;
    }

    private static JsonObject Offer(PublicEvent meeting, string address) => new()
    {
        ["@type"] = "Offer",
        ["price"] = 0,
        ["priceCurrency"] = "VND",
        ["availability"] = Schema + (meeting.Left > 0 ? "InStock" : "SoldOut"),
        ["validFrom"] = Instant(meeting.Row.OpensAt),
        ["url"] = $"{address}/register",
    };

    private static string Status(PublicEvent meeting) => meeting switch
    {
        { Row.Status: EventStatus.Cancelled } => "EventCancelled",
        { Row.Status: EventStatus.Postponed } => "EventPostponed",
        { Moved: true } => "EventRescheduled",
        _ => "EventScheduled",
    };

    private static string Instant(DateTimeOffset at) => at.Local().ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture);
}
