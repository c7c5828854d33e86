using System.Text.Json;
using System.Text.RegularExpressions;

namespace Campaigns.Architecture.Tests;

/// <summary>The laws of the house. Each answers what breaks it, in words; empty means it holds.</summary>
internal static partial class Laws
{
    /// <summary>Modules that know no business: they point at records and are answered through interfaces of their own.</summary>
    private static readonly string[] Generic = ["Notifications", "Approvals", "Content", "Reports", "Accounts", "Operations"];

    /// <summary>1. Modules refer to Kernel, Data, Ui and Contracts; Contracts to Kernel and Contracts; themes to Ui.</summary>
    public static IEnumerable<string> References(IEnumerable<Project> projects)
    {
        foreach (var project in projects)
            foreach (var reference in project.References)
                if (!MayRefer(project, reference)) yield return $"{project.Name} refers to {reference}";
    }

    /// <summary>2. Generic modules refer to no business Contracts.</summary>
    public static IEnumerable<string> GenericModules(IEnumerable<Project> projects) =>
        from project in projects
        where project.Folder == "modules" && Generic.Contains(project.Module)
        from reference in project.References
        where reference.EndsWith(".Contracts", StringComparison.Ordinal) && !Generic.Any(g => reference == $"Campaigns.{g}.Contracts")
        select $"{project.Name} is generic and refers to {reference}";

    /// <summary>3. Everything in a module is internal, every class sealed, static or abstract; generated migrations excepted.</summary>
    public static IEnumerable<string> Visibility(IEnumerable<(string Module, Type Type)> types) =>
        from x in types
        where !IsGenerated(x.Type) && (x.Type.IsVisible || x.Type is { IsClass: true, IsSealed: false, IsAbstract: false })
        select x.Type.IsVisible ? $"{x.Type.FullName} of {x.Module} is public" : $"{x.Type.FullName} of {x.Module} is not sealed";

    /// <summary>4a. Domain knows neither EF nor ASP.NET.</summary>
    public static IEnumerable<string> PureDomain(string project, IEnumerable<Source> sources) =>
        from source in sources
        where source.Path.StartsWith("Domain/", StringComparison.Ordinal)
        from Match match in FrameworkUse().Matches(source.Code)
        select $"{project}/{source.Path} uses {match.Value}";

    /// <summary>4b. Only Data, Features, Subscribers, Jobs and Recipes see the module's DbContext.</summary>
    public static IEnumerable<string> WhoSeesTheDatabase(string project, IEnumerable<Source> sources) =>
        from source in sources
        where DbContextUse().IsMatch(source.Code) && !Array.Exists(["Data/", "Features/", "Subscribers/", "Jobs/", "Recipes/", "Demo/", "Startup"], p => source.Path.StartsWith(p, StringComparison.Ordinal))
        select $"{project}/{source.Path} sees a DbContext";

    /// <summary>5a. Texts: every key there in both languages, lower case, with the module's name in front.</summary>
    public static IEnumerable<string> Texts(string project, string vi, string en)
    {
        var left = Keys(vi);
        var right = Keys(en);
        foreach (var key in left.Except(right)) yield return $"{project}: {key} is missing in English";
        foreach (var key in right.Except(left)) yield return $"{project}: {key} is missing in Vietnamese";
        foreach (var key in left.Where(k => !TextKey().IsMatch(k))) yield return $"{project}: {key} is not a key of the form module.thing";
    }

    /// <summary>5b. A text key that a page or class names is there.</summary>
    public static IEnumerable<string> UsedTexts(string file, string text, IReadOnlySet<string> known) =>
        from Match match in TextUse().Matches(file.EndsWith(".cs", StringComparison.Ordinal) ? Comment().Replace(text, "") : text)
        where !known.Contains(match.Groups[1].Value)
        select $"{file} asks for the text {match.Groups[1].Value}, which nobody has";

    /// <summary>5c. A fragment's address is written out (<c>Url.Content</c>): Razor resolves <c>~/</c> in links and forms only, so that it would be asked for at the page's own address.</summary>
    public static IEnumerable<string> HomelessFragments(string file, string text) =>
        from Match match in TildeAddress().Matches(text)
        select $"{file} has {match.Value}";

    /// <summary>5d. What the audit tells of has a word for it: whoever reads the audit does not read code.</summary>
    public static IEnumerable<string> RecordWords(IEnumerable<string> kinds, IReadOnlySet<string> texts) =>
        from kind in kinds.Distinct(StringComparer.Ordinal)
        where !texts.Contains("record." + kind)
        select $"record.{kind} is missing: the audit shows it";

    /// <summary>7. Banned: the system's clock, blocking waits, async void, float money, swallowed exceptions, regions.</summary>
    public static IEnumerable<string> Banned(string project, IEnumerable<Source> sources) =>
        from source in sources
        where !source.IsMigration
        from Match match in BannedUse().Matches(source.Code)
        select $"{project}/{source.Path} has {match.Value.Trim()}";

    /// <summary>10. No instant comes in round the shared readers, which ask for its offset: neither by the framework's own parser nor by its binding of bodies.</summary>
    public static IEnumerable<string> Instants(string project, IEnumerable<Source> sources) =>
        from source in sources
        where !source.IsMigration
        from Match match in LooseInstant().Matches(source.Code)
        select $"{project}/{source.Path} has {match.Value.Trim()}";

    /// <summary>11. What an endpoint takes from address or body knows no local time; an instant in a body has its offset read by the API's own converter.</summary>
    public static IEnumerable<string> LocalTimes(IEnumerable<(string Endpoint, Type Type)> taken) =>
        from x in taken
        from part in Parts(x.Type, [])
        where part == typeof(DateTime)
        select $"{x.Endpoint} takes a local time in {x.Type.Name}";

    private static IEnumerable<Type> Parts(Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type)) return [];
        var inner = type.IsArray ? [type.GetElementType()!] : type.IsGenericType ? type.GetGenericArguments() : [];
        var members = type.Namespace?.StartsWith("Campaigns.", StringComparison.Ordinal) == true ? type.GetProperties().Select(p => p.PropertyType) : [];
        return inner.Concat(members).SelectMany(t => Parts(t, seen)).Prepend(type);
    }

    /// <summary>8. Names that say nothing.</summary>
    public static IEnumerable<string> Names(IEnumerable<(string Module, Type Type)> types) =>
        from x in types
        where !IsGenerated(x.Type) && EmptySuffix().IsMatch(x.Type.Name)
        select $"{x.Type.FullName} of {x.Module} has a name that says nothing";

    /// <summary>9. No file too long to take in.</summary>
    public static IEnumerable<string> Length(string project, IEnumerable<Source> sources) =>
        from source in sources
        where !source.IsMigration && source.Text.Count(c => c == '\n') > 400
        select $"{project}/{source.Path} has {source.Text.Count(c => c == '\n')} lines";

    /// <summary>10. Rows are left out of the audit only by a module that keeps a history of its own, chained and checked like the audit's.</summary>
    public static IEnumerable<string> OwnHistory(string project, IReadOnlyCollection<Source> sources) =>
        from source in sources
        where source.Code.Contains(".HasOwnHistory()", StringComparison.Ordinal) && !sources.Any(s => HashChain().IsMatch(s.Code))
        select $"{project}/{source.Path} leaves rows out of the audit, and its module has no hash chain";

    public static IReadOnlySet<string> Keys(string json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json)!.Keys.ToHashSet();

    private static bool MayRefer(Project project, string reference)
    {
        var contracts = reference.EndsWith(".Contracts", StringComparison.Ordinal);
        return (project.Folder, project.IsContracts) switch
        {
            ("modules", true) => contracts || reference == "Campaigns.Kernel",
            ("modules", false) => contracts || reference is "Campaigns.Kernel" or "Campaigns.Data" or "Campaigns.Ui",
            ("themes", _) => reference == "Campaigns.Ui",
            _ => project.Name switch
            {
                "Campaigns.Kernel" => false,
                "Campaigns.Data" or "Campaigns.Ui" => reference == "Campaigns.Kernel",
                // Runtime runs what modules are made of; Module is the package that says what they are built on.
                "Campaigns.Runtime" or "Campaigns.Module" => reference is "Campaigns.Kernel" or "Campaigns.Data" or "Campaigns.Ui",
                "Campaigns.Host" => reference is "Campaigns.Runtime" or "@(CampaignsModule)",
                _ => false,
            },
        };
    }

    private static bool IsGenerated(Type type) =>
        type.Namespace?.Contains("Migrations", StringComparison.Ordinal) == true || type.Namespace is null || type.Namespace.StartsWith("AspNetCoreGeneratedDocument", StringComparison.Ordinal)
        || type.Name.Contains('<', StringComparison.Ordinal) || type.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute), false)
        || type.DeclaringType is { } outer && IsGenerated(outer) || type.Namespace.StartsWith("Microsoft.", StringComparison.Ordinal) || type.Namespace.StartsWith("System.", StringComparison.Ordinal);

    [GeneratedRegex("""hx-[a-z]+="~/""")]
    private static partial Regex TildeAddress();

    [GeneratedRegex(@"Microsoft\.(EntityFrameworkCore|AspNetCore)[\w.]*")]
    private static partial Regex FrameworkUse();

    [GeneratedRegex(@"\b\w+DbContext\b")]
    private static partial Regex DbContextUse();

    [GeneratedRegex(@"^[a-z][a-z0-9-]*\.[a-z0-9.-]+$")]
    private static partial Regex TextKey();

    [GeneratedRegex("""\bT\["([a-z][a-z0-9-]*\.[a-z0-9.-]+)"[\],]""")]
    private static partial Regex TextUse();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?Now\b|\bDateTime\.Today\b|\basync\s+void\b|\.GetAwaiter\(\)\.GetResult\(\)|\bThread\.Sleep\b|#region|catch\s*(\((System\.)?Exception(\s+\w+)?\))?\s*\{\s*\}|\bfloat\s+\w*([Aa]mount|[Mm]oney|[Pp]rice|[Dd]ong)\w*|\bdouble\s+\w*([Aa]mount|[Mm]oney|[Pp]rice|[Dd]ong)\w*")]
    private static partial Regex BannedUse();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Try)?Parse(Exact)?\(|\.(Try)?GetDateTime(Offset)?\(|\[FromBody\b|\bReadFromJsonAsync\b|\bBindAsync\b")]
    private static partial Regex LooseInstant();

    [GeneratedRegex(@"//[^\n]*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\bclass\s[^{]*:[^{]*\bIHashChain\b")]
    private static partial Regex HashChain();

    [GeneratedRegex("(Manager|Helper|Helpers|Util|Utils|Dto|Impl)$")]
    private static partial Regex EmptySuffix();
}
