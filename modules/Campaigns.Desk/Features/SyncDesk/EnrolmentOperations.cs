using System.Text.Json;
using System.Text.Json.Nodes;
using Campaigns.Desk.Domain;
using Campaigns.Insurance.Contracts;
using Campaigns.Kernel.Commands;
using Campaigns.Registrations.Contracts;
using Campaigns.Ui.Api;

namespace Campaigns.Desk.Features.SyncDesk;

/// <summary>Interest and enrolments of the desk, handed to Insurance. What the device does not know of the person is taken from the registration:
/// a desk may not see whole phones.</summary>
internal sealed class EnrolmentOperations(IEnrolling enrolling, IRegistrants registrants, IAttendance attendance)
{
    public async Task<Settled> Apply(LedgerPage page, Sent one, CancellationToken ct)
    {
        Guid? id = one.RegistrationId is { } named ? page.Made(named) ?? named : null;
        var who = id is { } registration ? await registrants.Find(registration, ct) : null;
        if (id is not null && (who is null || await attendance.Desk(who.OfferingId, ct) is null)) return new(Outcomes.Rejected, "registration-not-found");

        var result = one.Kind == Sent.Enrol ? await enrolling.Enrol(one.Key, Body(one, who), ct) : await Interest(one, who, ct);
        return Word(result) with { EventId = who?.OfferingId ?? one.EventId };
    }

    private async Task<Result<EnrolmentCard>> Interest(Sent one, Registrant? who, CancellationToken ct)
    {
        if (who is null) return Failure.NotFound("desk.registration-not-found");
        var home = one.Text("unitCode") ?? who.UnitCode ?? (await attendance.Desk(who.OfferingId, ct))!.UnitCode;
        return await enrolling.Note(new(one.Text("product") ?? "VSI", who.FullName, who.Phone, who.CitizenId, who.BirthDate, home, who.Hamlet, who.OfferingId, who.RegistrationId), ct);
    }

    private static Settled Word(Result<EnrolmentCard> result) => result switch
    {
        { Succeeded: false } => new(Outcomes.Rejected, result.Failures[0].ApiCode),
        { Value.Before: true } => new(Outcomes.Duplicate, "already-" + result.Value.Status, result.Value.Id),
        _ => new(Outcomes.Applied, result.Value.Status, result.Value.Id),
    };

    // The registration's id may be one the device gave; the body that goes on names the real one.
    private static JsonElement Body(Sent one, Registrant? who)
    {
        if (who is null || one.Body.Data is not { ValueKind: JsonValueKind.Object } data) return one.Body.Data ?? default;
        var body = JsonNode.Parse(data.GetRawText())!.AsObject();
        body["registrationId"] = who.RegistrationId;
        body["eventId"] = who.OfferingId;
        var person = body["person"] as JsonObject ?? [];
        Fill(person, "fullName", who.FullName);
        Fill(person, "phone", who.Phone);
        Fill(person, "citizenId", who.CitizenId);
        Fill(person, "birthDate", who.BirthDate?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Fill(person, "unitCode", who.UnitCode);
        Fill(person, "address", who.Hamlet);
        body["person"] = person.Parent is null ? person : person.DeepClone();
        return JsonSerializer.SerializeToElement(body, Api.Json);
    }

    private static void Fill(JsonObject person, string name, string? value)
    {
        if (value is not null && string.IsNullOrWhiteSpace(person[name]?.GetValueKind() == JsonValueKind.String ? person[name]!.GetValue<string>() : null)) person[name] = value;
    }
}
