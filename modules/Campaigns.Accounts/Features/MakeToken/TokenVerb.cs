using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Verbs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Campaigns.Accounts.Features.MakeToken;

internal sealed class TokenVerb(AccountsDbContext db, IHandler<MakeToken, string> make, IStringLocalizer texts) : IVerb
{
    public string Name => "token";

    public string Description => "Prints a new personal access token of an account.";

    public IReadOnlyList<VerbOption> Options => [new("user", "User name of the account", Required: true), new("name", "What the token is for", Required: true)];

    public async Task Run(IReadOnlyDictionary<string, string?> options, TextWriter output, CancellationToken ct)
    {
        var name = Account.Normal(options["user"]);
        var account = await db.Accounts.Where(a => a.UserName == name).Select(a => a.Id).SingleOrDefaultAsync(ct);
        if (account == Guid.Empty) throw new VerbException($"There is no account {options["user"]}");
        var made = await make.Handle(new(account, options["name"]), ct);
        if (!made.Succeeded) throw new VerbException(texts[made.Failures[0].Code, made.Failures[0].Args]);
        await output.WriteLineAsync(made.Value);
    }
}
