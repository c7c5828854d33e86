using System.Globalization;
using System.Text.Json;
using Campaigns.Kernel.Commands;
using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.CountVisits;
using Campaigns.Registrations.Features.Forms;
using Microsoft.AspNetCore.Http;

namespace Campaigns.Registrations.Features.RegisterAttendee;

/// <summary>What the pages of the form do with what was filled in.</summary>
internal sealed class RegisterPageWork(IHandler<RegisterAttendee, Registered> register, AnswerFiles files, PhoneLimits phones, Visits visits)
{
    // What a draft may hold of answers: it travels in cookies.
    private const int MaxAnswers = 4000;

    public void Started(string slug) => visits.Started(slug);

    /// <summary>The draft after one of the fixed steps.</summary>
    public Result<Draft> Fixed(int number, Draft draft, RegistrationForm form)
    {
        var body = form.Into(draft.Body, number);
        var refused = RulesOf(number, body).ToList();
        return refused.Count > 0 ? Result<Draft>.Refuse(refused) : draft with { Body = body, Reached = Math.Max(draft.Reached, number), WaitsForCode = number != 2 && draft.WaitsForCode };
    }

    /// <summary>The draft after a question.</summary>
    public async Task<Result<Draft>> Answer(Guid offeringId, Question question, Draft draft, RegistrationForm form, HttpRequest request, CancellationToken ct)
    {
        var name = $"answers.{question.Key}";
        form.Answer = request.Form[name];
        if (question.Kind == QuestionKind.File)
        {
            var sent = await Sent(offeringId, question, draft, request.Form.Files.GetFile(name), ct);
            if (!sent.Succeeded) return sent.Refused<Draft>();
            form.Answer = sent.Value;
        }

        var answer = AnswerRules.Read(question, form.Given(question));
        if (!answer.Succeeded) return Result<Draft>.Refuse(answer.Failures.Select(f => question.Kind == QuestionKind.Consent ? f.At("agreed") : f));
        var body = RegistrationForm.Into(draft.Body, question, answer.Value);
        if (FormSteps.AnswersOf(body)!.Length > MaxAnswers) return Failure.Invalid("registrations.answers-too-long", name, MaxAnswers);
        return draft with { Body = body, Answered = [.. draft.Answered.Append(question.Key).Distinct()] };
    }

    /// <summary>Whether this phone registers too often; then the answer says when to try again.</summary>
    public bool Over(RegistrationBody body, HttpResponse response)
    {
        if (phones.Over(body.NoPhone == true ? null : body.Phone) is not { } seconds) return false;
        response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return true;
    }

    public Task<Result<Registered>> Register(Offering offering, RegistrationBody body, Guid once, CancellationToken ct) => register.Handle(new(offering, body, once), ct);

    // No new file: the one sent before stays.
    private async Task<Result<string?>> Sent(Guid offeringId, Question question, Draft draft, IFormFile? file, CancellationToken ct)
    {
        if (file is null) return AnswerRules.Word(AnswerRules.Parse(FormSteps.AnswersOf(draft.Body))[question.Key]);
        var kept = await files.Keep(offeringId, file, $"answers.{question.Key}", ct);
        return kept.Succeeded ? kept.Value.ToString() : kept.Refused<string?>();
    }

    private static IEnumerable<Failure> RulesOf(int step, RegistrationBody body) => step switch
    {
        1 => BodyRules.Name(body),
        2 => BodyRules.Phone(body).Concat(BodyRules.Whom(body)),
        3 => BodyRules.Home(body),
        _ => BodyRules.Group(body).Concat(BodyRules.Whom(body)),
    };
}
