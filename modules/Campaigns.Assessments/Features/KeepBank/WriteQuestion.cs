using Campaigns.Assessments.Data;
using Campaigns.Assessments.Domain;
using Campaigns.Assessments.Domain.Questions;
using Campaigns.Insurance.Contracts;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Assessments.Features.KeepBank;

/// <summary>Adds a question, or a version to one that is there.</summary>
/// <param name="Id">Null: a new question.</param>
/// <param name="Expected">The version the writer saw; null for a new one.</param>
internal sealed record WriteQuestion(Guid? Id, string? Code, string? Topic, int? Difficulty, string? Kind, QuestionForm Form, DateOnly? ValidFrom, DateOnly? ValidTo, int? Expected = null) : ICommand<Question>
{
    public IEnumerable<Failure> Check()
    {
        if (Id is null && string.IsNullOrWhiteSpace(Code)) yield return Refusals.CodeWrong;
        if (Id is null && KindOf(Kind) is null) yield return Refusals.KindUnknown;
        if (string.IsNullOrWhiteSpace(Topic)) yield return Refusals.TopicWrong;
        if (Difficulty is null) yield return Refusals.DifficultyWrong;
    }

    internal static QuestionKind? KindOf(string? word) =>
        Enum.GetValues<QuestionKind>().Cast<QuestionKind?>().FirstOrDefault(k => string.Equals(k.ToString(), word, StringComparison.OrdinalIgnoreCase));
}

internal sealed class WriteQuestionHandler(AssessmentsDbContext db, IContributionAnswers answers, IActor actor, TimeProvider clock, IAudit audit) : IHandler<WriteQuestion, Question>
{
    public async Task<Result<Question>> Handle(WriteQuestion command, CancellationToken ct)
    {
        var found = await Question(command, ct);
        if (!found.Succeeded) return found;
        var question = found.Value;
        if (command.Expected is { } seen && seen != question.Version) return Refusals.Changed;
        var body = command.Form.Read(question.Kind);
        if (!body.Succeeded) return body.Refused<Question>();
        if (body.Value.Case is { } asked && await answers.PayerAmount(asked, ct) is { Succeeded: false } unanswerable) return Here(unanswerable);

        var moved = question.Move(command.Topic!.Trim(), command.Difficulty!.Value);
        if (!moved.Succeeded) return moved.Refused<Question>();
        var version = question.Revise(body.Value, command.ValidFrom, command.ValidTo, actor.DisplayName, clock.GetUtcNow());
        if (!version.Succeeded) return version.Refused<Question>();

        if (command.Id is null) db.Add(question);
        else db.Add(version.Value);
        audit.Note("assessments.question-written", new(Domain.Questions.Question.RecordKind, question.Id), new { question.Code, version.Value.Number });
        await db.SaveChangesAsync(ct);
        return question;
    }

    private async Task<Result<Question>> Question(WriteQuestion command, CancellationToken ct)
    {
        if (command.Id is { } id)
            return await db.Questions.Include(q => q.Versions).SingleOrDefaultAsync(q => q.Id == id, ct) is { } there ? there : Refusals.NoSuchQuestion;
        var made = Domain.Questions.Question.Write(command.Code!.Trim(), command.Topic!.Trim(), command.Difficulty!.Value, WriteQuestion.KindOf(command.Kind)!.Value);
        if (!made.Succeeded) return made;
        return await db.Questions.AnyAsync(q => q.Code == made.Value.Code, ct) ? Refusals.CodeTaken : made;
    }

    // The calculator's own reason, at the field of the case.
    private static Result<Question> Here(Result<long> refused) => Result<Question>.Refuse(refused.Failures.Select(f => f with { Field = "Product", Kind = FailureKind.Invalid }));
}

/// <summary>Takes a question out of the draw, or back into it.</summary>
internal sealed record RetireQuestion(Guid Id, bool Retired) : ICommand<Done>;

internal sealed class RetireQuestionHandler(AssessmentsDbContext db) : IHandler<RetireQuestion, Done>
{
    public async Task<Result<Done>> Handle(RetireQuestion command, CancellationToken ct)
    {
        if (await db.Questions.SingleOrDefaultAsync(q => q.Id == command.Id, ct) is not { } question) return Refusals.NoSuchQuestion;
        question.Retire(command.Retired);
        await db.SaveChangesAsync(ct);
        return Done.It;
    }
}
