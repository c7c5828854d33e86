using Campaigns.Kernel.Commands;
using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.RegisterAttendee;

namespace Campaigns.Registrations.Features.TakeOverAttendance;

/// <summary>Other values of a registration's fields. A field that somebody else changed meanwhile is left to a person to choose; the others stand.</summary>
internal sealed class FieldChanges
{
    public AttendanceOutcome Edit(AttendancePage page, Registration registration, AttendanceChange change)
    {
        if (change.Fields is not { } fields) return new(change.Key, AttendanceResult.Refused, "fields-missing", registration.Id);
        if (Refusal(fields) is { } broken) return new(change.Key, AttendanceResult.Refused, broken.ApiCode, registration.Id);
        var wanted = Wanted(fields, registration).ToList();
        var clashes = change.Decided ? [] : wanted.Select(w => ClashOf(page, registration, change, w)).OfType<FieldClash>().ToList();
        foreach (var (field, value) in wanted.Where(w => clashes.TrueForAll(c => c.Field != w.Field)))
            if (Set(page.Roster, registration, field, value) is { } refused) return new(change.Key, AttendanceResult.Refused, refused.ApiCode, registration.Id);

        if (clashes.Count > 0) return new(change.Key, AttendanceResult.Clash, "changed-meanwhile", registration.Id) { Clashes = clashes };
        return new(change.Key, wanted.Count > 0 ? AttendanceResult.Applied : AttendanceResult.AlreadySo, null, registration.Id);
    }

    private static Failure? Refusal(AttendeeFields fields)
    {
        var body = new RegistrationBody { FullName = fields.FullName, Phone = fields.Phone, NoPhone = string.IsNullOrWhiteSpace(fields.Phone), People = fields.People, Hamlet = fields.Hamlet };
        var name = fields.FullName is null ? [] : BodyRules.Name(body);
        return name.Concat(BodyRules.Phone(body)).Concat(BodyRules.Group(body)).Concat(BodyRules.Home(body)).FirstOrDefault();
    }

    // What is asked for and is not so already, in the form it is kept.
    private static IEnumerable<(string Field, string? Value)> Wanted(AttendeeFields fields, Registration now)
    {
        // People first: they alone can still be refused, and a refused change changes nothing.
        if (fields.People is { } people && people != now.People) yield return ("people", people.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (fields.FullName is { } name && TextRules.Clean(name) is { } clean && clean != now.FullName) yield return ("fullName", clean);
        if (fields.Phone is { } typed && (string.IsNullOrWhiteSpace(typed) ? null : PhoneNumber.Normalise(typed)) is var phone && phone != now.Phone) yield return ("phone", phone);
        if (fields.Hamlet is { } hamlet && TextRules.Clean(hamlet) is var place && place != now.Hamlet) yield return ("hamlet", place);
    }

    private static FieldClash? ClashOf(AttendancePage page, Registration registration, AttendanceChange change, (string Field, string? Value) wanted) =>
        page.ChangedSince(registration, wanted.Field, change) is { } since ? new(wanted.Field, wanted.Value, Standing(registration, wanted.Field), since) : null;

    private static string? Standing(Registration registration, string field) => field switch
    {
        "fullName" => registration.FullName,
        "phone" => registration.Phone,
        "hamlet" => registration.Hamlet,
        _ => registration.People.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    private static Failure? Set(Roster roster, Registration registration, string field, string? value)
    {
        if (field == "people") return roster.ComeAs(registration, int.Parse(value!, System.Globalization.CultureInfo.InvariantCulture)) is { Succeeded: false } refused ? refused.Failures[0] : null;
        if (field == "phone") registration.Reach(value);
        else registration.Correct(field == "fullName" ? value! : registration.FullName, field == "hamlet" ? value : registration.Hamlet);
        return null;
    }
}
