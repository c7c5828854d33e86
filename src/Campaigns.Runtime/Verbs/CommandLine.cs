using System.CommandLine;
using Campaigns.Data.Auditing;
using Campaigns.Kernel.Recipes;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Verbs;
using Campaigns.Runtime.Backup;
using Campaigns.Runtime.Loading;
using Campaigns.Runtime.Setup;
using Campaigns.Runtime.Shells;
using Campaigns.Runtime.Storage;
using Campaigns.Runtime.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Campaigns.Runtime.Verbs;

/// <summary>The command line: <c>serve</c> and the verbs of the runtime and of the modules.</summary>
internal sealed class CommandLine(WebApplication app)
{
    /// <summary>Whether a word that is no option stands first, and it is not <c>serve</c>.</summary>
    public static bool IsVerb(IEnumerable<string> args) => args.FirstOrDefault() is { } first && (!first.StartsWith("--", StringComparison.Ordinal) && first != "serve" || first is "--help" or "-h" or "-?");

    public async Task<int> Run(string[] args)
    {
        try
        {
            return IsVerb(args) ? await RunVerb(args) : await Serve();
        }
        catch (Exception e) when (Reason(e) is { } reason)
        {
            await Console.Error.WriteLineAsync(reason);
            return 1;
        }
    }

    /// <summary>What the operator is told, in one line; null for a defect, whose stack is wanted.</summary>
    internal static string? Reason(Exception e) => e switch
    {
        VerbException or StartException or ModuleException or RecipeException => e.Message,
        IOException { InnerException: AddressInUseException } => $"{e.Message} Stop the other program, or set ASPNETCORE_URLS to another address.",
        Microsoft.Data.Sqlite.SqliteException s => $"The database cannot be used: {s.Message}",
        Npgsql.NpgsqlException n => $"The database cannot be reached: {n.Message}",
        _ => null,
    };

    private async Task<int> Serve()
    {
        app.UseCampaigns();
        await app.StartAsync();
        var path = app.Services.GetRequiredService<DataPath>();
        Console.WriteLine($"Campaigns: {string.Join(", ", app.Urls)} · data in {path.Root}");
        await app.WaitForShutdownAsync();
        return 0;
    }

    private async Task<int> RunVerb(string[] args)
    {
        if (WithoutDatabase().FirstOrDefault(v => v.Name == args[0]) is { } early)
        {
            await using (app) return await Root([early]).Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }

        var shells = app.Services.GetRequiredService<ShellHolder>();
        await shells.Start(probe: false);
        if (app.Environment.IsDevelopment()) await app.Services.GetRequiredService<ClockStore>().Start(null, CancellationToken.None);
        var shell = shells.Enter();
        using var origin = AuditOrigin.Enter(new("verb", args[0]) { Bulk = args[0] == "seed" ? new() : null });
        try
        {
            await using var scope = shell.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<IActAs>().System();
            return await Parse(scope.ServiceProvider).Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        finally
        {
            shell.Leave();
            await shells.Stop();
            await app.DisposeAsync();
        }
    }

    // A shell would migrate the database, which is just what restore must find empty, and does not come up where the doctor is needed most.
    private IEnumerable<IVerb> WithoutDatabase()
    {
        var backups = app.Services.GetRequiredService<Backups>();
        return [new BackupVerb(backups), new RestoreVerb(backups), new DoctorVerb(app.Services)];
    }

    private RootCommand Parse(IServiceProvider services) => Root(BuiltIn(services).Concat(WithoutDatabase()).Concat(services.GetServices<IVerb>()));

    private static RootCommand Root(IEnumerable<IVerb> verbs)
    {
        var root = new RootCommand("Campaigns: conferences, registrations and enrolments of a province. Without a verb it serves.");
        root.Subcommands.Add(new Command("serve", "Serves the site (the default)."));
        foreach (var verb in verbs.OrderBy(v => v.Name, StringComparer.Ordinal)) Add(root, verb);
        return root;
    }

    private IEnumerable<IVerb> BuiltIn(IServiceProvider services) =>
        [new MigrateVerb(), new ModulesVerb(app.Services), new OpenApiVerb(services), new SeedVerb(services), new SetupVerb(app.Services, services), new RotateKeysVerb(services), new ReencryptVerb(services), new AuditVerifyVerb(services), new ExportPlanVerb(app.Services, services), new ImportPlanVerb(app.Services, services)];

    // "keys rotate" is the verb "rotate" of the group "keys".
    private static void Add(Command root, IVerb verb)
    {
        var words = verb.Name.Split(' ');
        var group = root;
        if (words.Length > 1)
        {
            group = root.Subcommands.FirstOrDefault(c => c.Name == words[0]);
            if (group is null) root.Subcommands.Add(group = new Command(words[0], $"Verbs about {words[0]}."));
        }

        group.Subcommands.Add(ToCommand(verb, words[^1]));
    }

    private static Command ToCommand(IVerb verb, string name)
    {
        var command = new Command(name, verb.Description);
        var values = verb.Options.ToDictionary(o => o.Name, o => Declare(command, o));
        command.SetAction(async (parsed, ct) =>
        {
            await verb.Run(values.ToDictionary(v => v.Key, v => v.Value(parsed)), Console.Out, ct);
            return 0;
        });
        return command;
    }

    // How its value is read from the line.
    private static Func<ParseResult, string?> Declare(Command command, VerbOption o)
    {
        if (o.Bare)
        {
            var bare = new Argument<string>(o.Name.ToUpperInvariant()) { Description = o.Description, Arity = o.Required ? ArgumentArity.ExactlyOne : ArgumentArity.ZeroOrOne };
            command.Arguments.Add(bare);
            return parsed => parsed.GetValue(bare) ?? o.Default;
        }

        if (o.Flag)
        {
            var flag = new Option<bool>("--" + o.Name) { Description = o.Description };
            command.Options.Add(flag);
            return parsed => parsed.GetValue(flag) ? "true" : null;
        }

        var option = new Option<string>("--" + o.Name) { Description = o.Description, Required = o.Required };
        command.Options.Add(option);
        return parsed => parsed.GetValue(option) ?? o.Default;
    }
}
