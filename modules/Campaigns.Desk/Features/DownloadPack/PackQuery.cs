using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Campaigns.Desk.Domain;
using Campaigns.Insurance.Contracts;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Registrations.Contracts;
using Campaigns.Ui.Api;

namespace Campaigns.Desk.Features.DownloadPack;

/// <summary>Packs a meeting for a device.</summary>
internal sealed class PackQuery(IAttendance attendance, IOfferingForms forms, IDatedRules rules, IUnits units, TimeProvider clock)
{
    // What is not there is not written: of thousands of people most have no need and no time yet.
    private static readonly JsonSerializerOptions Json = new(Api.Json) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public async Task<Result<Packed>> For(Guid eventId, CancellationToken ct)
    {
        if (await attendance.Desk(eventId, ct) is not { } roster) return Refusals.NoSuchEvent;
        var now = clock.GetUtcNow();
        if (now >= roster.EndsAt + Limits.PackLife) return Refusals.PackExpired;

        var pack = new DeskPack
        {
            EventId = roster.Id,
            Title = roster.Title,
            Place = roster.Place,
            UnitCode = roster.UnitCode,
            StartsAt = roster.StartsAt.Local(),
            EndsAt = roster.EndsAt.Local(),
            ExpiresAt = (roster.EndsAt + Limits.PackLife).Local(),
            Seats = roster.Seats,
            Registrations = [.. (await attendance.All(eventId, ct)).Select(Person)],
            Rules = await rules.Since(clock.Today(), ct),
            Units = [.. (await units.List(UnitLevel.Commune, clock.Today(), null, ct)).Select(u => new PackedUnit(u.Code, u.FullName))],
            Questions = (await forms.Find(eventId, ct)).Questions,
        };

        // The time of making is no content: a pack is another one when something in it is otherwise.
        var tag = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(pack, Json)))[..32];
        return new Packed(JsonSerializer.SerializeToUtf8Bytes(pack with { IssuedAt = now.Local() }, Json), tag);
    }

    private static PackedPerson Person(DeskRegistration r) =>
        new(r.Id, r.Code, r.FullName, r.Phone, r.PhoneEnd, r.Hamlet, r.UnitCode, r.People, r.Status, r.CheckedInAt?.Local(), r.WalkIn, r.Version, r.Need);
}

/// <summary>A pack as it is sent.</summary>
/// <param name="Bytes">JSON, UTF-8.</param>
/// <param name="Tag">Of its content.</param>
internal sealed record Packed(byte[] Bytes, string Tag);
