namespace Campaigns.Training.Domain;

/// <summary>What stands on a certificate. None of it ever changes.</summary>
internal sealed record CertificateFacts
{
    public required Guid CourseId { get; init; }

    public required string CourseCode { get; init; }

    public required string CourseTitle { get; init; }

    public required int CourseVersion { get; init; }

    public required Guid StaffId { get; init; }

    /// <summary>The name as printed.</summary>
    public required string HolderName { get; init; }

    /// <summary>Where the holder worked then.</summary>
    public required string ScopePath { get; init; }

    public required DateOnly IssuedOn { get; init; }

    /// <summary>Last valid day.</summary>
    public required DateOnly ExpiresOn { get; init; }
}

/// <summary>What it is known by.</summary>
/// <param name="Year">Year of issue.</param>
/// <param name="Sequence">Place in the series of course and year, from 1; null for an old paper one, which keeps its own.</param>
/// <param name="Number">As printed.</param>
/// <param name="Code">Public code.</param>
/// <param name="StatusIndex">Place in the status list of the course.</param>
internal sealed record CertificateName(int Year, int? Sequence, string Number, string Code, int StatusIndex);
