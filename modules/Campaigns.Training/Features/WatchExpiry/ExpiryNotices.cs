using Campaigns.Notifications.Contracts;

namespace Campaigns.Training.Features.WatchExpiry;

/// <summary>What holders, trainers and coordinators are told. Marks are taken off when an SMS is sent.</summary>
internal sealed class ExpiryNotices : INoticeTemplates
{
    public const string Own = "training.expiring-own";
    public const string Others = "training.expiring-others";
    public const string Withdrawn = "training.presenter-withdrawn";

    private const string Lines = "{% for line in lines %}- {{ line }}\n{% endfor %}";

    public IEnumerable<NoticeTemplate> Templates =>
    [
        new(Own, "vi", "BHXH: chung nhan {{ course }} cua anh/chi het han {{ day }} (con {{ days }} ngay).{% if more > 0 %} Va {{ more }} chung nhan khac.{% endif %} Lien he giang vien de xep lop.",
            "Chứng nhận sắp hết hạn", "{{ name }},\n\nChứng nhận của anh/chị sắp hết hạn:\n" + Lines + "\nHãy liên hệ giảng viên để được xếp lớp. Sau ngày hết hạn, anh/chị không được phân công trình bày."),
        new(Own, "en", "BHXH: your certificate {{ course }} ends on {{ day }} ({{ days }} days left).{% if more > 0 %} And {{ more }} more.{% endif %} Ask a trainer for a class.",
            "A certificate is about to expire", "{{ name }},\n\nYour certificates are about to expire:\n" + Lines + "\nAsk a trainer for a class. After that day you cannot be assigned to present."),
        new(Others, "vi", "BHXH: {{ count }} chung nhan sap het han, som nhat {{ holder }} {{ course }} {{ day }}. Xem trang Chung nhan.",
            "{{ count }} chứng nhận sắp hết hạn", "{{ name }},\n\nCác chứng nhận sắp hết hạn:\n" + Lines + "\nXếp lớp tại trang Chứng nhận (/admin/certifications?expires=60d)."),
        new(Others, "en", "BHXH: {{ count }} certificates are about to expire, first {{ holder }} {{ course }} {{ day }}. See Certificates.",
            "{{ count }} certificates are about to expire", "{{ name }},\n\nCertificates about to expire:\n" + Lines + "\nPut people into classes on the page Certificates (/admin/certifications?expires=60d)."),
        new(Withdrawn, "vi", "BHXH: {{ holder }} khong con chung nhan {{ course }}; {{ count }} buoi da phan cong can nguoi thay, som nhat {{ day }}.",
            "Báo cáo viên không còn chứng nhận", "{{ name }},\n\n{{ holder }} không còn chứng nhận {{ course }}. Các buổi đã phân công cần người thay:\n" + Lines),
        new(Withdrawn, "en", "BHXH: {{ holder }} no longer holds {{ course }}; {{ count }} meetings need a substitute, first {{ day }}.",
            "A presenter no longer holds a certificate", "{{ name }},\n\n{{ holder }} no longer holds the certificate {{ course }}. These meetings need a substitute:\n" + Lines),
    ];
}
