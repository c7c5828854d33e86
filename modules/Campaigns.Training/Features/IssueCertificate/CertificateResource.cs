using Campaigns.Training.Domain;

namespace Campaigns.Training.Features.IssueCertificate;

/// <summary>A certificate as staff see it in the API.</summary>
/// <param name="Code">Public code, for checking.</param>
/// <param name="Number">Without gaps per course and year.</param>
/// <param name="ExpiresOn">Last valid day.</param>
/// <param name="SuspendedUntil">Last day of a suspension; null: none, or until it is lifted.</param>
/// <param name="Replaces">Code of the one it took the place of.</param>
internal sealed record CertificateResource(Guid Id, string Code, string Number, Guid StaffId, string Holder, Guid CourseId, string Course, DateOnly IssuedOn, DateOnly ExpiresOn, string Status,
    DateOnly? SuspendedUntil, Guid? Replaces)
{
    public static CertificateResource Of(Certificate c, CertificateState state) =>
        new(c.Id, c.Code, c.Number, c.StaffId, c.HolderName, c.CourseId, c.CourseCode, c.IssuedOn, c.ExpiresOn, state.Word(), c.SuspendedUntil, c.Replaces);
}
