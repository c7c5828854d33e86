namespace Campaigns.Desk.Domain;

/// <summary>A browser that works as a desk. It belongs to the account that first spoke for it: what it recorded was recorded by that person.</summary>
internal sealed class Device
{
    public string Id { get; init; } = "";

    public Guid? AccountId { get; init; }

    public DateTimeOffset SeenAt { get; set; }
}
