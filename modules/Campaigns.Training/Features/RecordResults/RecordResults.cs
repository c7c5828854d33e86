using Campaigns.Kernel.Commands;
using Campaigns.Training.Domain;

namespace Campaigns.Training.Features.RecordResults;

/// <summary>What was filled in for somebody on the sheet of a class.</summary>
/// <param name="Present">Whether they came.</param>
/// <param name="Paper">Score of the latest paper; null: none yet.</param>
/// <param name="Retake">Score of one more try; null: none.</param>
/// <param name="Observation">Score of the observed presentation; null: none yet.</param>
internal sealed record ResultLine(Guid StaffId, bool Present, int? Paper, int? Retake, int? Observation);

/// <summary>Takes the sheet of a class down: attendance and new scores; a score that differs is corrected with the reason. Whoever has met all of the
/// course then is certified.</summary>
/// <param name="Reason">Why scores are corrected; null: none is.</param>
internal sealed record RecordResults(Guid SessionId, IReadOnlyList<ResultLine> Lines, string? Reason) : ICommand<Recorded>
{
    public IEnumerable<Failure> Check()
    {
        if (Reason?.Trim().Length > Reasons.Longest) yield return Refusals.ReasonTooLong;
        foreach (var line in Lines)
        {
            if (line.Paper is < 0 or > 100) yield return Refusals.OutOfRange($"paper-{line.StaffId}", 0, 100);
            if (line.Retake is < 0 or > 100) yield return Refusals.OutOfRange($"retake-{line.StaffId}", 0, 100);
            if (line.Observation is < 0 or > 100) yield return Refusals.OutOfRange($"observation-{line.StaffId}", 0, 100);
        }
    }
}

/// <summary>What came of it.</summary>
/// <param name="Waiting">Certificates that others decide about first.</param>
internal sealed record Recorded(int Scores, int Corrections, IReadOnlyList<Certificate> Issued, int Waiting = 0);
