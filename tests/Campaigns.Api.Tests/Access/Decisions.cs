using System.Text.RegularExpressions;
using Campaigns.Testing.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Api.Tests.Access;

/// <summary>Who may call an endpoint, as the file says.</summary>
/// <param name="Name">Method, route and handler: <c>POST /admin/roles/{key}?Reset</c>.</param>
/// <param name="Who">Roles; null: the public. Every role for "signed in".</param>
/// <param name="NoPermission">Every account may, whatever it holds.</param>
/// <param name="Kind">Kind of the record in the route; null for none.</param>
/// <param name="Field">Name of a form's field and the kind of record it names.</param>
/// <param name="WholeTree">A role held for one area does not open it.</param>
/// <param name="IfAsked">Whoever has to do with the record may besides, who may only read it is perhaps not asked (403), and to all others it is not there (404).</param>
/// <param name="Word">Stands for the route's other parameters.</param>
internal sealed partial record Decision(string Name, IReadOnlyList<string>? Who, bool NoPermission, string? Kind, (string Name, string Kind)? Field, bool WholeTree, bool IfAsked, string Word)
{
    public string Method => Name[..Name.IndexOf(' ', StringComparison.Ordinal)];

    public bool IsApi => Name.Contains(" /api/", StringComparison.Ordinal);

    /// <summary>The address, with that record in the route and a word in every other parameter.</summary>
    public string Address(string? id)
    {
        var path = Name[(Name.IndexOf(' ', StringComparison.Ordinal) + 1)..].Split('?');
        return Other().Replace(Id().Replace(path[0], id ?? Guid.Empty.ToString()).Replace("{version:int}", "1", StringComparison.Ordinal), Word) + (path.Length > 1 ? "?handler=" + path[1] : "");
    }

    [GeneratedRegex(@"\{id:guid\}")]
    private static partial Regex Id();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Other();
}

/// <summary>The file <c>who-may-do-what.txt</c>.</summary>
internal sealed partial class Decisions
{
    public static readonly string[] Roles =
        ["admin", "coordinator", "area-coordinator", "officer", "approver-post", "approver-bhxh", "trainer", "presenter", "desk", "collector", "cashier", "director", "editor", "auditor"];

    private readonly Dictionary<string, IReadOnlyList<string>?> _groups = new(StringComparer.Ordinal) { ["everybody"] = Roles, ["signed in"] = Roles, ["public"] = null };

    private Decisions()
    {
    }

    public Dictionary<string, Decision> ByName { get; } = new(StringComparer.Ordinal);

    public static Decisions Read()
    {
        using var stream = typeof(Decisions).Assembly.GetManifestResourceStream("who-may-do-what.txt")!;
        using var reader = new StreamReader(stream);
        var all = new Decisions();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            if (Group().Match(line) is { Success: true } group) all._groups[group.Groups[1].Value] = group.Groups[2].Value.Split(' ');
            else all.Add(line.Split(" : "));
        }

        return all;
    }

    /// <summary>Every endpoint of the site, and each handler of its pages, by the name the file knows it by.</summary>
    public static async Task<IReadOnlyList<string>> Served(TestSite site)
    {
        var names = new List<string>();
        foreach (var endpoint in site.Endpoints())
        {
            // Files of the front end; in Development the framework adds one more endpoint for those that changed since the build.
            if (endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null || endpoint.DisplayName == "Fallback {**path:file}") continue;
            var route = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var compiled = await site.In(async s => await s.GetRequiredService<PageLoader>().LoadAsync(page, EndpointMetadataCollection.Empty));
                names.AddRange(compiled.HandlerMethods.Select(h => h.HttpMethod.ToUpperInvariant() + " " + route + (h.Name is null ? "" : "?" + h.Name)));
                if (compiled.HandlerMethods.All(h => h.HttpMethod != "Get")) names.Add("GET " + route);
            }
            else
            {
                names.AddRange((endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["*"]).Select(m => $"{m} {route}"));
            }
        }

        return [.. names.Distinct(StringComparer.Ordinal)];
    }

    private void Add(string[] parts)
    {
        var extra = parts.Skip(2).ToList();
        var field = extra.Select(e => Field().Match(e)).FirstOrDefault(m => m.Success);
        var kind = extra.Find(e => e.StartsWith("of ", StringComparison.Ordinal))?[3..];
        ByName.Add(parts[0], new(parts[0], _groups[parts[1]], parts[1] == "signed in", kind, field is null ? null : (field.Groups[1].Value, field.Groups[2].Value), extra.Contains("whole tree"), extra.Contains("if asked"),
            extra.Find(e => e.StartsWith("with ", StringComparison.Ordinal))?[5..] ?? "nothing-of-that-name"));
    }

    [GeneratedRegex(@"^([a-z][a-z ]*) = ([a-z- ]+)$")]
    private static partial Regex Group();

    [GeneratedRegex(@"^(\w+) of (\w+)$")]
    private static partial Regex Field();
}
