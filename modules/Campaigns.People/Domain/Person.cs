using System.Text;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.People.Contracts;

namespace Campaigns.People.Domain;

/// <summary>Somebody the campaigns met. A phone is no identity: a whole house may share one.</summary>
internal sealed class Person : Entity, IScoped, INamed
{
    private Person()
    {
    }

    public string FullName { get; private set; } = "";

    public string Folded { get; private set; } = "";

    public string SortKey { get; private set; } = "";

    /// <summary>E.164; null for who has none.</summary>
    public string? Phone { get; private set; }

    /// <summary>12 digits.</summary>
    public string? CitizenId { get; private set; }

    /// <summary>What makes two people one: the citizen id, else phone and folded name, else nothing. Unique, so that two desks that meet
    /// somebody in the same moment do not make two of them.</summary>
    public string? Identity { get; private set; }

    /// <summary>Known without a date for people whose papers say only the year.</summary>
    public int? BirthYear { get; private set; }

    public DateOnly? BirthDate { get; private set; }

    /// <summary>Commune of residence, valid on the day it was told.</summary>
    public string? UnitCode { get; private set; }

    /// <summary>The day on which the code of <see cref="UnitCode"/> was told; null: not known.</summary>
    public DateOnly? UnitAsOf { get; private set; }

    public string ScopePath { get; private set; } = "";

    public string? Hamlet { get; private set; }

    /// <summary>When the person last agreed to the use of these data for organising meetings and telling about them (UTC).</summary>
    public DateTimeOffset? ConsentAt { get; private set; }

    public bool IsDemo { get; private set; }

    /// <summary>When what identifies the person was removed at their wish (UTC).</summary>
    public DateTimeOffset? ErasedAt { get; private set; }

    public static Person Meet(PersonFacts facts) => Enter(Guid.CreateVersion7(), facts, isDemo: false);

    public static Person OfDemo(Guid id, PersonFacts facts) => Enter(id, facts, isDemo: true);

    /// <summary>Learns what was not known. What is known stays: a hurried desk does not overwrite it.</summary>
    public void Learn(PersonFacts facts)
    {
        Phone ??= facts.Phone;
        CitizenId ??= facts.CitizenId;
        BirthDate ??= facts.BirthDate;
        BirthYear ??= facts.BirthDate?.Year;
        Hamlet ??= facts.Hamlet;
        if (UnitCode is null && facts.UnitCode is not null) (UnitCode, UnitAsOf, ScopePath) = (facts.UnitCode, facts.ConsentAt?.LocalDate(), facts.ScopePath);
        if (ScopePath.Length == 0) ScopePath = facts.ScopePath;
        if (facts.ConsentAt > ConsentAt || ConsentAt is null) ConsentAt = facts.ConsentAt ?? ConsentAt;
        Identity = IdentityOf(CitizenId, Phone, Folded);
    }

    /// <summary>Removes what identifies; the place stays for the counts. A second time changes nothing.</summary>
    public void Erase(DateTimeOffset now)
    {
        if (ErasedAt is not null) return;
        (FullName, Folded, SortKey) = ("", "", "");
        (Phone, CitizenId, Identity, Hamlet, BirthDate, BirthYear, ConsentAt) = (null, null, null, null, null, null, null);
        ErasedAt = now;
    }

    public static string? IdentityOf(string? citizenId, string? phone, string folded) => citizenId ?? (phone is null ? null : $"{phone}|{folded}");

    private static Person Enter(Guid id, PersonFacts facts, bool isDemo)
    {
        var name = facts.FullName.Trim().Normalize(NormalizationForm.FormC);
        var folded = Folding.Fold(name);
        return new()
        {
            Id = id,
            FullName = name,
            Folded = folded,
            SortKey = VietnameseOrder.NameKey(name),
            Phone = facts.Phone,
            CitizenId = facts.CitizenId,
            Identity = IdentityOf(facts.CitizenId, facts.Phone, folded),
            BirthDate = facts.BirthDate,
            BirthYear = facts.BirthDate?.Year,
            UnitCode = facts.UnitCode,
            UnitAsOf = facts.ConsentAt?.LocalDate(),
            ScopePath = facts.ScopePath,
            Hamlet = facts.Hamlet,
            ConsentAt = facts.ConsentAt,
            IsDemo = isDemo,
        };
    }
}
