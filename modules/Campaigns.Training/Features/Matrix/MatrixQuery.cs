using Campaigns.Events.Contracts;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Features.Matrix;

/// <summary>Reads the matrix of the actor's places: a few questions however many people there are.</summary>
internal sealed class MatrixQuery(TrainingDbContext db, MatrixPeople people, IEnumerable<IStaffDuties> duties, IEnumerable<IQualifications> qualifications, TimeProvider clock)
{
    /// <summary>A certificate with so few days left is about to expire.</summary>
    public const int Soon = 60;

    // So many people are named to the database; of more, everybody's certificates are read and those of others left out.
    private const int Few = 200;

    // What is planned farther ahead than this is not known yet.
    private const int MonthsAhead = 24;

    /// <param name="filter">Which people.</param>
    /// <param name="ct">Stops it.</param>
    /// <param name="take">So many of them; null: all.</param>
    /// <param name="after">From the one after this on; who is not among them: from the first.</param>
    public async Task<CertificateMatrix> Read(MatrixFilter filter, CancellationToken ct, int? take = null, Guid? after = null)
    {
        var today = clock.Today();
        var courses = await db.Courses.AsNoTracking().OrderBy(c => c.Code).ToListAsync(ct);
        var columns = courses.Select(c => new MatrixCourse(c.Id, c.Code, c.Title, c.NeededBy)).ToList();
        var staff = await people.Find(filter, ct);
        Dictionary<(Guid, Guid), HeldRow>? held = null;
        if (filter.ExpiresWithin is { } days)
        {
            held = await Held(courses, staff, today, ct);
            staff = [.. staff.Where(s => courses.Any(c => held.GetValueOrDefault((s.Id, c.Id)) is { State: CertificateState.Valid } h && h.ExpiresOn <= today.AddDays(days)))];
        }

        var (total, from) = (staff.Count, after is { } last ? staff.Select(s => s.Id).ToList().IndexOf(last) + 1 : 0);
        if (take is { } size) staff = [.. staff.Skip(from).Take(size)];
        held ??= await Held(courses, staff, today, ct);
        var learning = await Learning(staff, ct);
        var taken = await Taken(ct);
        var required = Required(courses);
        return new(columns, [.. staff.Select(who => Row(who, columns, held, learning, taken, required, today))], total, from + staff.Count < total);
    }

    private static MatrixRow Row(StaffMember who, IReadOnlyList<MatrixCourse> columns, Dictionary<(Guid, Guid), HeldRow> held, Dictionary<(Guid, Guid), LearningRow> learning,
        ILookup<Guid, StaffDuty> taken, IReadOnlySet<string> required, DateOnly today)
    {
        var cells = new MatrixCell[columns.Count];
        var until = DateOnly.MaxValue;
        for (var i = 0; i < cells.Length; i++)
        {
            var (has, learns) = (held.GetValueOrDefault((who.Id, columns[i].Id)), learning.GetValueOrDefault((who.Id, columns[i].Id)));
            var left = has is { State: CertificateState.Valid } ? has.ExpiresOn.DayNumber - today.DayNumber : int.MaxValue;
            cells[i] = new(has?.State, has?.Code, has?.ExpiresOn, left <= Soon ? left : null, learns?.On, learns?.SessionId, columns[i].NeededBy.Any(who.Roles.Contains));
            if (required.Contains(columns[i].Code)) until = has is { State: CertificateState.Valid } && has.ExpiresOn < until ? has.ExpiresOn : has is { State: CertificateState.Valid } ? until : DateOnly.MinValue;
        }

        DateOnly? last = until == DateOnly.MinValue || until == DateOnly.MaxValue ? null : until;
        return new(who, cells, last, [.. taken[who.Id].Where(d => last is null || d.StartsAt.LocalDate() > last)]);
    }

    // The latest of each, valid before invalid: a suspended one does not hide a valid one.
    private async Task<Dictionary<(Guid, Guid), HeldRow>> Held(IReadOnlyList<Course> courses, IReadOnlyList<StaffMember> staff, DateOnly today, CancellationToken ct)
    {
        var known = courses.ToDictionary(c => c.Id);
        var wanted = staff.Select(s => s.Id).ToHashSet();
        var certificates = db.Certificates.AsNoTracking().Where(c => c.Status != CertificateStatus.Replaced);
        if (wanted.Count <= Few) certificates = certificates.Where(c => wanted.Contains(c.StaffId));
        var rows = await certificates.Select(c => new { c.StaffId, c.CourseId, c.CourseVersion, c.Status, c.ExpiresOn, c.SuspendedUntil, c.Code }).ToListAsync(ct);
        var held = new Dictionary<(Guid, Guid), HeldRow>();
        foreach (var c in rows.Where(c => wanted.Contains(c.StaffId)))
        {
            var row = new HeldRow(CertificateStates.On(today, c.Status, c.ExpiresOn, c.SuspendedUntil, known[c.CourseId].RefreshBy(c.CourseVersion)), c.Code, c.ExpiresOn);
            if (!held.TryGetValue((c.StaffId, c.CourseId), out var there) || row.Beats(there)) held[(c.StaffId, c.CourseId)] = row;
        }

        return held;
    }

    private async Task<Dictionary<(Guid, Guid), LearningRow>> Learning(IReadOnlyList<StaffMember> staff, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var wanted = staff.Select(s => s.Id).ToHashSet();
        var rows = await db.Sessions.AsNoTracking().Where(s => s.EndsAt > now && s.CancelledAt == null).IgnoreAutoIncludes()
            .SelectMany(s => s.Participants.Where(p => p.Seat != Seat.Left), (s, p) => new { p.StaffId, s.CourseId, s.StartsAt, s.Id }).ToListAsync(ct);
        return rows.Where(r => wanted.Contains(r.StaffId)).GroupBy(r => (r.StaffId, r.CourseId))
            .ToDictionary(g => g.Key, g => g.MinBy(r => r.StartsAt) is var first ? new LearningRow(first!.StartsAt.LocalDate(), first.Id) : null!);
    }

    private async Task<ILookup<Guid, StaffDuty>> Taken(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var all = new List<StaffDuty>();
        foreach (var source in duties) all.AddRange(await source.Between(now, now.AddMonths(MonthsAhead), ct));
        return all.OrderBy(d => d.StartsAt).ToLookup(d => d.StaffId);
    }

    // Without a module that plans events nobody says which are required: then all that presenters need.
    private IReadOnlySet<string> Required(IReadOnlyList<Course> courses)
    {
        var asked = qualifications.SelectMany(q => q.Required).ToHashSet(StringComparer.Ordinal);
        return asked.Count > 0 ? asked : courses.Where(c => c.NeededBy.Contains("presenter")).Select(c => c.Code).ToHashSet(StringComparer.Ordinal);
    }

    private sealed record HeldRow(CertificateState State, string Code, DateOnly ExpiresOn)
    {
        public bool Beats(HeldRow other) => (State is CertificateState.Valid, ExpiresOn).CompareTo((other.State is CertificateState.Valid, other.ExpiresOn)) > 0;
    }

    private sealed record LearningRow(DateOnly On, Guid SessionId);
}
