using System.Collections.Concurrent;
using System.Globalization;
using Campaigns.Notifications.Contracts;
using Fluid;
using Fluid.Values;

namespace Campaigns.Notifications.Features.RenderTemplate;

/// <summary>The words of a message on the channels for which its template has some.</summary>
/// <param name="Error">Why there are none, for the people who look after templates: names the template, the part and the unknown field.</param>
internal sealed record Rendered(string? Sms, string? MailSubject, string? MailText, string? Error);

/// <summary>Turns templates and values into words. Never throws for what a template says: what is wrong is told in <see cref="Rendered.Error"/>.</summary>
internal sealed class Templates(IEnumerable<INoticeTemplates> modules, ParsedTemplates parsed)
{
    // A template is a few lines; one that runs longer is a loop without end.
    private const int MaxSteps = 10_000;

    /// <summary>The template in the language, or else in Vietnamese; null when there is none of that name.</summary>
    public NoticeTemplate? Find(string name, string language)
    {
        var all = modules.SelectMany(m => m.Templates).Where(t => t.Name == name).ToList();
        return all.Find(t => t.Language == language) ?? all.Find(t => t.Language == "vi");
    }

    public async Task<Rendered> Render(NoticeTemplate template, string recipient, IReadOnlyDictionary<string, object?> values)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(template.Language == "en" ? "en-GB" : "vi-VN"); // The filters speak it.
        try
        {
            var sms = await Part(template, "sms", template.Sms, recipient, values);
            var subject = await Part(template, "mail subject", template.MailSubject, recipient, values);
            var text = await Part(template, "mail text", template.MailText, recipient, values);
            var error = sms.Error ?? subject.Error ?? text.Error;
            return error is not null ? new(null, null, null, error) : new(sms.Text is null ? null : SmsText.Of(sms.Text), OneLine(subject.Text), text.Text?.Trim(), null);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private async Task<(string? Text, string? Error)> Part(NoticeTemplate template, string part, string? liquid, string recipient, IReadOnlyDictionary<string, object?> values)
    {
        if (liquid is null) return (null, null);
        var where = $"{template.Name} ({template.Language}, {part})";
        var (ready, fault) = parsed.Get(liquid);
        if (ready is null) return (null, $"{where}: {fault}");

        var unknown = new SortedSet<string>(StringComparer.Ordinal);
        var context = Context(recipient, values, unknown);
        try
        {
            var text = await ready.RenderAsync(context, NullEncoder.Default);
            return unknown.Count == 0 ? (text, null) : (null, $"{where}: unknown field {string.Join(", ", unknown)}");
        }
        catch (Exception e) when (e is FluidException or InvalidOperationException or FormatException or ArgumentException or OverflowException or DivideByZeroException)
        {
            return (null, $"{where}: {e.Message}");
        }
    }

    private static TemplateContext Context(string recipient, IReadOnlyDictionary<string, object?> values, SortedSet<string> unknown)
    {
        var options = new TemplateOptions { MaxSteps = MaxSteps, StrictFilters = true, CultureInfo = CultureInfo.CurrentUICulture };
        options.Undefined = name =>
        {
            // A value that is given as null is known: it says that there is none.
            if (!values.ContainsKey(name)) unknown.Add(name);
            return new(NilValue.Instance);
        };
        WordFilters.Add(options.Filters);
        var context = new TemplateContext(options);
        context.SetValue("name", recipient);
        foreach (var (name, value) in values) context.SetValue(name, FluidValue.Create(value, options));
        return context;
    }

    private static string? OneLine(string? text) => text is null ? null : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>Templates read once for the life of the shell; there are a few dozen.</summary>
internal sealed class ParsedTemplates
{
    private readonly FluidParser _parser = new();
    private readonly ConcurrentDictionary<string, (IFluidTemplate? Template, string? Fault)> _all = new(StringComparer.Ordinal);

    public (IFluidTemplate? Template, string? Fault) Get(string liquid) => _all.GetOrAdd(liquid, text =>
        _parser.TryParse(text, out var template, out var fault) ? (template, null) : (null, fault));
}
