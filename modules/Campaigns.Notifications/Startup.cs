using Campaigns.Data;
using Campaigns.Kernel.Modules;
using Campaigns.Notifications.Contracts;
using Campaigns.Notifications.Data;
using Campaigns.Notifications.Features.AnswerOthers;
using Campaigns.Notifications.Features.QueueNotice;
using Campaigns.Notifications.Features.RenderTemplate;
using Campaigns.Notifications.Sending;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Notifications;

internal sealed class Startup : StartupBase
{
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddModuleData<NotificationsDbContext, NotificationsOnSqlite, NotificationsOnPostgres>();
        services.AddScoped<INotifications, QueueNotices>().AddScoped<IDeliveries, Deliveries>();
        services.AddSingleton<ParsedTemplates>().AddScoped<Templates>().AddScoped<INoticePreview, ShowNotice>();
        services.AddSingleton<Senders>().AddSingleton<ISender, SmtpSender>().AddSingleton<ISender, SmsSender>();
        services.AddSingleton<SmsGateway>().AddSingleton<HttpSmsSender>().AddSingleton<LogSmsSender>();
        HttpSmsSender.AddClient(services);
    }

    // A wrong setting is told when the house starts, not when the first person waits for a message.
    public override void Configure(IApplicationBuilder app, IEndpointRouteBuilder routes, IServiceProvider services) => _ = services.GetRequiredService<SmsGateway>().IsThere;
}
