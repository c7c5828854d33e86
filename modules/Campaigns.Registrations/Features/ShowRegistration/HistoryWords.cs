using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Ui;
using Microsoft.Extensions.Localization;

namespace Campaigns.Registrations.Features.ShowRegistration;

/// <summary>What changed, in the words of the form. What only the machine needs is left out; the audit log has all of it.</summary>
internal static class HistoryWords
{
    private static readonly Dictionary<string, string> Labels = new()
    {
        ["fullName"] = "registrations.full-name",
        ["phone"] = "registrations.phone",
        ["hamlet"] = "registrations.hamlet",
        ["people"] = "registrations.people",
        ["need"] = "registrations.need",
        ["contactName"] = "registrations.contact-name",
        ["staffNote"] = "registrations.staff-note",
        ["status"] = "registrations.status",
        ["checkedInAt"] = "registrations.status-attended",
        ["offerUntil"] = "registrations.status-offered",
    };

    public static IEnumerable<(string Label, string Before, string After)> Of(AuditRow entry, IStringLocalizer texts) =>
        entry.Changes.Where(c => Labels.ContainsKey(c.Field)).Select(c => (texts[Labels[c.Field]].Value, Show(c.Field, c.Before, texts), Show(c.Field, c.After, texts)));

    private static string Show(string field, string? value, IStringLocalizer texts) => value switch
    {
        null or "" => "—",
        _ when field == "status" => texts[$"registrations.status-{value.ToLowerInvariant()}"],
        _ when field is "checkedInAt" or "offerUntil" && Instants.TryRead(value, out var at) => Formats.Moment(at),
        _ => value,
    };
}
