using Campaigns.Notifications.Contracts;
using Campaigns.Registrations.Features.Seats;

namespace Campaigns.Registrations.Features.Tickets;

/// <summary>What people are told about their places. The SMS of each says what, when, where and what to do; marks are taken off when it is sent.</summary>
internal sealed class Notices : INoticeTemplates
{
    public const string Ticket = "registrations.ticket";
    public const string Waitlisted = "registrations.waitlisted";
    public const string Offer = "registrations.offer";
    public const string OfferExpired = "registrations.offer-expired";
    public const string Cancelled = "registrations.cancelled";
    public const string Reminder = "registrations.reminder";
    public const string PhoneCode = "registrations.phone-code";
    public const string Thanks = "registrations.thanks";
    public const string Note = "registrations.note-to-many";

    private const string FactsVi = "{{ title }}\n{{ date }}, {{ times }}\n{{ place }}\n";
    private const string FactsEn = FactsVi;

    public IEnumerable<NoticeTemplate> Templates => [.. Vietnamese, .. English];

    private static IEnumerable<NoticeTemplate> Vietnamese =>
    [
        Vi(Ticket, "BHXH: vé {{ code }}, {{ time }} {{ day }} tại {{ hall }}. Xem hoặc hủy: {{ link }}", "Vé {{ code }}: {{ title }}",
            FactsVi + "Mã vé: {{ code }} ({{ people }} người)\n\nChụp lại mã vé cũng được. Xem, in hoặc hủy: {{ link }}"),
        Vi(Waitlisted, "BHXH: danh sách chờ số {{ position }}, {{ time }} {{ day }} tại {{ hall }}. Có chỗ sẽ nhắn: {{ link }}", "Danh sách chờ: {{ title }}",
            FactsVi + "Ông/bà là người thứ {{ position }}. Có chỗ chúng tôi nhắn ngay.\n\nXem hoặc hủy: {{ link }}"),
        Vi(Offer, "BHXH: có chỗ {{ time }} {{ day }} tại {{ hall }}. Giữ chỗ trước {{ until }}: {{ link }}", "Có chỗ cho ông/bà: {{ title }}",
            FactsVi + "Có chỗ cho ông/bà. Xin giữ chỗ trước {{ until }}: {{ link }}"),
        Vi(OfferExpired, "BHXH: hết hạn giữ chỗ {{ time }} {{ day }} tại {{ hall }}. Vào lại danh sách chờ: {{ link }}", "Hết hạn giữ chỗ: {{ title }}",
            FactsVi + "Chỗ giữ cho ông/bà đã hết hạn. Vào lại danh sách chờ: {{ link }}"),
        Vi(Cancelled, "BHXH: đã hủy chỗ {{ code }}, {{ time }} {{ day }} tại {{ hall }}. Đăng ký lại: {{ link }}", "Đã hủy chỗ: {{ title }}",
            FactsVi + "Đã hủy chỗ {{ code }} của ông/bà. Đăng ký lại: {{ link }}"),
        Vi(Reminder, "BHXH: mai {{ time }} {{ day }}, {{ hall }}. Vé {{ code }}. Không đi được, xin hủy: {{ link }}", "Ngày mai: {{ title }}",
            "Nhắc ông/bà buổi ngày mai.\n\n" + FactsVi + "Mã vé: {{ code }}\n\nKhông đi được, xin hủy để nhường chỗ: {{ link }}"),
        Vi(PhoneCode, "BHXH: mã xác nhận {{ phoneCode }} cho buổi {{ day }}, dùng trong 15 phút. Không phải ông/bà đăng ký, xin bỏ qua.", "Mã xác nhận {{ phoneCode }}",
            "Mã xác nhận: {{ phoneCode }}\n\n{{ title }}, {{ day }}. Mã dùng trong 15 phút."),
        Vi(Thanks, "BHXH: cảm ơn ông/bà đã đến buổi {{ day }}. Cách tham gia: {{ link }}", "Cảm ơn ông/bà: {{ title }}",
            "Cảm ơn ông/bà đã đến buổi {{ title }} ngày {{ day }}.\n\nBước tiếp theo, tính thử mức đóng và cách tham gia: {{ link }}"),
        Vi(Note, "BHXH: {{ text }}", "{{ title }}", FactsVi + "\n{{ text }}\n\n{{ link }}"),
    ];

    private static IEnumerable<NoticeTemplate> English =>
    [
        En(Ticket, "BHXH: ticket {{ code }}, {{ time }} {{ day }} at {{ hall }}. See or cancel: {{ link }}", "Ticket {{ code }}: {{ title }}",
            FactsEn + "Ticket: {{ code }} ({{ people }} people)\n\nA photo of the code is enough. See, print or cancel: {{ link }}"),
        En(Waitlisted, "BHXH: waitlist no {{ position }}, {{ time }} {{ day }} at {{ hall }}. We text when a place is free: {{ link }}", "Waitlist: {{ title }}",
            FactsEn + "You are number {{ position }}. We will write as soon as a place is free.\n\nSee or cancel: {{ link }}"),
        En(Offer, "BHXH: a place {{ time }} {{ day }} at {{ hall }}. Take it before {{ until }}: {{ link }}", "A place is free: {{ title }}",
            FactsEn + "A place is free. Please take it before {{ until }}: {{ link }}"),
        En(OfferExpired, "BHXH: held place expired, {{ time }} {{ day }} at {{ hall }}. Join the list again: {{ link }}", "The held place expired: {{ title }}",
            FactsEn + "The place held for you has expired. Join the waitlist again: {{ link }}"),
        En(Cancelled, "BHXH: cancelled {{ code }}, {{ time }} {{ day }} at {{ hall }}. Register again: {{ link }}", "Cancelled: {{ title }}",
            FactsEn + "Your place {{ code }} is cancelled. Register again: {{ link }}"),
        En(Reminder, "BHXH: tomorrow {{ time }} {{ day }}, {{ hall }}. Ticket {{ code }}. To cancel: {{ link }}", "Tomorrow: {{ title }}",
            "A reminder of tomorrow's meeting.\n\n" + FactsEn + "Ticket: {{ code }}\n\nIf you cannot come, please cancel so that others can: {{ link }}"),
        En(PhoneCode, "BHXH: code {{ phoneCode }} for the meeting of {{ day }}, good for 15 minutes. Not you? Please ignore this.", "Your code {{ phoneCode }}",
            "Your code: {{ phoneCode }}\n\n{{ title }}, {{ day }}. The code is good for 15 minutes."),
        En(Thanks, "BHXH: thank you for coming on {{ day }}. How to join: {{ link }}", "Thank you: {{ title }}",
            "Thank you for coming to {{ title }} on {{ day }}.\n\nThe next step, what you would pay and how to join: {{ link }}"),
        En(Note, "BHXH: {{ text }}", "{{ title }}", FactsEn + "\n{{ text }}\n\n{{ link }}"),
    ];

    private static NoticeTemplate Vi(string name, string sms, string subject, string text) => new(name, "vi", sms, subject, text);

    private static NoticeTemplate En(string name, string sms, string subject, string text) => new(name, "en", sms, subject, text);
}
