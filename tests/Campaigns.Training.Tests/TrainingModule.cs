using Campaigns.Approvals.Contracts;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Network.Contracts;
using Campaigns.Testing;
using Campaigns.Training.Domain;
using Campaigns.Training.Features.AskCertification;
using Campaigns.Training.Features.Assess;
using Campaigns.Training.Features.IssueCertificate;
using Campaigns.Training.Features.KeepCourses;
using Campaigns.Training.Features.KeepList;
using Campaigns.Training.Features.PlanSession;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Training.Tests;

/// <summary>The module on a database, between its small neighbours; the clock stands at 02/03/2026 08:00.</summary>
internal sealed class TrainingModule : IAsyncDisposable
{
    public static readonly CourseBody Policy = new() { Code = "BHXH-01", Title = "Chính sách", NeededBy = ["presenter"], AttendancePercent = 80, PassMark = 80, Tries = 2, ValidityMonths = 24, GraceDays = 90 };

    private TrainingModule(TestModule module, Neighbours neighbours) => (Module, Neighbours) = (module, neighbours);

    public TestModule Module { get; }

    public Neighbours Neighbours { get; }

    public TestClock Clock => Module.Clock;

    public static async Task<TrainingModule> Start(TestDatabase database, Approvers? approvers = null)
    {
        var neighbours = new Neighbours { Approvers = approvers };
        return new(await TestModule.Start(database, [typeof(Startup).Assembly], neighbours.Add, new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.FromHours(7))), neighbours);
    }

    public Task<T> Ask<TService, T>(Func<TService, Task<T>> ask, Access? as_ = null)
        where TService : notnull => Module.In(s => ask(s.GetRequiredService<TService>()), as_);

    public Task<Result<TOut>> Do<TCommand, TOut>(TCommand command, Access? as_ = null)
        where TCommand : ICommand<TOut> => Ask<IHandler<TCommand, TOut>, Result<TOut>>(h => h.Handle(command, TestContext.Current.CancellationToken), as_);

    public async Task<Course> Open(CourseBody? body = null) => (await Do<OpenCourse, Course>(new(body ?? Policy))).Value;

    public async Task<Session> Plan(Course course, int capacity = 20) => (await Do<PlanSession, Session>(
        new(course.Id, new(Some.At(18, 8), Some.At(18, 11), "Hội trường BHXH tỉnh", capacity, [Neighbours.Mai.Id])))).Value;

    public Task<Result<Session>> Nominate(Session session, StaffMember who, Access? as_ = null) => Do<NominateParticipant, Session>(new(session.Id, who.Id), as_);

    public Task<Result<Session>> Attend(Session session, params StaffMember[] who) => Do<NoteAttendance, Session>(new(session.Id, [.. who.Select(w => new PresenceBody(w.Id, true))]));

    public Task<Result<Assessment>> Score(Session session, StaffMember who, int score, string kind = "paper") =>
        Do<RecordAssessment, Assessment>(new(new(session.Id, who.Id, kind, score)));

    public async Task<Result<Certificate>> Issue(Course course, StaffMember who, Access? as_ = null) => At(await Ask(course, who, as_));

    public async Task<Result<Certificate>> Renew(Certificate before) => At(await Do<RenewCertificate, Issued>(new(before.Code)));

    public Task<Result<Issued>> Ask(Course course, StaffMember who, Access? as_ = null) => Do<IssueCertificate, Issued>(new(who.Id, course.Id), as_);

    /// <summary>A command that approval sends.</summary>
    public Task<CommandOutcome> Command(string name, Guid subject, string version) => Ask<IEnumerable<IApprovalCommandHandler>, CommandOutcome>(handlers =>
        handlers.Single(h => h.Command == name).HandleAsync(new($"{subject:N}/{name}", name, Guid.CreateVersion7(), subject.ToString(), version, new Dictionary<string, string>()), TestContext.Current.CancellationToken));

    public async Task<string> Version(string type, Guid subject) => (await Ask<IEnumerable<IApprovalSubjectProvider>, SubjectSnapshot?>(all =>
        all.Single(p => p.Describe().Key == type).GetAsync(subject.ToString(), TestContext.Current.CancellationToken)))!.Version;

    private static Result<Certificate> At(Result<Issued> made) => made.Succeeded ? made.Value.Certificate! : made.Refused<Certificate>();

    /// <summary>Somebody who has met all of it.</summary>
    public async Task Pass(Session session, StaffMember who, int score = 85)
    {
        await Nominate(session, who);
        await Attend(session, who);
        await Score(session, who, score);
    }

    public ValueTask DisposeAsync() => Module.DisposeAsync();
}

/// <summary>Small things to test with.</summary>
internal static class Some
{
    public static DateTimeOffset At(int day, int hour, int month = 3) => new(2026, month, day, hour, 0, 0, TimeSpan.FromHours(7));

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");
}
