using Campaigns.Kernel.Values;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Campaigns.Ui.TagHelpers;

/// <summary>An amount: <c>264.000 đ</c>.</summary>
/// <example><code>&lt;c-money value="Model.Payable" /&gt;</code></example>
[HtmlTargetElement("c-money", Attributes = "value", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class MoneyTagHelper : TagHelper
{
    /// <summary>A <see cref="Money"/>, or whole đồng as a number; null shows a dash.</summary>
    public object? Value { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "money");
        output.Content.SetContent(Value switch
        {
            null => "—",
            Money money => money.ToString(),
            long dong => Formats.Money(dong),
            int dong => Formats.Money(dong),
            _ => throw new ArgumentException($"Not an amount: {Value.GetType().Name}"),
        });
    }
}
