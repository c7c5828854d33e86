using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Accounts.Features.SecondStep;
using Campaigns.Accounts.Features.SignIn;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Modules;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Accounts.Features.SignInOutside;

/// <summary>Somebody comes from the provider, who vouches for them. It stands for the password; a second factor is asked for as after a password.</summary>
/// <param name="Issuer">Who vouches.</param>
/// <param name="Subject">For whom.</param>
/// <param name="Device">What the browser holds of an earlier trust; null: nothing.</param>
internal sealed record SignInOutside(string Issuer, string Subject, string? Device) : ICommand<SignedIn>;

[Feature(OutsideStartup.Feature)]
internal sealed class SignInOutsideHandler(AccountsDbContext db, SecondSteps steps, IAudit audit) : IHandler<SignInOutside, SignedIn>
{
    public async Task<Result<SignedIn>> Handle(SignInOutside command, CancellationToken ct)
    {
        // Never by name or mail address: those may pass to another person, and whoever can set one there would come in here.
        var id = await db.OutsideIdentities.Where(o => o.Issuer == command.Issuer && o.Subject == command.Subject)
            .Join(db.Accounts.Where(a => a.DisabledAt == null), o => o.AccountId, a => a.Id, (_, a) => a.Id).SingleOrDefaultAsync(ct);
        if (id == Guid.Empty) return Refusals.OutsideUnknown;

        audit.Note("accounts.outside-signed-in", new RecordRef("accounts.account", id), new { issuer = command.Issuer });
        await db.SaveChangesAsync(ct);
        return new SignedIn(id, await steps.Needed(id, command.Device, ct));
    }
}
