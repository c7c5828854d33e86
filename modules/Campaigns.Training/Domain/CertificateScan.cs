namespace Campaigns.Training.Domain;

/// <summary>The paper itself, as it was scanned. A row of its own: lists of certificates do not read it. Never changed.</summary>
internal sealed class CertificateScan
{
    public const int Largest = 5 * 1024 * 1024;

    public required Guid CertificateId { get; init; }

    /// <summary><c>image/jpeg</c> or <c>application/pdf</c>.</summary>
    public required string MediaType { get; init; }

    public required byte[] Content { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string ActorName { get; init; }
}
