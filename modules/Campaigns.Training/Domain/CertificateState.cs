namespace Campaigns.Training.Domain;

/// <summary>What was last done to a certificate.</summary>
internal enum CertificateStatus
{
#pragma warning disable CS1591 // The names say it.
    Valid, Suspended, Revoked, Replaced,
#pragma warning restore CS1591
}

/// <summary>What a certificate is on a day; the words of the API.</summary>
internal enum CertificateState
{
#pragma warning disable CS1591 // The names say it.
    Valid, Expired, Suspended, Revoked, Replaced,
#pragma warning restore CS1591
}

internal static class CertificateStates
{
    public static CertificateState On(DateOnly day, CertificateStatus status, DateOnly expiresOn, DateOnly? suspendedUntil, DateOnly? refreshBy)
    {
        if (status is CertificateStatus.Revoked) return CertificateState.Revoked;
        if (status is CertificateStatus.Replaced) return CertificateState.Replaced;
        if (day > expiresOn) return CertificateState.Expired;
        if (status is CertificateStatus.Suspended && (suspendedUntil is null || day <= suspendedUntil)) return CertificateState.Suspended;
        // A rule changed and the refresher it asked for was not taken by the day set.
        return day > refreshBy ? CertificateState.Suspended : CertificateState.Valid;
    }
}

/// <summary>What can happen to a certificate.</summary>
internal enum CertificateAct
{
#pragma warning disable CS1591 // The names say it.
    Issue, Suspend, Lift, Revoke, Replace,
#pragma warning restore CS1591
}

/// <summary>A line of a certificate's history. Never changed.</summary>
internal sealed class CertificateChange
{
    public required Guid CertificateId { get; init; }

    public required int Number { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Guid? ActorId { get; init; }

    public required string ActorName { get; init; }

    public required CertificateAct Act { get; init; }

    public required string? Reason { get; init; }

    public required DateOnly? Until { get; init; }
}
