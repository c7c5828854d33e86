using Campaigns.Kernel.Commands;
using Campaigns.Network.Contracts;

namespace Campaigns.Events.Features.Substitute;

/// <summary>A presenter looked at for one event.</summary>
/// <param name="Km">From the office to the event, as the crow flies; null while one of them has no place.</param>
/// <param name="LoadThisMonth">Talks in the month of the event.</param>
/// <param name="Against">Why they are not offered; empty: they are.</param>
/// <param name="Remarks">What is to be known of those who are offered.</param>
internal sealed record Candidate(StaffMember Person, double? Km, int LoadThisMonth, IReadOnlyList<StaffCertificate> Certificates, IReadOnlyList<Failure> Against, IReadOnlyList<Failure> Remarks)
{
    public bool Offered => Against.Count == 0;

    /// <summary>Last day on which all they hold is valid; null: they hold none.</summary>
    public DateOnly? ValidTo => Certificates.Count == 0 ? null : Certificates.Min(c => c.ExpiresOn);
}
