namespace Campaigns.Events.Domain;

/// <summary>Names of units for short lines.</summary>
internal static class PlaceName
{
    private static readonly string[] Kinds = ["Thành phố ", "Thị trấn ", "Thị xã ", "Khu vực ", "Phường ", "Huyện ", "Tỉnh ", "Xã "];

    /// <summary>The name without its kind: <c>Đông Sơn</c> for <c>Phường Đông Sơn</c>.</summary>
    public static string Short(string fullName) =>
        Array.Find(Kinds, kind => fullName.StartsWith(kind, StringComparison.OrdinalIgnoreCase)) is { } kind ? fullName[kind.Length..] : fullName;
}
