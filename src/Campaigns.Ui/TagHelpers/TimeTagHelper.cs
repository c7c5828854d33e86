using System.Globalization;
using Campaigns.Kernel.Values;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Campaigns.Ui.TagHelpers;

/// <summary>How <c>c-time</c> shows a time.</summary>
public enum TimeFormat
{
    /// <summary><c>Thứ Bảy, 14/03/2026</c>.</summary>
    Date,

    /// <summary><c>14/03/2026</c>.</summary>
    Day,

    /// <summary><c>08:00</c>, or <c>08:00–10:30</c> with an end.</summary>
    Time,

    /// <summary><c>08:00, 14/03/2026</c>; with an end <c>Thứ Bảy, 14/03/2026, 08:00–10:30</c>.</summary>
    Moment,

    /// <summary>As it is said: <c>8 giờ – 10 giờ 30 sáng</c>.</summary>
    Spoken,
}

/// <summary>A day or an instant, in Vietnam's time, for people and for machines.</summary>
/// <example><code>&lt;c-time value="Model.StartsAt" until="Model.EndsAt" format="Time" /&gt;</code></example>
[HtmlTargetElement("c-time", Attributes = "value", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TimeTagHelper : TagHelper
{
    /// <summary>A <see cref="DateTimeOffset"/> or a <see cref="DateOnly"/>; null shows a dash.</summary>
    public object? Value { get; set; }

    /// <summary>The end, for a stretch of time.</summary>
    public DateTimeOffset? Until { get; set; }

    /// <summary>How much of it to show.</summary>
    public TimeFormat Format { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = Value is null ? "span" : "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        switch (Value)
        {
            case null:
                output.Content.SetContent("—");
                break;
            case DateOnly day:
                output.Attributes.SetAttribute("datetime", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                output.Content.SetContent(Format == TimeFormat.Day ? Formats.Day(day) : Formats.Date(day));
                break;
            case DateTimeOffset instant:
                output.Attributes.SetAttribute("datetime", instant.Local().ToString("yyyy-MM-dd'T'HH':'mmzzz", CultureInfo.InvariantCulture));
                output.Content.SetContent(Show(instant));
                break;
            default:
                throw new ArgumentException($"Not a time: {Value.GetType().Name}");
        }
    }

    private string Show(DateTimeOffset instant) => Format switch
    {
        TimeFormat.Day => Formats.Day(instant),
        TimeFormat.Time => Until is { } end ? Formats.Times(instant, end) : Formats.Time(instant),
        TimeFormat.Moment => Until is { } end ? $"{Formats.Date(instant)}, {Formats.Times(instant, end)}" : Formats.Moment(instant),
        TimeFormat.Spoken => Until is { } end ? Formats.Spoken(instant, end) : Formats.Spoken(instant),
        _ => Formats.Date(instant),
    };
}
