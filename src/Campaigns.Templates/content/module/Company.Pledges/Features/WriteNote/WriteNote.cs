using Campaigns.Kernel.Commands;
using Company.Pledges.Data;
using Company.Pledges.Domain;

namespace Company.Pledges.Features.WriteNote;

/// <summary>Writes something down.</summary>
internal sealed record WriteNote(string? Text) : ICommand<Guid>
{
    public IEnumerable<Failure> Check()
    {
        if (string.IsNullOrWhiteSpace(Text)) yield return Refusals.TextMissing;
        if (Text?.Trim().Length > Note.LongestText) yield return Refusals.TextTooLong;
    }
}

internal sealed class WriteNoteHandler(PledgesDbContext db, TimeProvider clock) : IHandler<WriteNote, Guid>
{
    public async Task<Result<Guid>> Handle(WriteNote command, CancellationToken ct)
    {
        var note = Note.Write(command.Text!.Trim(), clock.GetUtcNow());
        db.Add(note);
        await db.SaveChangesAsync(ct);
        return note.Id;
    }
}
