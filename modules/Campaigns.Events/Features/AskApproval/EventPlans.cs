using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Campaigns.Approvals.Contracts;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.ChooseApproval;
using Campaigns.Kernel.Settings;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Campaigns.Events.Features.AskApproval;

/// <summary>Plans of meetings as what can be put up for approval.</summary>
internal sealed class EventPlans(EventsDbContext db, IUnits units, IStaff staff, ISettings<ApprovalSettings> settings, PlanChecks checks, IStringLocalizer texts) : IApprovalSubjectProvider
{
    public const string Type = "events.plan", Confirm = "events.confirm-plan", Unconfirm = "events.unconfirm-plan", MarkRejected = "events.mark-rejected";

    private static readonly SubjectField[] Fields =
    [
        new("budget", FieldType.Integer, "events.budget"), new("level", FieldType.Text, "events.level"), new("format", FieldType.Text, "events.format"), new("capacity", FieldType.Integer, "events.seats"),
        new("day", FieldType.Date, "events.day"), new("startTime", FieldType.Text, "events.clock-time"), new("endTime", FieldType.Text, "events.clock-time"), new("venue", FieldType.Text, "events.where"), new("presenters", FieldType.Texts, "events.presenters"),
        new("chain", FieldType.Text, "events.setting-approval-chain"),
    ];

    public ApprovalSubjectType Describe() => new(Type, Fields, [Confirm, Unconfirm, MarkRejected]);

    public async Task<SubjectSnapshot?> GetAsync(string id, CancellationToken ct)
    {
        if (!Guid.TryParse(id, out var eventId) || await db.Events.AsNoTracking().IgnoreAutoIncludes().Include(e => e.Venue).Include(e => e.Staff).SingleOrDefaultAsync(e => e.Id == eventId, ct) is not { } found) return null;
        var unit = await units.Find(found.UnitCode, found.StartsAt.LocalDate(), ct);
        var people = await staff.Many([.. found.Presenters], ct);
        var names = found.Presenters.Select(p => people.GetValueOrDefault(p)?.Name ?? "?").ToList();
        var facts = new Dictionary<string, object?>
        {
            ["budget"] = found.Budget,
            ["level"] = unit?.Level == UnitLevel.Province || found.Format == "province-conference" ? "province" : unit?.Level == UnitLevel.Commune ? "commune" : "area",
            ["format"] = found.Format,
            ["capacity"] = (long)found.Capacity,
            ["day"] = found.StartsAt.LocalDate().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["startTime"] = Formats.Time(found.StartsAt),
            ["endTime"] = Formats.Time(found.EndsAt),
            ["venue"] = found.Venue?.Name ?? found.UnitName,
            ["presenters"] = names,
            ["chain"] = settings.Current.Word,
        };
        var version = VersionOf(found);
        return new(version, version, found.Title, found.UnitCode, facts, Card(found, names) with { Checks = await checks.Of(found, ct) });
    }

    public Task<bool> CanSubmitAsync(string userId, string id, CancellationToken ct) => Task.FromResult(false); // Only by the event's own verb, which looks at the permission.

    /// <summary>Another one after every change that approvers must judge anew.</summary>
    public static string VersionOf(Event e)
    {
        var text = string.Join('|', e.CampaignId, e.UnitCode, e.VenueId, e.StartsAt.UtcTicks, e.EndsAt.UtcTicks, e.Capacity, e.Budget, string.Join(',', e.Presenters));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
    }

    private SubjectCard Card(Event e, List<string> presenters)
    {
        var lines = new Dictionary<string, string>
        {
            [texts["events.when"]] = $"{Formats.Date(e.StartsAt)}, {Formats.Times(e.StartsAt, e.EndsAt)}",
            [texts["events.where"]] = e.Venue is { } venue ? $"{venue.Name}, {e.UnitName}" : e.UnitName,
            [texts["events.seats"]] = e.Capacity.ToString(CultureInfo.InvariantCulture),
        };
        if (presenters.Count > 0) lines[texts["events.presenters"]] = string.Join(", ", presenters);
        if (e.Budget is { } budget) lines[texts["events.budget"]] = Formats.Money(budget);
        if (e.OverrideReason is { } reason) lines[texts["events.override-reason"]] = reason;
        return new([new(e.Title, lines)], new Dictionary<string, string> { [texts["events.open-plan"]] = $"/admin/events/{e.Id}" });
    }
}
