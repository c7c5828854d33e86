using Campaigns.Kernel.Settings;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Training.Domain;
using Campaigns.Training.Features.Matrix;

namespace Campaigns.Training.Features.SeeGaps;

/// <summary>An area, and whether it has presenters enough for the season.</summary>
/// <param name="Meetings">Presentations taken on in the season by those who work there.</param>
/// <param name="Needed">Presenters that takes.</param>
/// <param name="Certified">Presenters whose certificates hold to the season's end.</param>
/// <param name="Lapsing">Those who may present today and not at its end.</param>
/// <param name="CouldLearn">Presenters without, who would close the gap.</param>
internal sealed record AreaGap(string Code, string Name, int Meetings, int Needed, int Certified, int Lapsing, int CouldLearn, double Lat, double Lon)
{
    public int Gap => Math.Max(0, Needed - Certified);
}

/// <summary>Where a class would close most of the gap for the least travel.</summary>
/// <param name="Closes">How many of the missing presenters it would certify.</param>
/// <param name="Km">What all of them travel, there and back, as the crow flies.</param>
/// <param name="Cost">What that and the class cost, in đồng, by the settings.</param>
internal sealed record ClassProposal(string Code, string Name, int People, int Closes, double Km, long Cost);

/// <summary>Where presenters are missing, and what would help.</summary>
/// <param name="Proposals">Single classes, the most helpful first.</param>
/// <param name="Plan">Classes that together close the gaps.</param>
/// <param name="Course">What they would teach; null: presenters lack nothing.</param>
internal sealed record Gaps(IReadOnlyList<AreaGap> Areas, IReadOnlyList<ClassProposal> Proposals, TrainingPlan Plan, MatrixCourse? Course);

/// <summary>Counts needed against certified presenters of each area for the months ahead.</summary>
internal sealed class GapsQuery(MatrixQuery matrix, IUnits units, IEnumerable<IStaffDuties> duties, ISettings<PlanningSettings> settings, TimeProvider clock)
{
    public async Task<Gaps> Read(DateOnly until, CancellationToken ct)
    {
        var today = clock.Today();
        var level = (await units.List(UnitLevel.Area, today, null, ct)).Count > 0 ? UnitLevel.Area : UnitLevel.District;
        var all = await matrix.Read(new(Role: "presenter"), ct);
        var rows = all.Rows;
        var talks = await Talks(until, ct);
        var areas = (await units.List(level, today, null, ct)).Select(area => Area(area, [.. rows.Where(r => Within(r.Who.ScopePath, area.Path))], talks, until)).Where(a => a.Meetings + a.Certified + a.Lapsing + a.CouldLearn > 0).ToList();
        return new(areas, Proposals(areas), TrainingPlan.For(areas, settings.Current), MostLacked(all, until));
    }

    // The course that a class of the plan would teach: of those that presenters need, the one that most of them lack at the season's end.
    private static MatrixCourse? MostLacked(CertificateMatrix all, DateOnly until) => all.Courses.Select((course, at) => (course, Lacking: all.Rows.Count(r => Lacks(r.Cells[at], until))))
        .Where(x => x.course.NeededBy.Contains("presenter") && x.Lacking > 0).OrderByDescending(x => x.Lacking).ThenBy(x => x.course.Code, StringComparer.Ordinal).Select(x => x.course).FirstOrDefault();

    private static bool Lacks(MatrixCell cell, DateOnly until) => cell.State is not CertificateState.Valid || cell.ExpiresOn < until;

    private AreaGap Area(Unit area, IReadOnlyList<MatrixRow> rows, ILookup<Guid, StaffDuty> talks, DateOnly until)
    {
        var meetings = rows.Sum(r => talks[r.Who.Id].Count());
        // One at least wherever people are to be met.
        var needed = Math.Max(1, (int)Math.Ceiling(meetings / (double)settings.Current.TalksPerPresenter));
        var certified = rows.Count(r => r.PresentsUntil >= until);
        return new(area.Code, area.FullName, meetings, needed, certified, rows.Count(r => r.PresentsUntil < until), rows.Count(r => r.PresentsUntil is null || r.PresentsUntil < until), area.Lat, area.Lon);
    }

    // A class in each area in turn: whoever lacks a certificate comes, from near areas first; ranked by gap closed, then by road.
    private IReadOnlyList<ClassProposal> Proposals(IReadOnlyList<AreaGap> areas)
    {
        var wanting = areas.Where(a => a.CouldLearn > 0).ToList();
        return [.. wanting.Select(at =>
        {
            var comers = wanting.OrderBy(a => Km(a, at)).TakeWhile((a, i) => i == 0 || Km(a, at) <= settings.Current.LongestRoadKm).ToList();
            var (people, km) = (comers.Sum(a => a.CouldLearn), comers.Sum(a => a.CouldLearn * 2 * Km(a, at)));
            return new ClassProposal(at.Code, at.Name, people, comers.Sum(a => Math.Min(a.Gap, a.CouldLearn)), Math.Round(km, 1), settings.Current.DongPerClass + settings.Current.Cost(people, km));
        }).OrderByDescending(p => p.Closes).ThenBy(p => p.Km / Math.Max(1, p.People)).Take(5)];
    }

    private async Task<ILookup<Guid, StaffDuty>> Talks(DateOnly until, CancellationToken ct)
    {
        var all = new List<StaffDuty>();
        foreach (var source in duties) all.AddRange(await source.Between(clock.GetUtcNow(), until.AddDays(1).Start(), ct));
        return all.ToLookup(d => d.StaffId);
    }

    private static double Km(AreaGap a, AreaGap b) => Distance.Km(a.Lat, a.Lon, b.Lat, b.Lon);

    private static bool Within(string path, string area) => path == area || path.StartsWith(area + "/", StringComparison.Ordinal);
}
