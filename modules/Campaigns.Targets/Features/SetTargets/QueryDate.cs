using System.Globalization;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Campaigns.Targets.Features.SetTargets;

/// <summary>A date in the address. The framework would answer a wrong one without saying which.</summary>
internal static class QueryDate
{
    public static bool Read(string? text, string name, HttpContext http, out DateOnly? day, out IResult? problem)
    {
        (day, problem) = (null, null);
        if (string.IsNullOrEmpty(text)) return true;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read))
        {
            day = read;
            return true;
        }

        var texts = http.RequestServices.GetRequiredService<IStringLocalizer>();
        problem = Problems.Of(400, "malformed-request", [new("/" + name, "malformed", texts["ui.problem-malformed"])]);
        return false;
    }
}
