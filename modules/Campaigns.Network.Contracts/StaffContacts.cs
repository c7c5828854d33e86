namespace Campaigns.Network.Contracts;

/// <summary>How a member of staff is reached at work; what is not known is null.</summary>
public sealed record StaffContact(Guid StaffId, string Name, string? Phone, string? Email);

/// <summary>Questions about how staff are reached. Personal data: for sending, not for showing.</summary>
public interface IStaffContacts
{
    /// <summary>Several at once; unknown ids are left out.</summary>
    Task<IReadOnlyDictionary<Guid, StaffContact>> Many(IReadOnlyCollection<Guid> staffIds, CancellationToken ct);
}
