using System.Collections.Concurrent;
using Campaigns.Insurance.Contracts;
using Campaigns.Kernel.Commands;
using Campaigns.Network.Contracts;
using Campaigns.Training.Contracts;

namespace Campaigns.Assessments.Tests;

/// <summary>Staff whose account has the same id as they have.</summary>
internal sealed class FewStaff : IStaff
{
    private readonly ConcurrentDictionary<Guid, StaffMember> _all = [];

    public StaffMember Add(string name = "Phạm Thị Hoa", string path = "38/399", string organisation = "post")
    {
        var id = Guid.CreateVersion7();
        return _all[id] = new(id, name, organisation, "Bưu cục", path.Split('/')[^1], path, ["presenter"], id, 19.8, 105.8);
    }

    public Task<StaffMember?> Find(Guid id, CancellationToken ct) => Task.FromResult(_all.GetValueOrDefault(id));

    public Task<IReadOnlyDictionary<Guid, StaffMember>> Many(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<Guid, StaffMember>>(_all.Where(s => ids.Contains(s.Key)).ToDictionary());

    public Task<StaffMember?> OfAccount(Guid accountId, CancellationToken ct) => Find(accountId, ct);

    public Task<IReadOnlyList<StaffMember>> WithRole(string role, string? scopePath, CancellationToken ct) => Task.FromResult<IReadOnlyList<StaffMember>>([.. _all.Values]);

    public Task<IReadOnlyDictionary<string, Guid>> ByKeys(IReadOnlyCollection<string> keys, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<string, Guid>>(_all.Values.Where(s => keys.Contains(s.Name)).ToDictionary(s => s.Name, s => s.Id));
}

/// <summary>Classes, and the results that were handed in.</summary>
internal sealed class FewClasses : ITrainingSessions, ITrainingResults
{
    private readonly List<TrainingSession> _all = [];

    public ConcurrentDictionary<Guid, TrainingResult> Results { get; } = [];

    public TrainingSession Add(DateTimeOffset startsAt, int tries = 2, int observed = 1, int passMark = 80, string course = "BHXH-01", params Guid[] people)
    {
        var session = new TrainingSession(Guid.CreateVersion7(), new(Guid.CreateVersion7(), course, "Chính sách", passMark, tries, observed), startsAt, startsAt.AddHours(3), "Hội trường", [], people);
        _all.Add(session);
        return session;
    }

    public Task<IReadOnlyList<TrainingCourse>> Courses(CancellationToken ct) => Task.FromResult<IReadOnlyList<TrainingCourse>>([new(Guid.Empty, "BHXH-01", "Chính sách", 80, 2, 1), new(Guid.Empty, "BHXH-02", "Thuyết trình", 80, 2, 1), new(Guid.Empty, "TT-01", "Thu tiền", 80, 2, 0)]);

    public Task<TrainingSession?> Find(Guid id, CancellationToken ct) => Task.FromResult(_all.Find(s => s.Id == id));

    public Task<IReadOnlyList<TrainingSession>> Of(Guid staffId, CancellationToken ct) => Task.FromResult<IReadOnlyList<TrainingSession>>(_all.FindAll(s => s.ParticipantIds.Contains(staffId)));

    public Task<IReadOnlyList<TrainingSession>> Between(DateTimeOffset from, DateTimeOffset to, CancellationToken ct) => Task.FromResult<IReadOnlyList<TrainingSession>>(_all.FindAll(s => s.StartsAt < to && s.EndsAt > from));

    public Task<Result<Guid>> Record(TrainingResult result, CancellationToken ct)
    {
        Results.TryAdd(result.Id, result);
        return Task.FromResult<Result<Guid>>(result.Id);
    }
}

/// <summary>Answers one amount until told another.</summary>
internal sealed class OneAmount : IContributionAnswers
{
    public long Amount { get; set; } = 138_600;

    public Task<Result<long>> PayerAmount(ContributionCase asked, CancellationToken ct) =>
        Task.FromResult<Result<long>>(asked.ChosenIncome is < 700_000 ? Failure.Invalid("insurance.income-below-floor", "chosenIncome") : Amount);
}
