using Campaigns.Kernel.Values;
using Campaigns.Notifications.Contracts;
using Campaigns.Notifications.Data;
using Campaigns.Notifications.Domain;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Notifications.Tests;

/// <summary>The module on a real database with templates of an imaginary neighbour and settings of the test.</summary>
internal static class House
{
    public static readonly RecordRef About = new("tests.thing", Guid.CreateVersion7());

    public static Task<TestModule> With(TestDatabase database, params (string Key, string Value)[] settings) =>
        TestModule.Start(database, [typeof(Startup).Assembly], services => services
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build())
            .AddScoped<INoticeTemplates, SomeTemplates>());

    public static Notice Notice(string key, string template = "tests.registered", string? phone = "0912345678", string? email = "lan@example.vn", string language = "vi", IReadOnlyDictionary<string, object?>? values = null) =>
        new(template, new("Nguyễn Thị Lan", phone, email, language), values ?? Values, About, key);

    public static Task<int> Queue(this TestModule house, Notice notice) =>
        house.In(services => services.GetRequiredService<INotifications>().Queue(notice, Xunit.TestContext.Current.CancellationToken));

    public static Task<List<Message>> Messages(this TestModule house) =>
        house.In(services => services.GetRequiredService<NotificationsDbContext>().Messages.AsNoTracking().OrderBy(m => m.Id).ToListAsync());

    private static readonly Dictionary<string, object?> Values = new()
    {
        ["code"] = "K7M-42P",
        ["startsAt"] = new DateTimeOffset(2019, 3, 14, 1, 0, 0, TimeSpan.Zero),
        ["place"] = null,
    };

    private sealed class SomeTemplates : INoticeTemplates
    {
        public IEnumerable<NoticeTemplate> Templates =>
        [
            new("tests.registered", "vi", "Đã đăng ký, mã vé {{ code }}, {{ startsAt | date: 'spoken' }} {{ startsAt | date: 'day' }}.", "Vé {{ code }} của {{ name }}", "Chào {{ name }},\n{{ startsAt | date }}{% if place %} tại {{ place }}{% endif %}."),
            new("tests.registered", "en", "Registered, {{ code }}", "Ticket {{ code }}", "Dear {{ name }}"),
            new("tests.sms-only", "vi", "Xin chào {{ name }}", null, null),
            new("tests.unknown-field", "vi", "Mã {{ codde }}", "Vé", "Chào {{ name }} {{ place.street }}"),
            new("tests.unknown-filter", "vi", "{{ code | shout }}", null, null),
            new("tests.unreadable", "vi", "{% if code %}", null, null),
        ];
    }
}
