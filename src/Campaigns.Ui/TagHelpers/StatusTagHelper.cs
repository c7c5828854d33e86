using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Campaigns.Ui.TagHelpers;

/// <summary>How good the news is. Colour only repeats what icon and word say.</summary>
public enum Tone
{
    /// <summary>Neither good nor bad.</summary>
    Neutral,

    /// <summary>To be known.</summary>
    Info,

    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>Wants attention.</summary>
    Warn,

    /// <summary>Wrong, ended or refused.</summary>
    Bad,
}

/// <summary>The state of a thing: icon and word.</summary>
/// <example><code>&lt;c-status value="published" label="@T["events.status-published"]" tone="Ok" /&gt;</code></example>
[HtmlTargetElement("c-status", Attributes = "label", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class StatusTagHelper : TagHelper
{
    /// <summary>The word of the API, kept in <c>data-status</c>.</summary>
    public string? Value { get; set; }

    /// <summary>The word for people.</summary>
    public string Label { get; set; } = "";

    /// <summary>Decides icon and colour.</summary>
    public Tone Tone { get; set; }

    /// <summary>The page being shown.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "status status-" + Tones.Css(Tone));
        if (Value is not null) output.Attributes.SetAttribute("data-status", Value);
        output.Content.AppendHtml(IconTagHelper.Draw(ViewContext, Tones.Icon(Tone))).Append(Label);
    }
}

/// <summary>Icon and class of a tone.</summary>
internal static class Tones
{
    public static string Css(Tone tone) => tone switch { Tone.Ok => "ok", Tone.Warn => "warn", Tone.Bad => "bad", Tone.Info => "info", _ => "neutral" };

    public static string Icon(Tone tone) => tone switch
    {
        Tone.Ok => "circle-check",
        Tone.Warn => "alert-triangle",
        Tone.Bad => "circle-x",
        Tone.Info => "info-circle",
        _ => "circle-dot",
    };
}
