using Campaigns.Notifications.Contracts;

namespace Campaigns.Approvals.Features.TellPeople;

/// <summary>What people are told about requests. An SMS carries number and title only; a mail also the way there.</summary>
internal sealed class ApprovalNotices : INoticeTemplates
{
    public const string Digest = "approvals.digest", Substitute = "approvals.substitute";

    private static readonly (string Kind, string Vi, string En)[] Kinds =
    [
        ("opened", "Chờ duyệt", "Waiting for you"), ("reminder", "Nhắc duyệt", "Reminder"), ("escalated", "Quá hạn, chuyển lên", "Late, passed on to you"), ("delegated", "Được giao duyệt", "Lent to you"),
        ("reassigned", "Được chuyển duyệt", "Moved to you"), ("returned", "Cần sửa", "Returned for changes"), ("outcome", "Kết quả duyệt", "Outcome"), ("asked", "Có câu hỏi", "A question for you"),
    ];

    public IEnumerable<NoticeTemplate> Templates =>
    [
        .. Kinds.SelectMany(k => new[] { Of(k.Kind, "vi", k.Vi, "Hạn duyệt", "Xem"), Of(k.Kind, "en", k.En, "Due", "Look") }),
        new(Digest, "vi", null, "{{ count }} việc duyệt", "Chào {{ name }},\n\n{% for line in lines %}- {{ line }}\n{% endfor %}\n{{ link }}"),
        new(Digest, "en", null, "{{ count }} approvals", "Dear {{ name }},\n\n{% for line in lines %}- {{ line }}\n{% endfor %}\n{{ link }}"),
        new(Substitute, "vi", "BHXH: {{ substitute }} duyet thay {{ principal }} tu {{ from }} den {{ to }}.", "{{ substitute }} duyệt thay {{ principal }}", "Chào {{ name }},\n\n{{ substitute }} duyệt thay {{ principal }} từ {{ from }} đến hết {{ to }}.\n\n{{ link }}"),
        new(Substitute, "en", "BHXH: {{ substitute }} decides for {{ principal }} from {{ from }} to {{ to }}.", "{{ substitute }} decides for {{ principal }}", "Dear {{ name }},\n\n{{ substitute }} decides for {{ principal }} from {{ from }} to {{ to }}.\n\n{{ link }}"),
    ];

    private static NoticeTemplate Of(string kind, string language, string word, string due, string look) => new("approvals." + kind, language,
        $"BHXH: {word}: {{{{ number }}}} {{{{ shortTitle }}}}", $"{word}: {{{{ title }}}}",
        $"{word}: {{{{ title }}}} ({{{{ number }}}})\n{{% if due %}}{due}: {{{{ due }}}}\n{{% endif %}}{{% if comment %}}\n{{{{ comment }}}}\n{{% endif %}}\n{look}: {{{{ link }}}}\n");
}
