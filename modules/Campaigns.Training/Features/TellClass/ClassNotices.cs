using Campaigns.Notifications.Contracts;

namespace Campaigns.Training.Features.TellClass;

/// <summary>What those who come to a class are told. Marks are taken off when an SMS is sent.</summary>
internal sealed class ClassNotices : INoticeTemplates
{
    public const string Place = "training.class-place";
    public const string Moved = "training.class-moved";
    public const string Cancelled = "training.class-cancelled";

    private const string Facts = "{{ title }}\n{{ date }}, {{ times }}\n{{ place }}\n";

    public IEnumerable<NoticeTemplate> Templates =>
    [
        new(Place, "vi", "BHXH: anh/chị có chỗ lớp {{ course }} {{ time }} {{ day }}, {{ hall }}.", "Có chỗ: lớp {{ course }} ngày {{ day }}",
            "{{ name }},\n\nAnh/chị có chỗ trong lớp:\n" + Facts + "\nXem tại trang Học tập của tôi (/admin/my-training)."),
        new(Place, "en", "BHXH: you have a place in {{ course }} {{ time }} {{ day }}, {{ hall }}.", "A place: class {{ course }} on {{ day }}",
            "{{ name }},\n\nYou have a place in the class:\n" + Facts + "\nSee My training (/admin/my-training)."),
        new(Moved, "vi", "BHXH: lớp {{ course }} đổi sang {{ time }} {{ day }}, {{ hall }}.", "Lớp {{ course }} đổi giờ hoặc địa điểm",
            "{{ name }},\n\nLớp của ông/bà đổi sang:\n" + Facts),
        new(Moved, "en", "BHXH: class {{ course }} is now at {{ time }} {{ day }}, {{ hall }}.", "Class {{ course }} has moved",
            "{{ name }},\n\nYour class is now:\n" + Facts),
        new(Cancelled, "vi", "BHXH: lớp {{ course }} {{ day }} không tổ chức. Lý do: {{ reason }}", "Lớp {{ course }} ngày {{ day }} không tổ chức",
            "{{ name }},\n\nLớp này không tổ chức:\n" + Facts + "\nLý do: {{ reasonInFull }}"),
        new(Cancelled, "en", "BHXH: class {{ course }} of {{ day }} is cancelled. Reason: {{ reason }}", "Class {{ course }} of {{ day }} is cancelled",
            "{{ name }},\n\nThis class is not held:\n" + Facts + "\nReason: {{ reasonInFull }}"),
    ];
}
