using Campaigns.Notifications.Contracts;

namespace Campaigns.Accounts.Features.RequestPasswordLink;

/// <summary>What people are told about their accounts.</summary>
internal sealed class AccountNotices : INoticeTemplates
{
    public const string Reset = "accounts.password-reset";
    public const string Invitation = "accounts.invitation";

    public IEnumerable<NoticeTemplate> Templates =>
    [
        new(Reset, "vi", "Đặt lại mật khẩu trong 1 giờ: {{ link }} Không phải bạn yêu cầu thì bỏ qua.", "Đặt lại mật khẩu",
            "Chào {{ name }},\n\nCó người yêu cầu đặt lại mật khẩu của tài khoản {{ user }}. Đường dẫn này dùng được một lần, trong 1 giờ:\n\n{{ link }}\n\nNếu không phải bạn yêu cầu, hãy bỏ qua tin này; mật khẩu giữ nguyên."),
        new(Reset, "en", "Set a new password within 1 hour: {{ link }} Not you? Ignore this.", "Set a new password",
            "Dear {{ name }},\n\nSomebody asked for a new password for the account {{ user }}. This link works once, within 1 hour:\n\n{{ link }}\n\nIf it was not you, ignore this message; your password stays."),
        new(Invitation, "vi", "Tài khoản {{ user }} đã mở. Đặt mật khẩu trong 3 ngày: {{ link }}", "Tài khoản của bạn đã mở",
            "Chào {{ name }},\n\nTài khoản {{ user }} đã được mở cho bạn. Hãy đặt mật khẩu trong 3 ngày, đường dẫn dùng được một lần:\n\n{{ link }}"),
        new(Invitation, "en", "Account {{ user }} is open. Set a password within 3 days: {{ link }}", "Your account is open",
            "Dear {{ name }},\n\nThe account {{ user }} was opened for you. Set a password within 3 days; the link works once:\n\n{{ link }}"),
    ];
}
