using System.Globalization;
using Campaigns.Data;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Campaigns.Training.Features.IssueCertificate;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Features.ImportHistory;

/// <summary>Takes certificates on paper from before into the register, from a table with the columns <c>staff, course, code, issuedOn, expiresOn</c> in any
/// order: staff is a user name, or office and number. Wrong lines are told and left out; codes that are there stay as they are.</summary>
/// <param name="Rows">The header, then the rows; see <see cref="HistoryTable"/>.</param>
/// <param name="DryRun">Only tells what would come of it.</param>
internal sealed record ImportHistory(IReadOnlyList<IReadOnlyList<string>> Rows, bool DryRun) : ICommand<Imported>
{
    public const int MostLines = 5_000;

    public IEnumerable<Failure> Check()
    {
        if (Rows.Count == 0 || HistoryTable.Order(Rows[0]) is null) yield return Refusals.HistoryHeader;
        if (Rows.Count > MostLines) yield return Refusals.OutOfRange("file", 1, MostLines);
    }
}

/// <summary>What came of it.</summary>
internal sealed record Imported(int Accepted, int Known, IReadOnlyList<WrongLine> Wrong);

/// <summary>A line that was left out.</summary>
/// <param name="Number">In the file, the header being 1.</param>
/// <param name="Why">All that is wrong with it: it is put right once.</param>
internal sealed record WrongLine(int Number, IReadOnlyList<Failure> Why);

internal sealed class ImportHistoryHandler(TrainingDbContext db, IStaff staff, People people, Issuing issuing, Author author, IAudit audit) : IHandler<ImportHistory, Imported>
{
    public async Task<Result<Imported>> Handle(ImportHistory command, CancellationToken ct)
    {
        var order = HistoryTable.Order(command.Rows[0])!;
        var rows = command.Rows.Skip(1).Select((row, at) => (Number: at + 2, Cells: row)).Where(r => r.Cells.Any(c => c.Length > 0))
            .Select(r => (r.Number, Cells: r.Cells.Count == command.Rows[0].Count ? order.Select(at => r.Cells[at]).ToArray() : [])).ToList();
        var courses = await db.Courses.ToDictionaryAsync(c => c.Code, ct);
        await using var turn = await db.LockNamesAsync(courses.Keys.Select(Turns.Numbers), ct);
        var codes = (await db.Certificates.Select(c => c.Code).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        var ids = await staff.ByKeys([.. rows.Where(r => r.Cells.Length > 0).Select(r => r.Cells[0]).Distinct()], ct);
        var members = await people.Many([.. ids.Values], Permissions.Certify, ct);
        var (wrong, known, added) = (new List<WrongLine>(), 0, 0);
        foreach (var (number, cells) in rows)
        {
            var read = Read(cells, courses, ids, members);
            if (!read.Succeeded) wrong.Add(new(number, read.Failures));
            else if (!codes.Add(read.Value.Code)) known++;
            else
            {
                await Add(read.Value, ct);
                added++;
            }
        }

        if (command.DryRun) return new Imported(added, known, wrong);
        audit.Note("training.history-imported", new("training.import", Guid.CreateVersion7()), new { Accepted = added, Rejected = wrong.Count });
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return new Imported(added, known, wrong);
    }

    private static Result<Line> Read(string[] cells, IReadOnlyDictionary<string, Course> courses, IReadOnlyDictionary<string, Guid> ids, IReadOnlyDictionary<Guid, StaffMember> members)
    {
        if (cells.Length == 0) return Refusals.HistoryCells;
        var (member, course, code, from, to) = (ids.TryGetValue(cells[0], out var id) ? members.GetValueOrDefault(id) : null, courses.GetValueOrDefault(cells[1]), PublicCode.Read(cells[2]), Day(cells[3]), Day(cells[4]));
        var wrong = new List<Failure>();
        if (member is null) wrong.Add(Refusals.StaffUnknown("staff"));
        if (course is null) wrong.Add(Refusals.CourseUnknown(cells[1]));
        if (code is null) wrong.Add(Refusals.HistoryCode);
        if (from is null || to is null || to < from) wrong.Add(Refusals.HistoryDays);
        return wrong.Count > 0 ? Result<Line>.Refuse(wrong) : new Line(member!, course!, code!, from!.Value, to!.Value);
    }

    private async Task Add(Line line, CancellationToken ct)
    {
        var facts = new CertificateFacts
        {
            CourseId = line.Course.Id,
            CourseCode = line.Course.Code,
            CourseTitle = line.Course.Title,
            CourseVersion = 1,
            StaffId = line.Holder.Id,
            HolderName = line.Holder.Name,
            ScopePath = line.Holder.ScopePath,
            IssuedOn = line.From,
            ExpiresOn = line.To,
        };
        db.Add(Certificate.Issue(facts, new(line.From.Year, null, line.Code, line.Code, await issuing.Place(line.Course.Code, ct)), null, author.Now));
    }

    // As people here write days, and as programs do.
    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private sealed record Line(StaffMember Holder, Course Course, string Code, DateOnly From, DateOnly To);
}
