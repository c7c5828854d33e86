using System.Globalization;
using Campaigns.Network.Contracts;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Campaigns.Network.Features;

/// <summary>Reads what lists are asked by in their address.</summary>
internal static class QueryWords
{
    /// <summary>Whether it is a day or nothing.</summary>
    public static bool TryDay(string? text, out DateOnly? day)
    {
        day = null;
        if (string.IsNullOrEmpty(text)) return true;
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read)) return false;
        day = read;
        return true;
    }

    /// <summary>Whether it is an instant with offset or nothing.</summary>
    public static bool TryInstant(string? text, out DateTimeOffset? instant)
    {
        instant = null;
        if (string.IsNullOrEmpty(text)) return true;
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var read)) return false;
        instant = read;
        return true;
    }

    /// <summary>Whether it is the word of a level or nothing.</summary>
    public static bool TryLevel(string? text, out UnitLevel? level)
    {
        level = text switch
        {
            "province" => UnitLevel.Province,
            "district" => UnitLevel.District,
            "area" => UnitLevel.Area,
            "commune" => UnitLevel.Commune,
            _ => null,
        };
        return level is not null || string.IsNullOrEmpty(text);
    }

    public static string Of(UnitLevel level) => level.ToString().ToLowerInvariant();

    /// <summary>400 that names what could not be read.</summary>
    public static IResult Malformed(string parameter) => new MalformedParameter(parameter);

    private sealed class MalformedParameter(string parameter) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var texts = httpContext.RequestServices.GetRequiredService<IStringLocalizer>();
            return Problems.Of(400, "malformed-request", [new("/" + parameter, "malformed", texts["ui.problem-malformed"])]).ExecuteAsync(httpContext);
        }
    }
}
