using Campaigns.Kernel.Values;

namespace Campaigns.Approvals.Domain.State;

/// <summary>A definition of who decides, by key. What it says is in its versions.</summary>
internal sealed class RouteHead
{
    public required string Key { get; init; }

    public required string SubjectType { get; set; }

    /// <summary>The version new requests take; 0 before the first is published.</summary>
    public int CurrentVersion { get; set; }

    public DateTimeOffset? RetiredAt { get; set; }
}

/// <summary>A version of a route. Never changed once published: running requests keep what they started with.</summary>
internal sealed class RouteEdition
{
    public required string RouteKey { get; init; }

    public required int Number { get; init; }

    public VersionState State { get; set; }

    public required string Doc { get; set; }

    /// <summary>SHA-256 of the document in canonical form.</summary>
    public required string Hash { get; set; }

    public required string AuthoredBy { get; set; }

    public string? PublishedBy { get; set; }

    public DateTimeOffset? PublishedAt { get; set; }

    public string? Note { get; set; }
}

/// <summary>A working calendar as it was written.</summary>
internal sealed class WorkCalendar
{
    public required string Key { get; init; }

    public required string Doc { get; set; }

    public int Number { get; set; } = 1;
}

/// <summary>Somebody decides for somebody who is away, for a time and some kinds of subjects.</summary>
internal sealed class Substitution : Entity
{
    public required string PrincipalId { get; init; }

    public required string SubstituteId { get; init; }

    public required DateTimeOffset From { get; init; }

    /// <summary>Exclusive.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>Empty: all.</summary>
    public List<string> SubjectTypes { get; init; } = [];

    public required string Reason { get; init; }

    public required string CreatedBy { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>The delegation of permissions it goes with; null: it stands for itself.</summary>
    public Guid? DelegationId { get; init; }

    public bool Covers(DateTimeOffset now, string subjectType) => RevokedAt is null && From <= now && now < To && (SubjectTypes.Count == 0 || SubjectTypes.Contains(subjectType));
}

/// <summary>How somebody wants to be told.</summary>
internal sealed class Preference
{
    public required string UserId { get; init; }

    /// <summary>Once a day instead of one by one.</summary>
    public bool Digest { get; set; }

    /// <summary>Hash of the PIN for links that want one.</summary>
    public string? PinHash { get; set; }

    /// <summary>Filters of the inbox that were saved: name and address of each, in a line.</summary>
    public List<string> Filters { get; set; } = [];
}

/// <summary>A link that lets one person decide one item in one version. Of its token only the hash is kept.</summary>
internal sealed class DecisionLink
{
    public required string TokenHash { get; init; }

    public required Guid ItemId { get; init; }

    public required string UserId { get; init; }

    public required string SubjectVersion { get; init; }

    /// <summary><c>confirm</c> or <c>pin</c>.</summary>
    public required string Assurance { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? UsedAt { get; set; }

    /// <summary>Wrong PINs so far.</summary>
    public int Tries { get; set; }
}

/// <summary>Words about a request, beside its decisions.</summary>
internal sealed class Remark : Entity
{
    public required Guid RequestId { get; init; }

    public Guid? ItemId { get; init; }

    public required string Author { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Text { get; init; }

    /// <summary>The person the words are a question to; null: to all.</summary>
    public string? Asks { get; init; }
}

/// <summary>A file beside a request.</summary>
internal sealed class Attachment : Entity
{
    public required Guid RequestId { get; init; }

    public Guid? ItemId { get; init; }

    public required string Author { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Name { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    public required string Sha256 { get; init; }

    public required byte[] Content { get; init; }
}
