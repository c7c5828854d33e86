using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;

namespace Campaigns.Events.Domain;

/// <summary>Who sees a saved view.</summary>
internal enum ViewAudience
{
    /// <summary>Only who saved it.</summary>
    Private,

    /// <summary>Everybody who works in the same area.</summary>
    Area,

    /// <summary>Everybody.</summary>
    All,
}

/// <summary>An address of the calendar or the list, kept under a name.</summary>
internal sealed class SavedView : Entity
{
    public const int LongestName = 60;
    public const int LongestAddress = 500;
    private static readonly string[] Pages = ["/admin/calendar", "/admin/events"];

    private SavedView()
    {
    }

    public Guid OwnerId { get; private init; }

    public string Name { get; private init; } = "";

    /// <summary>Path and query, within the site.</summary>
    public string Address { get; private init; } = "";

    public ViewAudience Audience { get; private init; }

    /// <summary>The owner's place when it was saved.</summary>
    public string ScopePath { get; private init; } = "";

    public static Result<SavedView> Keep(string? name, string? address, ViewAudience audience, Guid owner, string scopePath)
    {
        if (string.IsNullOrWhiteSpace(name)) return Refusals.ViewNameMissing;
        if (name.Trim().Length > LongestName) return Refusals.ViewNameTooLong;
        if (address is null || address.Length > LongestAddress || !IsPage(address)) return Refusals.ViewUnknown;
        return new SavedView { Id = Guid.CreateVersion7(), OwnerId = owner, Name = name.Trim(), Address = address, Audience = audience, ScopePath = scopePath };
    }

    private static bool IsPage(string address) => Array.Exists(Pages, page => address == page || address.StartsWith(page + "?", StringComparison.Ordinal));
}
