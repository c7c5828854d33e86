using Campaigns.Insurance.Contracts;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Registrations.Contracts;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Features.SeeEffects;

/// <summary>Meetings of one kind of presenter, and what came of them.</summary>
/// <param name="Meetings">Held, with people who came.</param>
/// <param name="Came">People.</param>
/// <param name="Joined">Of them: who paid for the first time.</param>
/// <param name="Stayed">Of those: who did not stop and are not behind.</param>
/// <param name="Joins">Share of those who came who joined; null: too few to say.</param>
/// <param name="Stays">Share of those who joined who stayed; null: too few to say.</param>
internal sealed record EffectGroup(int Meetings, int Came, int Joined, int Stayed, Share? Joins, Share? Stays);

/// <summary>Meetings whose presenters all held the certificate on the day, against the others.</summary>
internal sealed record Effect(EffectGroup Certified, EffectGroup Others)
{
    public Share? MoreJoin => Certified.Joins is { } a && Others.Joins is { } b ? Share.Difference(a, b) : null;

    public Share? MoreStay => Certified.Stays is { } a && Others.Stays is { } b ? Share.Difference(a, b) : null;
}

/// <summary>Compares meetings by whether their presenters were certified. Counting, not an experiment: who is certified may also have the better villages.</summary>
internal sealed class EffectQuery(TrainingDbContext db, People people, IEnumerable<IStaffDuties> duties, IEnumerable<ISeats> seats, IEnumerable<IMeetingOutcomes> outcomes)
{
    public async Task<Effect> Read(Guid courseId, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var talks = new List<StaffDuty>();
        foreach (var source in duties) talks.AddRange(await source.Between(from.Start(), to.AddDays(1).Start(), ct));
        var mine = await people.Many([.. talks.Select(t => t.StaffId).Distinct()], Permissions.ViewCertificates, ct);
        var meetings = talks.GroupBy(t => t.Record.Id).Where(m => m.All(t => mine.ContainsKey(t.StaffId))).ToDictionary(m => m.Key, m => m.ToList());
        var held = (await db.Certificates.AsNoTracking().Include(c => c.History).Where(c => c.CourseId == courseId).ToListAsync(ct)).ToLookup(c => c.StaffId);
        var came = seats.LastOrDefault() is { } counts ? await counts.Count(meetings.Keys, ct) : new Dictionary<Guid, SeatCounts>();
        var won = outcomes.LastOrDefault() is { } results ? await results.Count(meetings.Keys, ct) : new Dictionary<Guid, OutcomeCounts>();
        var groups = meetings.Where(m => came.GetValueOrDefault(m.Key, SeatCounts.None).Attended > 0)
            .ToLookup(m => m.Value.TrueForAll(t => held[t.StaffId].Any(c => c.ProvedOn(t.StartsAt.LocalDate()))), m => (came[m.Key].Attended, won.GetValueOrDefault(m.Key, new(0, 0))));
        return new(Group([.. groups[true]]), Group([.. groups[false]]));
    }

    // Somebody may join without having been checked in: then the share would be above one.
    private static EffectGroup Group(IReadOnlyList<(int Came, OutcomeCounts Won)> meetings) => new(meetings.Count, meetings.Sum(m => m.Came), meetings.Sum(m => m.Won.Joined), meetings.Sum(m => m.Won.Stayed),
        Share.Of([.. meetings.Select(m => (Math.Min(m.Won.Joined, m.Came), m.Came))]), Share.Of([.. meetings.Where(m => m.Won.Joined > 0).Select(m => (m.Won.Stayed, m.Won.Joined))]));
}
