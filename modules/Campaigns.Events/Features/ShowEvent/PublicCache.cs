using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Events.Features.ShowEvent;

/// <summary>Public pages are kept ready for people without an account. Each change drops them; the short life bounds what another node or a
/// missed message may show.</summary>
internal static class PublicCache
{
    public const string Page = "events.page";
    public const string List = "events.list";
    public const string Calendar = "events.calendar";

    /// <summary>Tag of everything that lists events.</summary>
    public const string Lists = "events";

    private static readonly TimeSpan Life = TimeSpan.FromSeconds(2);
    private static readonly string[] Filters = ["area", "from", "to", "free", "q", "cursor", "view", "month"];

    public static void Add(IServiceCollection services) => services.AddOutputCache(o =>
    {
        o.AddPolicy(Page, p => p.Expire(Life).SetVaryByQuery([]));
        o.AddPolicy(List, p => p.Expire(Life).SetVaryByQuery(Filters).Tag(Lists));
        o.AddPolicy(Calendar, p => p.Expire(TimeSpan.FromMinutes(5)).SetVaryByQuery(["area"]).Tag(Lists));
    });

    public static string Tag(Guid eventId) => $"event:{eventId:N}";

    /// <summary>What is being answered shows this event.</summary>
    public static void Shows(this HttpContext http, Guid eventId) => http.Features.Get<IOutputCacheFeature>()?.Context.Tags.Add(Tag(eventId));
}
