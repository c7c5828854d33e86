using Campaigns.Data.Paging;
using Campaigns.Kernel.Values;
using Company.Pledges.Data;
using Microsoft.EntityFrameworkCore;

namespace Company.Pledges.Features.ListNotes;

/// <summary>One note.</summary>
internal sealed record NoteRow(Guid Id, string Text, DateTimeOffset WrittenAt);

/// <summary>Reads notes, page by page.</summary>
internal sealed class NotesQuery(PledgesDbContext db)
{
    public Task<Paged<NoteRow>> Notes(int? limit, string? cursor, CancellationToken ct) =>
        db.Notes.AsNoTracking().PageById(limit, cursor, n => new NoteRow(n.Id, n.Text, n.WrittenAt), ct);
}
