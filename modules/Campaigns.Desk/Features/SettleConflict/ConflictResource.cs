using System.Text.Json;
using Campaigns.Desk.Domain;
using Campaigns.Kernel.Values;
using Campaigns.Registrations.Contracts;
using Campaigns.Ui.Api;

namespace Campaigns.Desk.Features.SettleConflict;

/// <summary>What a person has to choose.</summary>
internal sealed record ConflictResource(Guid Id, Guid EventId, Guid RegistrationId, string? FullName, string OperationId, string Status, IReadOnlyList<ConflictField> Fields, string? SettledBy, DateTimeOffset? SettledAt)
{
    public static ConflictResource Of(Conflict conflict, string? name) => new(conflict.Id, conflict.EventId, conflict.RegistrationId, name, conflict.OperationId, ConflictWords.Of(conflict.Status),
        [.. Clashes(conflict).Select(c => new ConflictField(c.Field, c.Offered, conflict.DeviceAt.Local(), c.Standing, c.StandingAt.Local()))], conflict.SettledBy, conflict.SettledAt?.Local());

    public static IReadOnlyList<FieldClash> Clashes(Conflict conflict) => conflict.Fields is null ? [] : JsonSerializer.Deserialize<List<FieldClash>>(conflict.Fields, Api.Json)!;
}

/// <summary>One field, as the device and as the server have it, each with its time.</summary>
internal sealed record ConflictField(string Field, string? Device, DateTimeOffset DeviceAt, string? Server, DateTimeOffset ServerAt);

/// <summary>The choice.</summary>
internal sealed record ResolveBody
{
    /// <summary><c>device</c> or <c>server</c>.</summary>
    public string? Keep { get; init; }
}
