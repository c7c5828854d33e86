using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Campaigns.Data;
using Campaigns.Kernel.Setup;
using Campaigns.Runtime.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Campaigns.Runtime.Setup;

/// <summary>The answers between two visits: enciphered, since the administrator's first password is among them, and gone once set-up is done.</summary>
internal sealed class SetupDraft(CoreDbContext db, IDataProtectionProvider protection, ILogger<SetupDraft> log)
{
    public const string Key = "setup-draft";

    private readonly IDataProtector _protector = protection.CreateProtector("setup-draft");

    public async Task<SetupAnswers> Read(CancellationToken ct) =>
        Open(await db.State.AsNoTracking().Where(s => s.Key == Key).Select(s => s.Value).SingleOrDefaultAsync(ct));

    public async Task<SetupAnswers> Keep(string step, JsonObject answers, CancellationToken ct)
    {
        await using var turn = await db.LockNamesAsync(["core.setup"], ct);
        var row = await db.State.SingleOrDefaultAsync(s => s.Key == Key, ct);
        var all = Open(row?.Value).With(step, answers);
        var closed = _protector.Protect(all.Json.ToJsonString());
        if (row is null) db.State.Add(new() { Key = Key, Value = closed });
        else row.Value = closed;
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return all;
    }

    private SetupAnswers Open(string? closed)
    {
        if (closed is null) return new();
        try
        {
            return new((JsonObject)JsonNode.Parse(_protector.Unprotect(closed))!);
        }
        catch (CryptographicException e)
        {
            log.LogWarning(e, "The answers kept so far cannot be read with the keys of this installation; set-up begins anew");
            return new();
        }
    }
}
