using Campaigns.Events.Contracts;
using Campaigns.Kernel.Commands;
using Campaigns.People.Contracts;
using Campaigns.Survey.Data;
using Campaigns.Survey.Domain;

namespace Campaigns.Survey.Features.GiveFeedback;

/// <summary>Feedback on an event. Name, phone and consent only from who wishes to be called back.</summary>
internal sealed record GiveFeedback(Guid EventId, int? Score, string? Comment, string? FullName = null, string? Phone = null, bool Consent = false) : ICommand<Guid>
{
    public IEnumerable<Failure> Check()
    {
        if (Score is null) yield return Refusals.ScoreMissing;
        else if (Score is < 1 or > 5) yield return Refusals.ScoreOutside;
        if (Comment?.Length > Answer.LongestComment) yield return Refusals.CommentTooLong;
        if (string.IsNullOrWhiteSpace(Phone)) yield break;
        if (string.IsNullOrWhiteSpace(FullName)) yield return Refusals.NameMissing;
        if (FullName?.Length > 100) yield return Refusals.NameTooLong;
        if (PhoneText.ToE164(Phone) is null) yield return Refusals.PhoneWrong;
        if (!Consent) yield return Refusals.ConsentMissing;
    }
}

internal sealed class GiveFeedbackHandler(SurveyDbContext db, IEvents events, IPeople people, TimeProvider clock) : IHandler<GiveFeedback, Guid>
{
    public async Task<Result<Guid>> Handle(GiveFeedback command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await events.Find(command.EventId, ct) is not { } meeting || now < meeting.StartsAt) return Refusals.NoSuchEvent;
        if (!FeedbackWindow.IsOpen(meeting, now)) return Refusals.Closed;

        var comment = command.Comment?.Trim();
        var answer = Answer.Give(meeting.Id, meeting.ScopePath, command.Score!.Value, string.IsNullOrEmpty(comment) ? null : comment, now);
        db.Add(answer);
        if (!string.IsNullOrWhiteSpace(command.Phone)) db.Add(await ContactOf(answer, command.FullName!.Trim(), PhoneText.ToE164(command.Phone)!, now, ct));
        await db.SaveChangesAsync(ct);
        return answer.Id;
    }

    private async Task<Contact> ContactOf(Answer answer, string fullName, string phone, DateTimeOffset now, CancellationToken ct) =>
        Contact.Of(answer, await people.Recognise(new(fullName, phone, null, null, null, "", null, now), ct), fullName, phone, now);
}
