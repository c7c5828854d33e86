using System.Collections.Concurrent;
using Fluid;
using Fluid.Ast;
using Fluid.Values;

namespace Campaigns.Approvals.Domain.Routes;

/// <summary>Texts and arguments of a route, in Liquid. Strict: a member nobody knows is an error; tags that loop or fetch other templates do not exist.</summary>
internal sealed class Templates
{
    // A sensible template takes a few dozen steps.
    private const int Steps = 10_000;

    // The bound on steps does not count what a loop writes: without loops nothing is left that could run for long.
    private static readonly string[] Looping = ["for", "tablerow", "cycle", "capture", "include", "render", "layout", "macro", "from", "block", "section"];

    // Filters that make texts longer. A few dozen of them in a row would double a word until no memory is left.
    private static readonly string[] Growing = ["append", "prepend", "replace", "replace_first", "replace_last", "join", "newline_to_br", "escape", "escape_once", "url_encode", "base64_encode", "json"];

    private const long Longest = 1_000_000;

    private static readonly string[] Known = ["subject", "facts", "request", "outcome"];
    private readonly FluidParser _parser = WithoutLoops();
    private readonly ConcurrentDictionary<string, IFluidTemplate> _parsed = new();

    /// <summary>Why the template cannot be used; null when it can.</summary>
    /// <param name="template">The text.</param>
    /// <param name="sample">Values of the right shape to try it with.</param>
    public string? Check(string template, TemplateValues sample)
    {
        if (!_parser.TryParse(template, out var parsed, out var error)) return error;
        var filters = new UsedFilters();
        filters.VisitTemplate(parsed);
        if (filters.Unknown is { } filter) return $"unknown filter {filter}";
        try
        {
            Render(parsed, sample);
            return null;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return e.Message;
        }
    }

    public string Render(string template, TemplateValues values)
    {
        if (!template.Contains('{', StringComparison.Ordinal)) return template;
        return Render(_parsed.GetOrAdd(template, t => _parser.Parse(t)), values);
    }

    private static FluidParser WithoutLoops()
    {
        var parser = new FluidParser(new FluidParserOptions { AllowFunctions = false });
        foreach (var tag in Looping) parser.RegisteredTags.Remove(tag);
        return parser;
    }

    private static string Render(IFluidTemplate template, TemplateValues values)
    {
        var options = new TemplateOptions { MaxSteps = Steps, MaxRecursion = 10 };
        Bound(options.Filters);
        string? unknown = null;
        options.Undefined = name =>
        {
            unknown ??= name;
            return new(NilValue.Instance);
        };
        var context = new TemplateContext(options);
        context.SetValue(Known[0], Strict(values.Subject, options, n => unknown ??= n));
        context.SetValue(Known[1], Strict(values.Facts, options, n => unknown ??= n));
        context.SetValue(Known[2], Strict(values.Request, options, n => unknown ??= n));
        context.SetValue(Known[3], values.Outcome);
        var text = template.Render(context, System.Text.Encodings.Web.HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All));
        return unknown is null ? text : throw new InvalidOperationException($"unknown member {unknown}");
    }

    private static void Bound(FilterCollection filters)
    {
        foreach (var name in Growing)
        {
            if (!filters.TryGetValue(name, out var filter)) continue;
            filters.AddFilter(name, (input, arguments, context) =>
            {
                long most = input.ToStringValue().Length + 1, longest = arguments.Values.Select(a => a.ToStringValue().Length + 1).DefaultIfEmpty(1).Max();
                return most * longest > Longest ? throw new InvalidOperationException($"{name}: too long") : filter(input, arguments, context);
            });
        }

        filters.AddFilter("concat", (_, _, _) => throw new InvalidOperationException("concat: not known"));
    }

    private static DictionaryValue Strict(IReadOnlyDictionary<string, object?> members, TemplateOptions options, Action<string> unknown) => new(new StrictMembers(members, options, unknown));

    // Fluid passes over a filter it does not know.
    private sealed class UsedFilters : AstVisitor
    {
        private static readonly FilterCollection _known = new TemplateOptions().Filters;

        public string? Unknown { get; private set; }

        protected override Expression VisitFilterExpression(FilterExpression filterExpression)
        {
            if (!_known.TryGetValue(filterExpression.Name, out _)) Unknown ??= filterExpression.Name;
            return base.VisitFilterExpression(filterExpression);
        }
    }

    private sealed class StrictMembers(IReadOnlyDictionary<string, object?> members, TemplateOptions options, Action<string> unknown) : IFluidIndexable
    {
        public int Count => members.Count;

        public IEnumerable<string> Keys => members.Keys;

        public bool TryGetValue(string name, out FluidValue value)
        {
            var known = members.TryGetValue(name, out var member);
            if (!known) unknown(name);
            value = FluidValue.Create(member, options);
            return known;
        }
    }
}

/// <summary>What a template sees.</summary>
internal sealed record TemplateValues(IReadOnlyDictionary<string, object?> Subject, IReadOnlyDictionary<string, object?> Facts, IReadOnlyDictionary<string, object?> Request, string Outcome);
