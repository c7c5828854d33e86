using Campaigns.Data;
using Campaigns.Kernel.Modules;
using Campaigns.Notifications.Contracts;
using Campaigns.Notifications.Data;
using Campaigns.Notifications.Features.QueueNotice;
using Campaigns.Notifications.Features.RenderTemplate;
using Campaigns.Notifications.Sending;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Notifications;

internal sealed class Startup : StartupBase
{
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddModuleData<NotificationsDbContext, NotificationsOnSqlite, NotificationsOnPostgres>();
        services.AddScoped<INotifications, QueueNotices>();
        services.AddSingleton<ParsedTemplates>().AddScoped<Templates>().AddScoped<INoticePreview, ShowNotice>();
        services.AddSingleton<Senders>().AddSingleton<ISender, SmtpSender>().AddSingleton(Sms);
        HttpSmsSender.AddClient(services);
    }

    // A wrong setting is told when the house starts, not when the first person waits for a message.
    public override void Configure(IApplicationBuilder app, IEndpointRouteBuilder routes, IServiceProvider services) => services.GetRequiredService<Senders>();

    private static ISender Sms(IServiceProvider services) => services.GetRequiredService<IConfiguration>()["Sms:Provider"]?.ToLowerInvariant() switch
    {
        null or "" or "log" => new LogSmsSender(),
        "http" => ActivatorUtilities.CreateInstance<HttpSmsSender>(services),
        var other => throw new InvalidOperationException($"Sms__Provider is {other}; it can be log or http"),
    };
}
