namespace Campaigns.Training.Domain;

/// <summary>Working roles of staff for which certificates may be needed; words of Network.</summary>
internal static class WorkingRoles
{
    public static readonly IReadOnlyList<string> All = ["presenter", "collector", "desk"];
}
