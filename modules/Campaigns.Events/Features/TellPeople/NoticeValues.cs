using Campaigns.Kernel.Values;
using Campaigns.Ui;

namespace Campaigns.Events.Features.TellPeople;

/// <summary>What the templates of a mailing may use: the event as it will be, and as it was.</summary>
/// <param name="Title">The event.</param>
/// <param name="Hall">Name of the hall, or of the unit.</param>
/// <param name="Address">Of the hall.</param>
/// <param name="When">New time.</param>
/// <param name="Old">Time before.</param>
/// <param name="Reason">As told to the public.</param>
internal sealed record NoticeValues(string Title, string Hall, string Address, Period When, Period Old, string Reason)
{
    // An SMS has 160 signs; the templates take at most 70 with the dates in them.
    private const int LongestHall = 45;
    private const int LongestReason = 35;

    // With a link besides, of at most 60 signs.
    private const int BriefHall = 20;
    private const int BriefReason = 16;

    public Dictionary<string, object?> All() => new()
    {
        ["title"] = Title,
        ["place"] = Address.Length == 0 ? Hall : $"{Hall}, {Address}",
        ["hall"] = Cut(Hall, LongestHall),
        ["briefHall"] = Cut(Short(Hall), BriefHall),
        ["date"] = Formats.Date(When.Start),
        ["day"] = Formats.Day(When.Start)[..5],
        ["time"] = Formats.Time(When.Start),
        ["times"] = Formats.Times(When.Start, When.End),
        ["oldDate"] = Formats.Date(Old.Start),
        ["oldDay"] = Formats.Day(Old.Start)[..5],
        ["reason"] = Reason,
        ["briefReason"] = Cut(Reason.TrimEnd('.', ' '), BriefReason),
        ["shortReason"] = Cut(Reason.TrimEnd('.', ' '), LongestReason),
    };

    // As posters and village notices shorten it: the name of the place matters more than what kind of hall it is.
    private static string Short(string hall) => hall.Length <= BriefHall ? hall
        : hall.Replace("Nhà văn hóa", "NVH", StringComparison.OrdinalIgnoreCase).Replace("Hội trường", "HT", StringComparison.OrdinalIgnoreCase);

    // At the end of a word.
    private static string Cut(string text, int most)
    {
        if (text.Length <= most) return text;
        var cut = text.LastIndexOf(' ', most);
        return text[..(cut > 0 ? cut : most)];
    }
}
