using Campaigns.Accounts.Contracts;
using Campaigns.Kernel.Recipes;
using Microsoft.Extensions.Hosting;

namespace Campaigns.Accounts.Features.LoadAccounts;

/// <summary>Accounts of a demo world: <c>{"name":"accounts-users","file":"accounts-2019.csv","password":"…"}</c>.
/// Their password is published, so they are made only where developers and tests work.</summary>
internal sealed class LoadAccountsStep(IAccounts accounts, IHostEnvironment environment) : IRecipeStep
{
    private static readonly string[] Columns = ["username", "fullName", "roles", "scopePath", "organisation"];

    public string Name => "accounts-users";

    public async Task Run(RecipeContext context, CancellationToken ct)
    {
        if (!environment.IsDevelopment() && !environment.IsEnvironment("Testing"))
        {
            context.Progress($"Demo accounts are not made in {environment.EnvironmentName}");
            return;
        }

        var (file, password) = (context.Text("file"), context.Text("password"));
        using var reader = new StreamReader(context.Open(file));
        var header = (await reader.ReadLineAsync(ct))?.Split(',') ?? [];
        var places = Columns.Select(column => Array.IndexOf(header, column)).ToArray();
        if (places.Contains(-1)) throw new RecipeException($"{file} needs the columns {string.Join(", ", Columns)}");
        for (var line = 2; await reader.ReadLineAsync(ct) is { } text; line++)
        {
            if (text.Length == 0) continue;
            var fields = text.Split(',');
            if (fields.Length != header.Length) throw new RecipeException($"{file}, line {line}: has {fields.Length} fields, not {header.Length}");
            await accounts.Ensure(Spec([.. places.Select(place => fields[place].Trim())], password) with { Email = Optional("email"), Phone = Optional("phone") }, ct);

            string? Optional(string column) => Array.IndexOf(header, column) is var at and >= 0 && fields[at].Trim() is { Length: > 0 } value ? value : null;
        }
    }

    private static AccountSpec Spec(string[] f, string password) =>
        new(f[0], f[1], f[4].Length == 0 ? null : f[4], f[2].Split(' ', ';').Where(r => r.Length > 0).ToList(), f[3], password);
}
