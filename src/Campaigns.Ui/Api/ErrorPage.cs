using Microsoft.Extensions.Localization;

namespace Campaigns.Ui.Api;

/// <summary>Model of the themes' <c>_Error</c> partial.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="TraceId">What support looks for in the log.</param>
/// <param name="T">Texts.</param>
/// <param name="Again">What was typed, to be sent again by one button; null when there is nothing to send.</param>
public sealed record ErrorPage(int Status, string TraceId, IStringLocalizer T, SendAgain? Again = null)
{
    /// <summary>Headline, by status.</summary>
    public string Title => T[$"ui.error-{Known}-title"];

    /// <summary>What to do next, by status.</summary>
    public string Advice => T[$"ui.error-{Known}-advice"];

    private int Known => Status is 400 or 401 or 403 or 404 or 410 or 413 or 429 or 503 ? Status : 500;
}

/// <summary>A form that could not be taken now.</summary>
/// <param name="Action">Where it was sent.</param>
/// <param name="Fields">Names and values, in order. Secrets are never among them: a form with a password is not kept.</param>
/// <param name="FilesLeft">It had files, which only its own page can send.</param>
public sealed record SendAgain(string Action, IReadOnlyList<KeyValuePair<string, string>> Fields, bool FilesLeft);
