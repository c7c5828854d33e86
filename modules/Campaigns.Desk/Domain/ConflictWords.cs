namespace Campaigns.Desk.Domain;

/// <summary>The words of the API and of the database.</summary>
internal static class ConflictWords
{
    public static string Of(ConflictStatus status) => status switch
    {
        ConflictStatus.KeptDevice => "kept-device",
        ConflictStatus.KeptServer => "kept-server",
        _ => "open",
    };

    public static ConflictStatus Read(string word) => word switch
    {
        "kept-device" => ConflictStatus.KeptDevice,
        "kept-server" => ConflictStatus.KeptServer,
        _ => ConflictStatus.Open,
    };

    /// <summary>Of the word a person chose by; null for none.</summary>
    public static ConflictStatus? Kept(string? keep) => keep switch
    {
        "device" => ConflictStatus.KeptDevice,
        "server" => ConflictStatus.KeptServer,
        _ => null,
    };
}
