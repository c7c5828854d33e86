using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Accounts.Jobs;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Accounts.Features.RequestPasswordLink;

/// <summary>Somebody forgot their password. The answer and the work for it are the same whether anybody has the name or not.</summary>
/// <param name="Who">User name or mail address.</param>
internal sealed record RequestPasswordLink(string? Who) : ICommand<Done>
{
    public IEnumerable<Failure> Check()
    {
        if (string.IsNullOrWhiteSpace(Who) || Who.Length > 254) yield return Refusals.WhoMissing;
    }
}

internal sealed class RequestPasswordLinkHandler(AccountsDbContext db, IJobs jobs) : IHandler<RequestPasswordLink, Done>
{
    // However often it is asked for: nobody's phone is flooded.
    private static readonly TimeSpan OnePer = TimeSpan.FromMinutes(5);

    public async Task<Result<Done>> Handle(RequestPasswordLink command, CancellationToken ct)
    {
        var who = Account.Normal(command.Who);
        var id = await db.Accounts.Where(a => a.UserName == who || EF.Property<string?>(a, AccountMap.EmailIndex) == who).OrderByDescending(a => a.UserName == who).Select(a => a.Id).FirstOrDefaultAsync(ct);
        var request = Guid.CreateVersion7();
        var about = id == Guid.Empty ? request : id;
        var turn = TimeProvider.System.GetUtcNow().Ticks / OnePer.Ticks;
        jobs.Enqueue<SendPasswordLink, PasswordLinkToSend>(new(request, id, Invitation: false), $"accounts.password-link/{about:N}/{turn}");
        await db.SaveChangesAsync(ct);
        return Done.It;
    }
}
