using Campaigns.Events.Domain;
using Campaigns.Kernel.Commands;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Campaigns.Events.Features.Api;

/// <summary>Refusals of this module as problem documents. Where conflicts stand in the way, <c>conflicts</c> names each with its kind.</summary>
internal static class Refusal
{
    public static IResult Refuse(this HttpContext http, IReadOnlyList<Failure> failures)
    {
        var texts = http.RequestServices.GetRequiredService<IStringLocalizer>();
        var conflicts = failures.Where(f => EventConflict.Kinds.Contains(f.ApiCode)).Select(f => new { kind = f.ApiCode, message = texts[f.Code, f.Args].Value }).ToList();
        return Problems.From(failures, conflicts.Count > 0 ? new { conflicts } : null);
    }
}
