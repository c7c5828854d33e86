using Campaigns.Kernel.Commands;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Campaigns.Ui.Documents;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Registrations.Features.Forms;

/// <summary>Files sent as answers: what they are is read from their first bytes, and what lies in the database opens with this installation's keys alone.</summary>
internal sealed class AnswerFiles(RegistrationsDbContext db, IDataProtectionProvider protection, TimeProvider clock)
{
    private const int MaxName = 100;
    private readonly IDataProtector _seal = protection.CreateProtector("Campaigns.Registrations.AnswerFile.v1");

    /// <summary>Keeps a file for the form that is being filled in; answers its id.</summary>
    public async Task<Result<Guid>> Keep(Guid rosterId, IFormFile sent, string field, CancellationToken ct)
    {
        if (sent.Length is 0 or > AnswerFile.MaxLength) return Failure.Invalid("registrations.file-too-large", field, AnswerFile.MaxLength / 1024 / 1024);
        var bytes = await sent.ReadUpTo(AnswerFile.MaxLength, ct);
        if (AnswerFile.TypeOf(bytes.AsSpan(0, Math.Min(bytes.Length, AnswerFile.HeadLength))) is not { } type) return Failure.Invalid("registrations.answer-file", field);

        var file = AnswerFile.Of(rosterId, NameOf(sent.FileName, type), type, bytes.Length, _seal.Protect(bytes), clock.GetUtcNow());
        db.Add(file);
        await db.SaveChangesAsync(ct);
        return file.Id;
    }

    /// <summary>Whether all of them were sent for that offering and belong to nobody yet.</summary>
    public async Task<bool> AreFree(Guid rosterId, IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        ids.Count == 0 || await db.Files.CountAsync(f => ids.Contains(f.Id) && f.RosterId == rosterId && f.RegistrationId == null, ct) == ids.Count;

    /// <summary>Gives them to a registration, in the transaction that makes it. Answers whether they were still free.</summary>
    public async Task<bool> Claim(IReadOnlyCollection<Guid> ids, Guid registrationId, CancellationToken ct) =>
        ids.Count == 0 || await db.Files.Where(f => ids.Contains(f.Id) && f.RegistrationId == null).ExecuteUpdateAsync(u => u.SetProperty(f => f.RegistrationId, registrationId), ct) == ids.Count;

    public byte[] Open(AnswerFile file) => _seal.Unprotect(file.SealedBytes);

    // The name is somebody's words: kept for people to read, with an ending that says what the bytes are.
    private static string NameOf(string typed, string type)
    {
        var stem = TextRules.Clean(TextRules.IsBroken(typed) ? null : Path.GetFileNameWithoutExtension(typed.Replace('\\', '/'))) ?? "tep";
        return (stem.Length > MaxName ? stem[..MaxName].TrimEnd() : stem) + AnswerFile.Extension(type);
    }
}
