namespace Campaigns.People.Contracts;

/// <summary>Somebody who agreed to be told about meetings.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="FullName">As written.</param>
/// <param name="Phone">E.164, or null.</param>
/// <param name="UnitCode">Commune of residence, or null.</param>
/// <param name="ScopePath">Path of that place.</param>
/// <param name="Hamlet">Thôn, or null.</param>
public sealed record Invitee(Guid PersonId, string FullName, string? Phone, string? UnitCode, string ScopePath, string? Hamlet);

/// <summary>Who may be invited. Personal data: for writing to people, not for showing. Whoever never agreed, took it back or was erased is not among them.</summary>
public interface IInvitees
{
    /// <summary>Those who live under a path, after one of them, in the order of their ids.</summary>
    Task<IReadOnlyList<Invitee>> Under(string scopePath, Guid? after, int atMost, CancellationToken ct);

    /// <summary>Several at once; those who may not be written to are left out.</summary>
    Task<IReadOnlyDictionary<Guid, Invitee>> Many(IReadOnlyCollection<Guid> personIds, CancellationToken ct);
}
