using System.Collections.Concurrent;
using Campaigns.Content.Contracts;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;
using Campaigns.Registrations.Contracts;

namespace Campaigns.Events.Tests;

/// <summary>A media library that knows a picture by its first byte.</summary>
internal sealed class Album : IPictures
{
    public const byte Picture = 0xFF;

    private readonly ConcurrentDictionary<Guid, (RecordRef? About, PictureCard Card)> _kept = [];

    public Task<IReadOnlyList<PictureCard>> Of(RecordRef about, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<PictureCard>>([.. _kept.Values.Where(k => k.About == about).Select(k => k.Card).OrderBy(c => c.Id)]);

    public Task<Result<Guid>> Add(NewPicture picture, CancellationToken ct)
    {
        if (picture.Sent.Length == 0 || picture.Sent[0] != Picture) return Task.FromResult<Result<Guid>>(Failure.Invalid("content.picture-unreadable", "photo"));
        if (picture.Sent.Length > IPictures.Largest) return Task.FromResult<Result<Guid>>(Failure.Invalid("content.picture-too-large", "photo"));
        var id = Guid.CreateVersion7();
        _kept[id] = (picture.About, new(id, picture.Alt ?? "", "An", new(2019, 3, 20, 12, 0, 0, TimeSpan.FromHours(7)), IsAway: false));
        return Task.FromResult<Result<Guid>>(id);
    }

    public Task<Result<Done>> TakeAway(RecordRef about, Guid id, CancellationToken ct) => Change(about, id, away: true);

    public Task<Result<Done>> PutBack(RecordRef about, Guid id, CancellationToken ct) => Change(about, id, away: false);

    private Task<Result<Done>> Change(RecordRef about, Guid id, bool away)
    {
        if (!_kept.TryGetValue(id, out var kept) || kept.About != about) return Task.FromResult<Result<Done>>(Failure.NotFound("content.no-such-picture"));
        _kept[id] = (kept.About, kept.Card with { IsAway = away });
        return Task.FromResult<Result<Done>>(Done.It);
    }
}

/// <summary>Who joined at which event.</summary>
internal sealed class Outcomes : IOfferingOutcome
{
    public ConcurrentDictionary<Guid, int> Joined { get; } = [];

    Task<int> IOfferingOutcome.Joined(Guid offeringId, CancellationToken ct) => Task.FromResult(Joined.GetValueOrDefault(offeringId));
}
