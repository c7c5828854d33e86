using Campaigns.Kernel.Commands;
using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.Tickets;

namespace Campaigns.Registrations.Features.RegisterAttendee;

/// <summary>Somebody in the line before a roster, with all that was read and checked before.</summary>
internal sealed class Arrival
{
    // Whoever tells must not go on with the told one's work.
    private readonly TaskCompletionSource<Part> _told = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public required Offering Offering { get; init; }

    public required Attendee Who { get; init; }

    public required Party Party { get; init; }

    public required RegistrationOrigin Origin { get; init; }

    public required ManageToken Token { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>Files among their answers, to be theirs.</summary>
    public IReadOnlyList<Guid> Files { get; init; } = [];

    /// <summary>Of their own request: in whose name their events leave.</summary>
    public required RegistrationsDbContext Scope { get; init; }

    /// <summary>Their request was given up.</summary>
    public required CancellationToken Gone { get; init; }

    /// <summary>There once <see cref="Part.Done"/> was told.</summary>
    public Result<Registered>? Answer { get; private set; }

    public Task<Part> Told => _told.Task;

    public void Tell(Part part) => _told.TrySetResult(part);

    public void Tell(Result<Registered> answer)
    {
        Answer = answer;
        Tell(Part.Done);
    }
}
