using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Campaigns.Ui.TagHelpers;

/// <summary>One field of a form: label, hint, what is wrong, control; tied together for screen readers.
/// Attributes it does not know (<c>min</c>, <c>hx-get</c>, <c>data-…</c>) go to the control.</summary>
/// <example><code>&lt;c-field for="FullName" label="@T["registrations.full-name"]" autocomplete="name" /&gt;</code></example>
[HtmlTargetElement("c-field", Attributes = "for,label", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FieldTagHelper(IStringLocalizer texts) : TagHelper
{
    /// <summary>The property the field is bound to.</summary>
    public ModelExpression For { get; set; } = null!;

    /// <summary>Its label, in the user's language.</summary>
    public string Label { get; set; } = "";

    /// <summary>One line under the label that helps to answer.</summary>
    public string? Hint { get; set; }

    /// <summary>Says beside the label that it may stay empty; what must be filled is not marked.</summary>
    public bool Optional { get; set; }

    /// <summary>The name it is sent under, where that differs from the property's, such as a short one in an address.</summary>
    public string? Name { get; set; }

    /// <summary>Type of the input; by default as the property's type suggests.</summary>
    public string? Type { get; set; }

    /// <summary>Lines of a text area; 0 for one line.</summary>
    public int Rows { get; set; }

    /// <summary>The choices: a drop-down list, or radio buttons with <see cref="Radios"/>.</summary>
    public IEnumerable<SelectListItem>? Options { get; set; }

    /// <summary>Shows the choices as radio buttons; for up to about seven.</summary>
    public bool Radios { get; set; }

    /// <summary>First line of a drop-down list, for nothing chosen; left out when null.</summary>
    public string? Placeholder { get; set; }

    /// <summary>The page being shown.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    private string Sent => Name ?? ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    private string Id => FieldNames.Id(Sent);

    private string? Error => FieldNames.Error(ViewContext.ViewData.ModelState, Sent);

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var control = new AttributeDictionary();
        foreach (var attribute in output.Attributes) control[attribute.Name] = Text(attribute.Value);
        output.Attributes.Clear();
        output.TagMode = TagMode.StartTagAndEndTag;
        output.TagName = Radios ? "fieldset" : "div";
        output.Attributes.SetAttribute("class", Error is null ? "field" : "field field-invalid");
        if (Radios && DescribedBy() is { } described) output.Attributes.SetAttribute("aria-describedby", described);

        output.Content.AppendHtml(Heading());
        if (Hint is not null) output.Content.AppendHtml(Line("p", "field-hint", Id + "-hint", Hint));
        if (Error is not null) output.Content.AppendHtml(Line("p", "field-error", Id + "-error", Error));
        output.Content.AppendHtml(Control(control));
    }

    private TagBuilder Heading()
    {
        var heading = Line(Radios ? "legend" : "label", "field-label", null, Label);
        if (!Radios) heading.Attributes["for"] = Id;
        if (!Optional) return heading;
        heading.InnerHtml.Append(" ");
        heading.InnerHtml.AppendHtml(Line("span", "field-optional", null, texts["ui.optional"].Value));
        return heading;
    }

    private IHtmlContent Control(AttributeDictionary attributes)
    {
        if (Options is not null && Radios) return RadioButtons(attributes);
        if (Options is not null) return DropDown(attributes);
        return Rows > 0 ? TextArea(attributes) : Input(attributes);
    }

    private TagBuilder Input(AttributeDictionary attributes)
    {
        var type = Type ?? DefaultType();
        var input = Named("input", "form-control", attributes);
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = type;
        if (type is not ("password" or "file") && Value(type) is { Length: > 0 } value) input.Attributes["value"] = value;
        if (IsNumber && type == "text") input.MergeAttribute("inputmode", "numeric");
        return input;
    }

    private TagBuilder TextArea(AttributeDictionary attributes)
    {
        var area = Named("textarea", "form-control", attributes);
        area.Attributes["rows"] = Rows.ToString(CultureInfo.InvariantCulture);
        // A browser swallows the first line break of a text area.
        area.InnerHtml.Append("\n" + Value("text"));
        return area;
    }

    private TagBuilder DropDown(AttributeDictionary attributes)
    {
        var select = Named("select", "form-select", attributes);
        var chosen = Value("text");
        if (Placeholder is not null) select.InnerHtml.AppendHtml(Option("", Placeholder, chosen: false));
        foreach (var item in Options!)
            select.InnerHtml.AppendHtml(Option(item.Value ?? item.Text, item.Text, Chosen(item, chosen)));
        return select;
    }

    private HtmlContentBuilder RadioButtons(AttributeDictionary attributes)
    {
        var all = new HtmlContentBuilder();
        var (chosen, number) = (Value("text"), 0);
        foreach (var item in Options!)
        {
            // The first carries the field's own id, so that the error summary leads to it.
            var id = number++ == 0 ? Id : $"{Id}-{number}";
            var radio = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
            radio.MergeAttributes(attributes);
            radio.MergeAttributes(new Dictionary<string, string?> { ["type"] = "radio", ["id"] = id, ["name"] = Sent, ["value"] = item.Value ?? item.Text });
            if (Chosen(item, chosen)) radio.Attributes["checked"] = "checked";
            var label = Line("label", null, null, item.Text);
            label.Attributes["for"] = id;
            var choice = Line("div", "choice", null, "");
            choice.InnerHtml.AppendHtml(radio).AppendHtml(label);
            all.AppendHtml(choice);
        }

        return all;
    }

    private TagBuilder Named(string tag, string css, AttributeDictionary attributes)
    {
        var control = new TagBuilder(tag);
        control.MergeAttributes(attributes);
        control.AddCssClass(css);
        control.MergeAttribute("id", Id);
        control.MergeAttribute("name", Sent);
        if (DescribedBy() is { } described) control.Attributes["aria-describedby"] = described;
        if (Error is not null) control.Attributes["aria-invalid"] = "true";
        return control;
    }

    private string? DescribedBy()
    {
        string[] ids = [.. Hint is null ? [] : new[] { Id + "-hint" }, .. Error is null ? [] : new[] { Id + "-error" }];
        return ids.Length == 0 ? null : string.Join(' ', ids);
    }

    /// <summary>What was typed, also when it could not be bound; else what the model holds.</summary>
    private string? Value(string type)
    {
        if (ViewContext.ViewData.ModelState.TryGetValue(Sent, out var entry) && entry.AttemptedValue is { } typed) return typed;
        return For.Model switch
        {
            null => null,
            DateOnly day => day.ToString(type == "date" ? "yyyy-MM-dd" : "dd'/'MM'/'yyyy", CultureInfo.InvariantCulture),
            TimeOnly time => time.ToString("HH':'mm", CultureInfo.InvariantCulture),
            DateTimeOffset at => Kernel.Values.VietnamTime.Local(at).ToString("yyyy-MM-dd'T'HH':'mm", CultureInfo.InvariantCulture),
            bool flag => flag ? "true" : "false",
            IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
            var other => other.ToString(),
        };
    }

    private Type ModelType => Nullable.GetUnderlyingType(For.Metadata.ModelType) ?? For.Metadata.ModelType;

    private bool IsNumber => ModelType == typeof(int) || ModelType == typeof(long);

    private string DefaultType()
    {
        if (ModelType == typeof(DateOnly)) return "date";
        if (ModelType == typeof(TimeOnly)) return "time";
        return ModelType == typeof(DateTimeOffset) ? "datetime-local" : "text";
    }

    private static bool Chosen(SelectListItem item, string? value) =>
        value is null ? item.Selected : string.Equals(item.Value ?? item.Text, value, StringComparison.OrdinalIgnoreCase);

    private static TagBuilder Option(string value, string text, bool chosen)
    {
        var option = Line("option", null, null, text);
        option.Attributes["value"] = value;
        if (chosen) option.Attributes["selected"] = "selected";
        return option;
    }

    private static TagBuilder Line(string tag, string? css, string? id, string text)
    {
        var line = new TagBuilder(tag);
        if (css is not null) line.AddCssClass(css);
        if (id is not null) line.Attributes["id"] = id;
        line.InnerHtml.Append(text);
        return line;
    }

    private static string? Text(object? value) => value is IHtmlContent html ? Html.Read(html) : value?.ToString();
}
