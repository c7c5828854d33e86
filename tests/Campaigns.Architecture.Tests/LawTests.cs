using System.Reflection;
using Campaigns.Data;
using Campaigns.Data.Auditing;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Campaigns.Architecture.Tests;

public sealed class LawTests
{
    private static readonly Tree Tree = Tree.Here;

    private static IEnumerable<(string Module, Type Type)> ModuleTypes => Tree.Modules.SelectMany(m => m.Load().GetTypes().Select(t => (m.Name, t)));

    [Fact]
    public void The_tree_has_modules_contracts_and_themes()
    {
        Assert.NotEmpty(Tree.Modules);
        Assert.NotEmpty(Tree.Contracts);
        Assert.NotEmpty(Tree.Themes);
    }

    [Fact]
    public void Projects_refer_only_to_what_their_layer_may_see() => None(Laws.References(Tree.Projects));

    [Fact]
    public void Generic_modules_know_no_business() => None(Laws.GenericModules(Tree.Projects));

    [Fact]
    public void Modules_are_internal_and_sealed() => None(Laws.Visibility(ModuleTypes));

    [Fact]
    public void Domain_knows_no_framework() => None(Tree.Modules.SelectMany(m => Laws.PureDomain(m.Name, m.Sources)));

    [Fact]
    public void Only_slices_see_the_database() => None(Tree.Modules.SelectMany(m => Laws.WhoSeesTheDatabase(m.Name, m.Sources)));

    [Fact]
    public void Every_text_is_there_in_both_languages() => None(Tree.Projects.Where(p => p.Folder is "modules" or "src").SelectMany(TextsOf));

    [Fact]
    public void Every_text_a_page_asks_for_is_there()
    {
        var known = Tree.Projects.Select(p => Path.Combine(p.Path_, "Resources", "vi.json")).Where(File.Exists).SelectMany(f => Laws.Keys(File.ReadAllText(f))).ToHashSet();
        None(Tree.Projects.SelectMany(p => p.Files("*.cshtml").Concat(p.Files("*.cs"))).SelectMany(f => Laws.UsedTexts(Path.GetRelativePath(Tree.Root, f), File.ReadAllText(f), known)));
    }

    [Fact]
    public void Every_kind_of_record_in_the_audit_has_a_word() =>
        None(Tree.Modules.SelectMany(m => Laws.RecordWords(Contexts(m).SelectMany(c => AuditedKinds.Of(c.Model)), Laws.Keys(File.ReadAllText(Path.Combine(m.Path_, "Resources", "vi.json"))))));

    [Fact]
    public void Fragments_are_asked_for_where_they_are() => None(Tree.Projects.SelectMany(p => p.Files("*.cshtml")).SelectMany(f => Laws.HomelessFragments(Path.GetRelativePath(Tree.Root, f), File.ReadAllText(f))));

    [Fact]
    public void Nothing_banned_is_used() => None(Tree.Projects.SelectMany(p => Laws.Banned(p.Name, p.Sources)));

    [Fact]
    public void Instants_are_read_with_their_offset() => None(Tree.Modules.SelectMany(m => Laws.Instants(m.Name, m.Sources)));

    [Fact]
    public void No_body_or_parameter_is_a_local_time() => None(Laws.LocalTimes(ModuleTypes
        .SelectMany(m => m.Type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        .Where(m => m.ReturnType == typeof(Task<IResult>) || m.ReturnType == typeof(IResult))
        .SelectMany(m => m.GetParameters().Select(p => ($"{m.DeclaringType!.FullName}.{m.Name}", p.ParameterType)))
        .Concat(ModuleTypes.Where(t => t.Type.Name.EndsWith("Body", StringComparison.Ordinal) || t.Type.Name.EndsWith("Input", StringComparison.Ordinal)).Select(t => (t.Type.FullName!, t.Type)))));

    [Fact]
    public void Names_say_something() => None(Laws.Names(ModuleTypes));

    [Fact]
    public void Files_can_be_taken_in() => None(Tree.Projects.SelectMany(p => Laws.Length(p.Name, p.Sources)));

    [Fact]
    public void Rows_without_audit_have_a_chained_history() => None(Tree.Modules.SelectMany(m => Laws.OwnHistory(m.Name, [.. m.Sources])));

    [Fact]
    public void Every_module_says_what_it_is() => None(Tree.Modules.Where(m => !File.Exists(Path.Combine(m.Path_, "README.md"))).Select(m => $"{m.Name} has no README.md"));

    [Fact]
    public void Every_table_carries_its_modules_prefix_and_no_two_modules_share_one()
    {
        var contexts = Contexts().ToList();
        var prefixes = contexts.Select(c => c.Prefix).Distinct().ToList();
        Assert.Equal(contexts.Count / 2, prefixes.Count);
        None(contexts.SelectMany(c => c.Model.GetEntityTypes().Select(e => e.GetTableName() ?? "").Where(t => t.Length > 0 && !t.StartsWith("core_", StringComparison.Ordinal) && !t.StartsWith(c.Prefix + "_", StringComparison.Ordinal)).Select(t => $"{t} of {c.GetType().Name}")));
    }

    [Fact]
    public void No_model_waits_for_a_migration() => None(Contexts().Where(c => c.Database.HasPendingModelChanges()).Select(c => $"{c.GetType().Name} has changes without a migration"));

    private static IEnumerable<ModuleDbContext> Contexts() => Tree.Modules.SelectMany(Contexts);

    private static IEnumerable<ModuleDbContext> Contexts(Project module) =>
        from type in module.Load().GetTypes()
        where typeof(ModuleDbContext).IsAssignableFrom(type) && !type.IsAbstract
        let sqlite = type.Name.EndsWith("OnSqlite", StringComparison.Ordinal)
        select (ModuleDbContext)typeof(DesignTime).GetMethod(nameof(DesignTime.Create))!.MakeGenericMethod(type)
            .Invoke(null, [sqlite ? new DatabaseOptions(DatabaseProvider.Sqlite, "Data Source=:memory:") : new DatabaseOptions(DatabaseProvider.PostgreSql, "Host=localhost;Database=none")])!;

    private static IEnumerable<string> TextsOf(Project project)
    {
        var vi = Path.Combine(project.Path_, "Resources", "vi.json");
        var en = Path.Combine(project.Path_, "Resources", "en.json");
        if (!File.Exists(vi) && !File.Exists(en)) return [];
        return File.Exists(vi) && File.Exists(en) ? Laws.Texts(project.Name, File.ReadAllText(vi), File.ReadAllText(en)) : [$"{project.Name} has texts in one language only"];
    }

    private static void None(IEnumerable<string> findings) => Assert.True(!findings.Any(), string.Join("\n", findings));
}
