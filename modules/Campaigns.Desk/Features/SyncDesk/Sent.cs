using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Campaigns.Desk.Domain;
using Campaigns.Kernel.Values;

namespace Campaigns.Desk.Features.SyncDesk;

/// <summary>An operation as it is worked on.</summary>
internal sealed record Sent(string DeviceId, OperationBody Body, DateTimeOffset Now)
{
    public const string Register = "register", CheckIn = "check-in", UndoCheckIn = "undo-check-in", Edit = "edit", HeadCount = "head-count", Interest = "interest", Enrol = "enrol";

    public static readonly IReadOnlyList<string> Kinds = [Register, CheckIn, UndoCheckIn, Edit, HeadCount, Interest, Enrol];

    // Nobody's clock was ever that wrong; what lies before is no time at all to a database.
    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public string Id => Body.Id!;

    public string Kind => Body.Kind ?? "";

    /// <summary>Names it to other modules for good.</summary>
    public Guid Key { get; } = KeyOf(DeviceId, Body.Id!);

    /// <summary>The device's word.</summary>
    public DateTimeOffset? At { get; } = Instants.TryRead(Body.At, out var at) && at >= Earliest ? at.ToUniversalTime() : null;

    /// <summary>When it counts as done: the device's word, never ahead of ours.</summary>
    public DateTimeOffset CountsAt => At is { } at && at < Now ? at : Now;

    public string Digest { get; } = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Body.Kind + "\n" + (Body.Data?.GetRawText() ?? ""))));

    public Guid? EventId => Guid("eventId");

    /// <summary>The registration, or the key of the register operation of the same device by that id.</summary>
    public Guid? RegistrationId => Guid("registrationId");

    public Guid? Guid(string name) => Member(name) is { ValueKind: JsonValueKind.String } text && text.TryGetGuid(out var id) ? id : null;

    public string? Text(string name) => Member(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public int? Number(string name) => Member(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value) ? value : null;

    public JsonElement? Member(string name) => Body.Data is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty(name, out var member) ? member : null;

    /// <summary>A name of 128 bits for what a device calls an operation.</summary>
    public static Guid KeyOf(string deviceId, string operationId) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{deviceId}\n{operationId}")).AsSpan(0, 16));

    /// <summary>Its line of the ledger, without an outcome yet.</summary>
    public Operation Line(Guid? account) => new()
    {
        DeviceId = DeviceId,
        OperationId = Id,
        AccountId = account,
        Kind = Kinds.Contains(Kind) ? Kind : "unknown",
        At = At,
        ReceivedAt = Now,
        Digest = Digest,
    };
}
