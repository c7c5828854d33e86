using System.Globalization;
using Campaigns.Kernel.Values;
using Campaigns.Ui;
using Microsoft.AspNetCore.Http;

namespace Campaigns.Events.Features.EditEvent;

/// <summary>An event as it stands in the form: text as typed. Names match the fields of the refusals.</summary>
internal sealed record EventForm
{
    public string? Title { get; init; }

    public string? CampaignId { get; init; }

    public string? Format { get; init; }

    /// <summary>Name of the commune, or its code.</summary>
    public string? UnitCode { get; init; }

    public string? Day { get; init; }

    public string? StartsAt { get; init; }

    public string? EndsAt { get; init; }

    /// <summary>How many days after its day it ends; empty: on it.</summary>
    public string? MoreDays { get; init; }

    /// <summary>Name of the hall.</summary>
    public string? VenueId { get; init; }

    public string? Capacity { get; init; }

    /// <summary>Đồng.</summary>
    public string? Budget { get; init; }

    /// <summary>Names, with a semicolon between.</summary>
    public string? PresenterIds { get; init; }

    /// <summary>Names, with a semicolon between.</summary>
    public string? DeskStaffIds { get; init; }

    public string? Note { get; init; }

    public string? Language { get; init; }

    public string? OverrideReason { get; init; }

    /// <summary>The version the form was filled from.</summary>
    public int? Version { get; init; }

    /// <summary>As it was sent, without looking at it.</summary>
    public static EventForm Of(IFormCollection sent)
    {
        string? Text(string field) => sent.TryGetValue(field, out var values) ? values.ToString() : null;
        return new()
        {
            Title = Text(nameof(Title)), CampaignId = Text(nameof(CampaignId)), Format = Text(nameof(Format)), UnitCode = Text(nameof(UnitCode)), Day = Text(nameof(Day)), StartsAt = Text(nameof(StartsAt)),
            EndsAt = Text(nameof(EndsAt)), MoreDays = Text(nameof(MoreDays)), VenueId = Text(nameof(VenueId)), Capacity = Text(nameof(Capacity)), Budget = Text(nameof(Budget)), PresenterIds = Text(nameof(PresenterIds)),
            DeskStaffIds = Text(nameof(DeskStaffIds)), Note = Text(nameof(Note)), Language = Text(nameof(Language)), OverrideReason = Text(nameof(OverrideReason)),
            Version = int.TryParse(Text(nameof(Version)), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null,
        };
    }

    /// <summary>A time of the form.</summary>
    public static string Time(DateTimeOffset at) => at.Local().ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Fields in which two people disagree, as text keys with both values.</summary>
    public IReadOnlyList<(string Key, string? Mine, string? Theirs)> Differences(EventForm theirs) =>
    [
        .. new (string Key, string? Mine, string? Theirs)[]
        {
            ("events.title", Title, theirs.Title), ("events.unit", UnitCode, theirs.UnitCode), ("events.day", Shown(Day), Shown(theirs.Day)),
            ("events.start", StartsAt, theirs.StartsAt), ("events.end", EndsAt, theirs.EndsAt), ("events.venue", VenueId, theirs.VenueId),
            ("events.capacity", Capacity, theirs.Capacity), ("events.budget", Budget, theirs.Budget), ("events.presenter", PresenterIds, theirs.PresenterIds),
            ("events.desk-staff", DeskStaffIds, theirs.DeskStaffIds), ("events.note", Note, theirs.Note),
        }.Where(d => (d.Mine ?? "").Trim() != (d.Theirs ?? "").Trim()),
    ];

    private static string? Shown(string? day) => Domain.DayText.Read(day) is { } read ? Formats.Date(read) : day;
}
