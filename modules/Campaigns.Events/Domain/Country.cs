namespace Campaigns.Events.Domain;

/// <summary>Degrees within which halls lie: Vietnam with its islands, with a little room. Beyond them a figure was typed wrong, most often the two
/// swapped.</summary>
internal static class Country
{
    public const double South = 6;
    public const double North = 23.6;
    public const double West = 102;
    public const double East = 118;
}
