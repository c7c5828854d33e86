namespace Campaigns.Events.Domain;

/// <summary>Languages of the province besides Vietnamese, by ISO 639-3; one of several for one people stands for all of them.</summary>
internal static class Languages
{
    /// <summary>Mường, Thái (Tai Dam), Mông (Hmong Njua), Dao (Iu Mien), Thổ, Khơ Mú.</summary>
    public static readonly IReadOnlyList<string> Codes = ["mtq", "blt", "hnj", "ium", "tou", "kjg"];
}
