using Campaigns.Kernel.Commands;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.Seats;

namespace Campaigns.Registrations.Features.ShowRegistration;

/// <summary>A note of staff beside a registration; empty takes it away. Who wrote it when is in the history.</summary>
internal sealed record NoteRegistration(Guid Id, string? Note) : ICommand<Guid>
{
    public const int MaxNote = 1000;

    public IEnumerable<Failure> Check()
    {
        if (Note is { Length: > MaxNote } || TextRules.IsBroken((Note ?? "").Replace("\r", "", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal)))
            yield return Failure.Invalid("registrations.text-invalid", "note", MaxNote);
    }
}

internal sealed class NoteRegistrationHandler(SeatTurns turns) : IHandler<NoteRegistration, Guid>
{
    public Task<Result<Guid>> Handle(NoteRegistration command, CancellationToken ct) =>
        turns.Change(TicketRef.ById(command.Id), Permissions.Edit, (_, registration) =>
        {
            registration.Note(string.IsNullOrWhiteSpace(command.Note) ? null : command.Note.Trim());
            return Task.FromResult<Result<Done>>(Done.It);
        }, ct);
}
