using Campaigns.Notifications.Contracts;

namespace Campaigns.Events.Features.TellPeople;

/// <summary>What attendees and staff are told about a change of an event. Marks are taken off when an SMS is sent.</summary>
internal sealed class Notices : INoticeTemplates
{
    public const string Moved = "events.moved";
    public const string Cancelled = "events.cancelled";

    private const string NewFacts = "{{ title }}\n{{ date }}, {{ times }}\n{{ place }}\n";

    public IEnumerable<NoticeTemplate> Templates =>
    [
        new(Moved, "vi", "BHXH: buổi {{ oldDay }} dời sang {{ time }} {{ day }} tại {{ hall }} vì {{ shortReason }}. Vé cũ vẫn dùng được.", "Đã dời: {{ title }}",
            "Buổi gặp {{ oldDate }} được dời vì: {{ reason }}\n\nThời gian và nơi mới:\n" + NewFacts + "\nVé cũ vẫn dùng được."),
        new(Moved, "en", "BHXH: the meeting of {{ oldDay }} moves to {{ time }} {{ day }} at {{ hall }}: {{ shortReason }}. Your ticket stays valid.", "Moved: {{ title }}",
            "The meeting of {{ oldDate }} is moved: {{ reason }}\n\nNew time and place:\n" + NewFacts + "\nYour ticket stays valid."),
        new(Moved + "-staff", "vi", "BHXH: buổi {{ oldDay }} anh/chị phụ trách dời sang {{ time }} {{ day }} tại {{ hall }}: {{ shortReason }}.", "Đã dời: {{ title }}",
            "Buổi {{ oldDate }} anh/chị phụ trách được dời vì: {{ reason }}\n\nThời gian và nơi mới:\n" + NewFacts),
        new(Moved + "-staff", "en", "BHXH: your meeting of {{ oldDay }} moves to {{ time }} {{ day }} at {{ hall }}: {{ shortReason }}.", "Moved: {{ title }}",
            "Your meeting of {{ oldDate }} is moved: {{ reason }}\n\nNew time and place:\n" + NewFacts),
        new(Cancelled, "vi", "BHXH: buổi {{ time }} {{ day }} tại {{ hall }} không tổ chức vì {{ shortReason }}. Xin lỗi ông/bà.", "Không tổ chức: {{ title }}",
            "Buổi gặp này không tổ chức vì: {{ reason }}\n\n" + NewFacts + "\nXin lỗi ông/bà. Có buổi khác gần nhà chúng tôi sẽ báo."),
        new(Cancelled, "en", "BHXH: the meeting {{ time }} {{ day }} at {{ hall }} is cancelled: {{ shortReason }}. We are sorry.", "Cancelled: {{ title }}",
            "This meeting is cancelled: {{ reason }}\n\n" + NewFacts + "\nWe are sorry."),
        new(Cancelled + "-staff", "vi", "BHXH: buổi {{ time }} {{ day }} tại {{ hall }} anh/chị phụ trách không tổ chức: {{ shortReason }}.", "Không tổ chức: {{ title }}",
            "Buổi anh/chị phụ trách không tổ chức vì: {{ reason }}\n\n" + NewFacts),
        new(Cancelled + "-staff", "en", "BHXH: your meeting {{ time }} {{ day }} at {{ hall }} is cancelled: {{ shortReason }}.", "Cancelled: {{ title }}",
            "Your meeting is cancelled: {{ reason }}\n\n" + NewFacts),
    ];
}
