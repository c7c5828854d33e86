using Campaigns.Network.Contracts;
using Campaigns.Training.Domain;

namespace Campaigns.Training.Features.Matrix;

/// <summary>People and what they hold, course by course.</summary>
/// <param name="Courses">Columns, by code.</param>
/// <param name="Rows">By name; of many people, one page of them.</param>
/// <param name="People">How many people there are on all pages.</param>
/// <param name="HasMore">Whether a page follows.</param>
internal sealed record CertificateMatrix(IReadOnlyList<MatrixCourse> Courses, IReadOnlyList<MatrixRow> Rows, int People, bool HasMore);

/// <summary>A column.</summary>
internal sealed record MatrixCourse(Guid Id, string Code, string Title, IReadOnlyList<string> NeededBy);

/// <summary>A row.</summary>
/// <param name="PresentsUntil">Last day on which they may present; null: not today.</param>
/// <param name="After">What they have taken on after that day.</param>
internal sealed record MatrixRow(StaffMember Who, IReadOnlyList<MatrixCell> Cells, DateOnly? PresentsUntil, IReadOnlyList<StaffDuty> After);

/// <summary>What somebody holds of one course.</summary>
/// <param name="State">What it is today.</param>
/// <param name="Code">Public code of the certificate; null: none.</param>
/// <param name="ExpiresOn">Its last valid day.</param>
/// <param name="DaysLeft">Days until then, where they are few; null: many, or it is not valid.</param>
/// <param name="Class">Day of the class they are in; null: none ahead.</param>
/// <param name="ClassId">That class.</param>
/// <param name="Needed">Whether their work asks for it.</param>
internal sealed record MatrixCell(CertificateState? State, string? Code, DateOnly? ExpiresOn, int? DaysLeft, DateOnly? Class, Guid? ClassId, bool Needed)
{
    /// <summary>Its kind, for colour and words: <c>valid</c>, <c>expiring</c>, <c>learning</c>, <c>expiring-learning</c>, <c>expired</c>, <c>suspended</c>, <c>revoked</c>, <c>missing</c> or <c>none</c>.</summary>
    public string Word => State switch
    {
        CertificateState.Valid when DaysLeft is not null => Class is null ? "expiring" : "expiring-learning",
        CertificateState.Valid => "valid",
        _ when Class is not null => "learning",
        { } state => state.Word(),
        null => Needed ? "missing" : "none",
    };
}
