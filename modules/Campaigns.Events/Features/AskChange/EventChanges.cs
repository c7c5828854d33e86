using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Campaigns.Approvals.Contracts;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Registrations.Contracts;
using Campaigns.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Campaigns.Events.Features.AskChange;

/// <summary>Moves and cancellations of public events as what can be put up for approval.</summary>
internal sealed class EventChanges(EventsDbContext db, IUnits units, ISeats seats, IStringLocalizer texts) : IApprovalSubjectProvider
{
    public const string Type = "events.change", Apply = "events.apply-change", Revert = "events.revert-change", Drop = "events.drop-change", Tell = "notifications.send-change-notice";

    private static readonly SubjectField[] Fields =
    [
        new("kind", FieldType.Text, "events.change-kind"), new("level", FieldType.Text, "events.level"), new("day", FieldType.Date, "events.day"), new("startTime", FieldType.Text, "events.clock-time"),
        new("reason", FieldType.Text, "events.reason"), new("registered", FieldType.Integer, "events.seats"),
    ];

    public ApprovalSubjectType Describe() => new(Type, Fields, [Apply, Revert, Drop, Tell]);

    public async Task<SubjectSnapshot?> GetAsync(string id, CancellationToken ct)
    {
        if (!Guid.TryParse(id, out var changeId) || await db.Changes.AsNoTracking().SingleOrDefaultAsync(c => c.Id == changeId, ct) is not { } change) return null;
        var about = await db.Events.AsNoTracking().SingleAsync(e => e.Id == change.EventId, ct);
        var unit = await units.Find(about.UnitCode, about.StartsAt.LocalDate(), ct);
        var registered = (await seats.Count([about.Id], ct)).GetValueOrDefault(about.Id, SeatCounts.None).Taken;
        var facts = new Dictionary<string, object?>
        {
            ["kind"] = Word(change.Kind),
            ["level"] = unit?.Level == UnitLevel.Province || about.Format == "province-conference" ? "province" : unit?.Level == UnitLevel.Commune ? "commune" : "area",
            ["day"] = change.StartsAt.LocalDate().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["startTime"] = Formats.Time(change.StartsAt),
            ["reason"] = change.Reason,
            ["registered"] = (long)registered,
        };
        var version = VersionOf(change, about);
        return new(version, version, texts["events.change-" + Word(change.Kind), about.Title], about.UnitCode, facts, Card(change, about, registered));
    }

    public Task<bool> CanSubmitAsync(string userId, string id, CancellationToken ct) => Task.FromResult(false); // Only by the event's own verbs.

    /// <summary>Another one when the event was changed on another way meanwhile.</summary>
    public static string VersionOf(PlannedChange change, Event about) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{change.Id}|{about.StartsAt.UtcTicks}|{about.EndsAt.UtcTicks}|{about.VenueId}|{about.Status}")))[..16];

    private static string Word(ChangeKind kind) => kind.ToString().ToLowerInvariant();

    private SubjectCard Card(PlannedChange change, Event about, int registered)
    {
        var lines = new Dictionary<string, string> { [texts["events.when-now"]] = $"{Formats.Date(change.OldStartsAt)}, {Formats.Times(change.OldStartsAt, change.OldEndsAt)}" };
        if (change.Kind == ChangeKind.Move) lines[texts["events.when-new"]] = $"{Formats.Date(change.StartsAt)}, {Formats.Times(change.StartsAt, change.EndsAt)}";
        lines[texts["events.reason"]] = change.Reason;
        lines[texts["events.seats"]] = texts["events.seats-taken", Formats.Number(registered), Formats.Number(about.Capacity)];
        return new([new(about.Title, lines)], new Dictionary<string, string> { [texts["events.open-plan"]] = $"/admin/events/{about.Id}" });
    }
}
