using Campaigns.Notifications.Contracts;

namespace Campaigns.Events.Features.TellPeople;

/// <summary>What attendees and staff are told about a change of an event. Marks are taken off when an SMS is sent.</summary>
internal sealed class Notices : INoticeTemplates
{
    public const string Moved = "events.moved";
    public const string Cancelled = "events.cancelled";
    public const string Postponed = "events.postponed";
    public const string Invited = "events.invited";

    /// <summary>To the desk and the other presenters; the two it is about have their own words.</summary>
    public const string Substituted = "events.substituted";
    public const string StandIn = "events.stand-in-staff";
    public const string StoodIn = "events.stood-in-staff";
    public const string Presents = "events.presents-staff";
    public const string Asked = "events.substitute-asked";

    private const string NewFacts = "{{ title }}\n{{ date }}, {{ times }}\n{{ place }}\n";

    public IEnumerable<NoticeTemplate> Templates => [.. OfEvents, .. OfPostponed, .. OfStandIns, .. OfInvitations];

    private static IEnumerable<NoticeTemplate> OfInvitations =>
    [
        new(Invited, "vi", "BHXH mời ông/bà dự họp {{ time }} {{ day }} tại {{ briefHall }}. Trả lời: {{ link }}", "Mời ông/bà dự: {{ title }}",
            "Kính gửi ông/bà {{ name }},\n\nKính mời ông/bà dự:\n\n" + NewFacts + "\nÔng/bà đến được không, mấy người? Trả lời hoặc đổi câu trả lời: {{ link }}"),
        new(Invited, "en", "BHXH invites you, {{ time }} {{ day }} at {{ briefHall }}. Please answer: {{ link }}", "You are invited: {{ title }}",
            "Dear {{ name }},\n\nyou are invited to:\n\n" + NewFacts + "\nDo you come, and how many? Answer, or change your answer: {{ link }}"),
    ];

    private static IEnumerable<NoticeTemplate> OfStandIns =>
    [
        new(StandIn, "vi", "BHXH: anh/chị báo cáo buổi {{ time }} {{ day }} tại {{ hall }}, thay {{ leaver }}.", "Báo cáo thay: {{ title }}",
            "Anh/chị báo cáo buổi này thay {{ leaver }}:\n\n" + NewFacts),
        new(StandIn, "en", "BHXH: you present the meeting {{ time }} {{ day }} at {{ hall }} instead of {{ leaver }}.", "You stand in: {{ title }}",
            "You present this meeting instead of {{ leaver }}:\n\n" + NewFacts),
        new(Presents, "vi", "BHXH: nhờ anh/chị báo cáo buổi {{ time }} {{ day }} tại {{ hall }}.", "Anh/chị báo cáo: {{ title }}", "Anh/chị báo cáo buổi này:\n\n" + NewFacts),
        new(Presents, "en", "BHXH: you present the meeting {{ time }} {{ day }} at {{ hall }}.", "You present: {{ title }}", "You present this meeting:\n\n" + NewFacts),
        new(StoodIn, "vi", "BHXH: {{ standIn }} báo cáo thay anh/chị buổi {{ time }} {{ day }} tại {{ hall }}.", "Đã có người thay: {{ title }}",
            "{{ standIn }} báo cáo thay anh/chị buổi này:\n\n" + NewFacts),
        new(StoodIn, "en", "BHXH: {{ standIn }} presents in your place, {{ time }} {{ day }} at {{ hall }}.", "Somebody stands in: {{ title }}",
            "{{ standIn }} presents this meeting in your place:\n\n" + NewFacts),
        new(Substituted + "-staff", "vi", "BHXH: buổi {{ time }} {{ day }} tại {{ hall }}: {{ standIn }} báo cáo thay {{ leaver }}.", "Đổi báo cáo viên: {{ title }}",
            "{{ standIn }} báo cáo thay {{ leaver }}:\n\n" + NewFacts),
        new(Substituted + "-staff", "en", "BHXH: meeting {{ time }} {{ day }} at {{ hall }}: {{ standIn }} presents instead of {{ leaver }}.", "Another presenter: {{ title }}",
            "{{ standIn }} presents instead of {{ leaver }}:\n\n" + NewFacts),
        new(Asked, "vi", "BHXH: nhờ anh/chị báo cáo buổi {{ time }} {{ day }} tại {{ place }}. Trả lời trước {{ until }}: {{ link }}", "Nhờ báo cáo thay: {{ title }}",
            "Nhờ anh/chị báo cáo buổi này thay {{ leaver }}:\n\n{{ title }}\n{{ date }}, {{ times }}\n{{ place }}\n\nTrả lời trước {{ until }}: {{ link }}\n\nAi nhận trước thì người đó báo cáo."),
        new(Asked, "en", "BHXH: could you present at {{ time }} {{ day }} in {{ place }}? Answer by {{ until }}: {{ link }}", "Could you stand in: {{ title }}",
            "Could you present this meeting instead of {{ leaver }}?\n\n{{ title }}\n{{ date }}, {{ times }}\n{{ place }}\n\nAnswer by {{ until }}: {{ link }}\n\nThe first who says yes presents."),
    ];

    private static IEnumerable<NoticeTemplate> OfPostponed =>
    [
        new(Postponed, "vi", "BHXH: buổi {{ time }} {{ day }} tại {{ hall }} tạm hoãn vì {{ shortReason }}. Có ngày mới sẽ báo, chỗ của ông/bà vẫn giữ.", "Tạm hoãn: {{ title }}",
            "Buổi gặp này tạm hoãn vì: {{ reason }}\n\n" + NewFacts + "\nKhi có ngày mới chúng tôi sẽ báo. Chỗ của ông/bà vẫn giữ."),
        new(Postponed, "en", "BHXH: the meeting {{ time }} {{ day }} at {{ hall }} is postponed: {{ shortReason }}. We tell you the new date; you keep your place.", "Postponed: {{ title }}",
            "This meeting is postponed: {{ reason }}\n\n" + NewFacts + "\nWe will tell you the new date. You keep your place."),
        new(Postponed + "-staff", "vi", "BHXH: buổi {{ time }} {{ day }} tại {{ hall }} anh/chị phụ trách tạm hoãn: {{ shortReason }}.", "Tạm hoãn: {{ title }}",
            "Buổi anh/chị phụ trách tạm hoãn vì: {{ reason }}\n\n" + NewFacts),
        new(Postponed + "-staff", "en", "BHXH: your meeting {{ time }} {{ day }} at {{ hall }} is postponed: {{ shortReason }}.", "Postponed: {{ title }}",
            "Your meeting is postponed: {{ reason }}\n\n" + NewFacts),
    ];

    private static IEnumerable<NoticeTemplate> OfEvents =>
    [
        new(Moved, "vi", "BHXH: buổi {{ oldDay }} dời sang {{ time }} {{ day }}, {{ briefHall }}, vì {{ briefReason }}. Đổi hoặc hủy: {{ link }}", "Đã dời: {{ title }}",
            "Buổi gặp {{ oldDate }} được dời vì: {{ reason }}\n\nThời gian và nơi mới:\n" + NewFacts + "\nVé cũ vẫn dùng được, ông/bà không phải làm gì. Không đi được thì chọn buổi khác hoặc hủy: {{ link }}"),
        new(Moved, "en", "BHXH: the meeting of {{ oldDay }} moves to {{ time }} {{ day }}, {{ briefHall }}: {{ briefReason }}. Change: {{ link }}", "Moved: {{ title }}",
            "The meeting of {{ oldDate }} is moved: {{ reason }}\n\nNew time and place:\n" + NewFacts + "\nYour ticket stays valid, there is nothing to do. If you cannot come then, choose another meeting or cancel: {{ link }}"),
        new(Moved + "-staff", "vi", "BHXH: buổi {{ oldDay }} anh/chị phụ trách dời sang {{ time }} {{ day }} tại {{ hall }}: {{ shortReason }}.", "Đã dời: {{ title }}",
            "Buổi {{ oldDate }} anh/chị phụ trách được dời vì: {{ reason }}\n\nThời gian và nơi mới:\n" + NewFacts),
        new(Moved + "-staff", "en", "BHXH: your meeting of {{ oldDay }} moves to {{ time }} {{ day }} at {{ hall }}: {{ shortReason }}.", "Moved: {{ title }}",
            "Your meeting of {{ oldDate }} is moved: {{ reason }}\n\nNew time and place:\n" + NewFacts),
        new(Cancelled, "vi", "BHXH: buổi {{ time }} {{ day }} tại {{ briefHall }} không tổ chức vì {{ briefReason }}. Chọn buổi khác: {{ link }}", "Không tổ chức: {{ title }}",
            "Buổi gặp này không tổ chức vì: {{ reason }}\n\n" + NewFacts + "\nXin lỗi ông/bà. Chọn buổi khác gần nhà: {{ link }}"),
        new(Cancelled, "en", "BHXH: the meeting {{ time }} {{ day }} at {{ briefHall }} is cancelled: {{ briefReason }}. Others: {{ link }}", "Cancelled: {{ title }}",
            "This meeting is cancelled: {{ reason }}\n\n" + NewFacts + "\nWe are sorry. Choose another meeting: {{ link }}"),
        new(Cancelled + "-staff", "vi", "BHXH: buổi {{ time }} {{ day }} tại {{ hall }} anh/chị phụ trách không tổ chức: {{ shortReason }}.", "Không tổ chức: {{ title }}",
            "Buổi anh/chị phụ trách không tổ chức vì: {{ reason }}\n\n" + NewFacts),
        new(Cancelled + "-staff", "en", "BHXH: your meeting {{ time }} {{ day }} at {{ hall }} is cancelled: {{ shortReason }}.", "Cancelled: {{ title }}",
            "Your meeting is cancelled: {{ reason }}\n\n" + NewFacts),
    ];
}
