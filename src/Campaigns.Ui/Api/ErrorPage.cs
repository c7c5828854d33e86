using Microsoft.Extensions.Localization;

namespace Campaigns.Ui.Api;

/// <summary>Model of the themes' <c>_Error</c> partial.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="TraceId">What support looks for in the log.</param>
/// <param name="T">Texts.</param>
public sealed record ErrorPage(int Status, string TraceId, IStringLocalizer T)
{
    /// <summary>Headline, by status.</summary>
    public string Title => T[$"ui.error-{Known}-title"];

    /// <summary>What to do next, by status.</summary>
    public string Advice => T[$"ui.error-{Known}-advice"];

    private int Known => Status is 400 or 401 or 403 or 404 or 410 or 429 or 503 ? Status : 500;
}
