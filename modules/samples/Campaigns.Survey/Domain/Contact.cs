using Campaigns.Kernel.Values;

namespace Campaigns.Survey.Domain;

/// <summary>Who gave an answer, if they wished to be called back. Kept apart from the answer, so that it can go while the answer stays.</summary>
internal sealed class Contact : Entity
{
    /// <summary>How long somebody may be called back; after that nobody needs the number.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(180);

    private Contact()
    {
    }

    public static Contact Of(Answer answer, Guid personId, string fullName, string phone, DateTimeOffset consentAt) =>
        new() { AnswerId = answer.Id, PersonId = personId, FullName = fullName, Phone = phone, ConsentAt = consentAt };

    public Guid AnswerId { get; private init; }

    public Guid PersonId { get; private init; }

    public string FullName { get; private init; } = "";

    /// <summary>E.164.</summary>
    public string Phone { get; private init; } = "";

    public DateTimeOffset ConsentAt { get; private init; }
}
