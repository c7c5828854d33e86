using System.Security.Cryptography;
using System.Text;
using Campaigns.Data;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;
using Campaigns.Notifications.Contracts;
using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.Tickets;
using Campaigns.Ui;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Registrations.Features.Forms;

/// <summary>Codes that prove whose a phone is. Whether it is registered already makes no difference to what is sent and answered.</summary>
internal sealed class PhoneCodes(RegistrationsDbContext db, INotifications notifications, IDataProtectionProvider protection)
{
    private const string Digits = "0123456789";
    private const int Length = 6;
    private readonly IDataProtector _seal = protection.CreateProtector("Campaigns.Registrations.PhoneCode.v1");

    // Codes live by real time: a demo clock that stands still would keep them good for ever.
    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    /// <summary>Proved; or refused, with a code on its way where none was said.</summary>
    public async Task<Result<Done>> Prove(Offering offering, string name, string phone, string? said, CancellationToken ct)
    {
        await Open(offering.Id, phone, ct);
        var id = await db.Proofs.Where(p => p.RosterId == offering.Id && EF.Property<string?>(p, PhoneProofMap.PhoneIndex) == phone).Select(p => p.Id).SingleAsync(ct);

        // Tries are scarce: without the turn, guesses made at once would count as one.
        await using var turn = await db.LockAsync<PhoneProof>(id, ct);
        var proof = await db.Proofs.SingleAsync(p => p.Id == id, ct);
        var (answer, code) = said is null ? Send(proof) : (Try(proof, said), null);
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        db.ChangeTracker.Clear();
        if (code is not null) await notifications.Queue(Message(offering, name, phone, proof, code), ct);
        return answer;
    }

    private (Result<Done> Answer, string? Code) Send(PhoneProof proof)
    {
        var code = RandomNumberGenerator.GetString(Digits, Length);
        return proof.Send(_seal.Protect(code), Now) ? (Refusals.PhoneCodeNeeded, code) : (Refusals.PhoneCodesUsedUp, null);
    }

    private Result<Done> Try(PhoneProof proof, string said)
    {
        if (!proof.MayTry(Now)) return Refusals.PhoneCodeOver;
        var digits = string.Concat(said.Where(char.IsAsciiDigit));
        var right = CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(digits), Encoding.ASCII.GetBytes(Read(proof)));
        return proof.Try(right, Now) ? Done.It : Refusals.PhoneCodeWrong;
    }

    private string Read(PhoneProof proof)
    {
        try
        {
            return _seal.Unprotect(proof.SealedCode);
        }
        catch (CryptographicException)
        {
            return ""; // Sealed with keys that are gone: no code is right.
        }
    }

    private async Task Open(Guid offeringId, string phone, CancellationToken ct)
    {
        if (await db.Proofs.AnyAsync(p => p.RosterId == offeringId && EF.Property<string?>(p, PhoneProofMap.PhoneIndex) == phone, ct)) return;
        db.Add(PhoneProof.Of(offeringId, phone));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Somebody asked for the same phone in the same moment.
        }

        db.ChangeTracker.Clear();
    }

    private static Notice Message(Offering offering, string name, string phone, PhoneProof proof, string code) => new(Notices.PhoneCode, new(name, phone, null),
        new Dictionary<string, object?> { ["phoneCode"] = code, ["title"] = offering.Title, ["day"] = Formats.Day(offering.StartsAt) },
        new RecordRef("registrations.roster", offering.Id), $"phone-code:{proof.Id}:{proof.SentAt.UtcTicks}");
}
