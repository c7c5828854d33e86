using System.Text.Json;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.Forms;

namespace Campaigns.Registrations.Features.RegisterAttendee;

/// <summary>Turns a body of good shape into the form it is kept in. What needs the day, the units or the offering's questions is refused here.</summary>
internal sealed class Attendees(IUnits units, AnswerFiles files)
{
    /// <summary>Somebody who registers by themselves.</summary>
    public Task<Result<Attendee>> Read(RegistrationBody body, FormRules rules, Guid offeringId, DateTimeOffset now, CancellationToken ct) => Read(body, rules, offeringId, complete: true, now, ct);

    /// <summary>Somebody whom staff put down: what they were not asked may be missing.</summary>
    public Task<Result<Attendee>> ReadPart(RegistrationBody body, FormRules rules, Guid offeringId, DateTimeOffset now, CancellationToken ct) => Read(body, rules, offeringId, complete: false, now, ct);

    public static Party PartyOf(RegistrationBody body) => new(body.People ?? 1, body.WhenShort == "keep");

    /// <summary>The files among their answers.</summary>
    public static IReadOnlyList<Guid> FilesOf(FormRules rules, string? answers)
    {
        var asked = rules.Questions.Where(q => q.Kind == QuestionKind.File).ToList();
        if (asked.Count == 0 || answers is null) return [];
        var kept = AnswerRules.Parse(answers);
        return [.. asked.Select(q => AnswerRules.Word(kept[q.Key])).OfType<string>().Select(Guid.Parse).Distinct()];
    }

    private async Task<Result<Attendee>> Read(RegistrationBody body, FormRules rules, Guid offeringId, bool complete, DateTimeOffset now, CancellationToken ct)
    {
        var refused = new List<Failure>();
        if (body.BirthDate > now.LocalDate()) refused.Add(Refusals.BirthDate);
        var unit = TextRules.Clean(body.UnitCode);
        if (unit is not null && await units.Find(unit, now.LocalDate(), ct) is null) refused.Add(Refusals.Unit);
        var answers = rules.Number == 0 ? Free(body) : AnswerRules.Read(rules.Questions, body.Answers, complete);
        refused.AddRange(answers.Failures);
        if (answers.Succeeded && !await files.AreFree(offeringId, FilesOf(rules, answers.Value), ct)) refused.Add(Failure.Invalid("registrations.answer-file", "answers"));
        return refused.Count > 0 ? Result<Attendee>.Refuse(refused) : Make(body, unit, answers.Value, rules, now);
    }

    // An offering without questions of its own keeps what it is told.
    private static Result<string?> Free(RegistrationBody body) => body.Answers is { ValueKind: JsonValueKind.Object } answers ? answers.GetRawText() : null;

    private static Attendee Make(RegistrationBody body, string? unit, string? answers, FormRules rules, DateTimeOffset now) => new()
    {
        FullName = TextRules.Clean(body.FullName)!,
        Phone = body.NoPhone == true ? null : PhoneNumber.Normalise(body.Phone!),
        Email = TextRules.Clean(body.Email),
        CitizenId = string.IsNullOrWhiteSpace(body.CitizenId) ? null : CitizenNumber.Normalise(body.CitizenId),
        BirthDate = body.BirthDate,
        UnitCode = unit,
        Hamlet = TextRules.Clean(body.Hamlet),
        Interest = body.Interest,
        Need = TextRules.Clean(body.Need),
        Answers = answers,
        FormVersion = rules.Number == 0 ? null : rules.Number,
        ForWhom = body.ForWhom,
        ContactName = TextRules.Clean(body.ContactName),
        Companions = body.Companions?.Select(TextRules.Clean).OfType<string>().ToList() is { Count: > 0 } names ? string.Join('\n', names) : null,
        ConsentAt = now,
    };
}
