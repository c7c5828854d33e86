using Campaigns.Ui.Documents;
using System.Security.Cryptography;
using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Features.Cases;
using Campaigns.Kernel.Commands;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Approvals.Features.AttachFile;

/// <summary>A file without what is in it.</summary>
internal sealed record AttachmentLine(Guid Id, string Name, long Size, string Author, DateTimeOffset At);

/// <summary>What came of putting a file beside a request.</summary>
/// <param name="Failure">Null: it is there.</param>
/// <param name="Revision">Of the request, with the file.</param>
internal sealed record Attached(Failure? Failure, Guid Id = default, int Revision = 0);

/// <summary>Files that people put beside a request. Kept with it in the database, so that they are there as long as its history is.</summary>
internal sealed class Attachments(ApprovalsDbContext db, CaseWork work)
{
    public const int Largest = 5 * 1024 * 1024;

    private const int LongestName = 200, Most = 50;

    public static readonly Failure TooLarge = Failure.Invalid("approvals.attachment-too-large", "file"), Refused = Failure.Invalid("approvals.attachment-refused", "file");

    public async Task<IReadOnlyList<AttachmentLine>> Of(Guid request, CancellationToken ct) =>
        await db.Attachments.AsNoTracking().Where(a => a.RequestId == request).OrderBy(a => a.Id).Select(a => new AttachmentLine(a.Id, a.Name, a.Size, a.Author, a.At)).ToListAsync(ct);

    public Task<Attachment?> Read(Guid request, Guid id, CancellationToken ct) => db.Attachments.AsNoTracking().SingleOrDefaultAsync(a => a.RequestId == request && a.Id == id, ct);

    /// <summary>How many of these lie beside the item's request; what nobody put there does not count.</summary>
    public Task<int> Count(Guid item, IReadOnlyList<string> ids, CancellationToken ct)
    {
        var known = ids.Select(i => Guid.TryParse(i, out var id) ? id : Guid.Empty).Distinct().ToList();
        return db.Attachments.CountAsync(a => known.Contains(a.Id) && db.Items.Any(i => i.Id == item && i.RequestId == a.RequestId), ct);
    }

    /// <summary>Whoever calls it has made sure that the caller may read the request.</summary>
    /// <param name="unless">A last refusal, asked with the request as it is when the file is put beside it.</param>
    public async Task<Attached> Add(Guid request, Guid? item, IFormFile upload, Caller caller, CancellationToken ct, Func<Request, Answer?>? unless = null)
    {
        if (upload.Length > Largest) return new(TooLarge);
        var name = Path.GetFileName(upload.FileName.Replace('\\', '/')).Trim();
        if (upload.Length == 0 || name.Length is 0 or > LongestName || name.Any(char.IsControl) || await db.Attachments.CountAsync(a => a.RequestId == request, ct) >= Most) return new(Refused);
        var bytes = await upload.ReadUpTo(Largest, ct);
        Guid made = default;
        var worked = await work.Do(request, caller, (file, at) =>
        {
            if (unless?.Invoke(file.Request) is { } refused) return refused;
            var attachment = new Attachment { RequestId = request, ItemId = item, Author = at.Actor, At = at.Now, Name = name, Size = bytes.Length, Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)), Content = bytes };
            file.Change();
            file.Added.Add(attachment);
            file.Log(at, "AttachmentAdded", new() { ["attachmentId"] = attachment.Id.ToString() });
            made = attachment.Id;
            return Answer.Done;
        }, ct);
        return worked.Answer.Failure is { } failure ? new(failure) : new(null, made, worked.File!.Request.Revision);
    }
}
