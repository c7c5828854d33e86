using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Campaigns.Testing;

namespace Campaigns.Architecture.Tests;

/// <summary>The source tree, as it lies on disk: a module added tomorrow is found without touching a test.</summary>
internal sealed class Tree(string root)
{
    public static Tree Here { get; } = new(Machine.Root);

    public string Root => root;

    public IReadOnlyList<Project> Projects { get; } =
        [.. new[] { "src", "modules", "themes" }.SelectMany(folder => Directory.Exists(Path.Combine(root, folder)) ? Directory.GetFiles(Path.Combine(root, folder), "*.csproj", SearchOption.AllDirectories) : [])
            .Where(f => !f.Contains("/bin/", StringComparison.Ordinal) && !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/Campaigns.Templates/content/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(f => new Project(root, f))];

    public IEnumerable<Project> Modules => Projects.Where(p => p is { Folder: "modules", IsContracts: false });

    public IEnumerable<Project> Contracts => Projects.Where(p => p is { Folder: "modules", IsContracts: true });

    public IEnumerable<Project> Themes => Projects.Where(p => p.Folder == "themes");
}

/// <summary>One project of the tree.</summary>
internal sealed partial class Project(string root, string file)
{
    public string Name { get; } = Path.GetFileNameWithoutExtension(file);

    /// <summary>src, modules or themes.</summary>
    public string Folder { get; } = Path.GetRelativePath(root, file).Split('/')[0];

    public string Path_ { get; } = Path.GetDirectoryName(file)!;

    public bool IsContracts => Name.EndsWith(".Contracts", StringComparison.Ordinal);

    /// <summary>Its module's short name: <c>Events</c> of <c>Campaigns.Events.Contracts</c>.</summary>
    public string Module => Name["Campaigns.".Length..].Replace(".Contracts", "", StringComparison.Ordinal);

    /// <summary>Names of the projects it refers to itself; what the shared props add is the same for all.</summary>
    public IReadOnlyList<string> References { get; } =
        [.. XDocument.Load(file).Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(((string?)r.Attribute("Include") ?? "").Replace('\\', '/')))];

    public IEnumerable<Source> Sources => Directory.GetFiles(Path_, "*.cs", SearchOption.AllDirectories)
        .Where(f => !f.Contains("/bin/", StringComparison.Ordinal) && !f.Contains("/obj/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(f => new Source(Path.GetRelativePath(Path_, f), File.ReadAllText(f)));

    public IEnumerable<string> Files(string pattern) => Directory.GetFiles(Path_, pattern, SearchOption.AllDirectories)
        .Where(f => !f.Contains("/bin/", StringComparison.Ordinal) && !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/node_modules/", StringComparison.Ordinal) && !f.Contains("/Campaigns.Templates/content/", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    public Assembly Load() => Assembly.Load(Name);
}

/// <summary>A source file.</summary>
internal sealed partial record Source(string Path, string Text)
{
    /// <summary>The text without comments and strings, so that a word in them is no finding.</summary>
    public string Code { get; } = Noise().Replace(Text, m => m.Value.StartsWith('"') ? "\"\"" : "");

    public bool IsMigration => Path.Contains("/Migrations/", StringComparison.Ordinal);

    [GeneratedRegex("""//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|""" + "\"\"\".*?\"\"\"", RegexOptions.Singleline)]
    private static partial Regex Noise();
}
