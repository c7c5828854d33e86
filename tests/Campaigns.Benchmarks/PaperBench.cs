using System.Collections.Concurrent;
using System.Diagnostics;
using Campaigns.Assessments;
using Campaigns.Assessments.Data;
using Campaigns.Assessments.Domain.Papers;
using Campaigns.Assessments.Domain.Questions;
using Campaigns.Assessments.Features;
using Campaigns.Assessments.Features.SitPaper;
using Campaigns.Assessments.Tests;
using Campaigns.Data;
using Campaigns.Insurance.Contracts;
using Campaigns.Kernel.Commands;
using Campaigns.Network.Contracts;
using Campaigns.Testing;
using Campaigns.Training.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Benchmarks;

/// <summary>Five hundred people open the same paper at once, answer every question and change the first half of them, all at the same time, and hand in. What
/// was told saved must be stored and marked. Beside it so many upserts of the same answers by as many writers as the database takes.</summary>
internal static class PaperBench
{
    private const int People = 500, Questions = 20, Changed = 10, Writers = 32;

    public static async Task Run(DatabaseProvider provider)
    {
        var database = provider == DatabaseProvider.Sqlite ? TestDatabase.Sqlite() : TestDatabase.Postgres();
        var options = await database.Options();
        var (staff, classes) = (new FewStaff(), new FewClasses());
        await using (var module = await TestModule.Start(database, [typeof(Startup).Assembly], services => services.AddSingleton<IStaff>(staff).AddSingleton<ITrainingSessions>(classes)
            .AddSingleton<ITrainingResults>(classes).AddSingleton<IContributionAnswers>(new OneAmount()).AddSingleton(new RealClock(TimeProvider.System))))
        {
            await Fill(module);
            var people = Enumerable.Range(0, People).Select(n => staff.Add($"Người {n}")).ToList();
            var session = classes.Add(module.Clock.GetUtcNow().AddHours(-1), people: [.. people.Select(p => p.Id)]);

            var clock = Stopwatch.StartNew();
            var sittings = await Task.WhenAll(people.Select(async who => (Who: who, Id: (await Do<BeginPaper, Guid>(module, new(session.Id), who)).Value)));
            var begun = People / clock.Elapsed.TotalSeconds;

            var (told, times) = (new ConcurrentDictionary<(Guid, int), int>(), new ConcurrentBag<double>());
            clock.Restart();
            await Task.WhenAll(sittings.Select(sat => Task.Run(() => Answer(module, sat.Who, sat.Id, told, times))));
            var ours = times.Count / clock.Elapsed.TotalSeconds;
            var lost = await Lost(module, told);

            clock.Restart();
            await Task.WhenAll(sittings.Select(sat => Do<EndPaper, Done>(module, new(sat.Id), sat.Who)));
            var ended = People / clock.Elapsed.TotalSeconds;
            var marked = await module.In(s => s.GetRequiredService<AssessmentsDbContext>().Sittings.CountAsync(x => x.Score == 100));

            var raw = await Raw(options, times.Count);
            Bench.Say($"{People} sit a paper at once, {provider}", $"{ours:N0} answers/s, p95 {Bench.At(times, 0.95):0} ms; {begun:N0} begun/s, {ended:N0} marked/s", $"raw upserts {raw:N0}/s", ours / raw,
                $"none lost: {lost} lost of {times.Count:N0}, {marked} of {People} marked right");
        }

        await database.DisposeAsync();
    }

    // First wrongly where it is changed later, so that a lost change shows in the marks too.
    private static async Task Answer(TestModule module, StaffMember who, Guid sitting, ConcurrentDictionary<(Guid, int), int> told, ConcurrentBag<double> times)
    {
        for (var number = 1; number <= Questions; number++) await Save(number, 0, number <= Changed ? 1 : 7);
        for (var number = 1; number <= Changed; number++) await Save(number, 1, 7);

        async Task Save(int number, int revision, int answer)
        {
            var began = Stopwatch.GetTimestamp();
            var saved = await Do<SaveAnswer, SavedAnswer>(module, new(sitting, number, revision, [answer.ToString(System.Globalization.CultureInfo.InvariantCulture)]), who);
            if (!saved.Succeeded) throw new InvalidOperationException(saved.Failures[0].Code);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            told[(sitting, number)] = saved.Value.Revision;
        }
    }

    private static Task<int> Lost(TestModule module, ConcurrentDictionary<(Guid, int), int> told) => module.In(async s =>
    {
        var stored = await s.GetRequiredService<AssessmentsDbContext>().Items.AsNoTracking().ToDictionaryAsync(i => (i.SittingId, i.Number), i => (i.Revision, i.Response));
        return told.Count(t => stored[t.Key].Revision != t.Value || stored[t.Key].Response != "7");
    });

    private static Task Fill(TestModule module) => module.In(async s =>
    {
        var db = s.GetRequiredService<AssessmentsDbContext>();
        for (var n = 0; n < 3 * Questions; n++)
        {
            var question = Question.Write($"BHXH-{n:000}", "vsi", 1, QuestionKind.Numeric).Value;
            if (!question.Revise(new() { Kind = QuestionKind.Numeric, Prompt = new($"Câu {n}: bao nhiêu?"), Number = new(7) }, null, null, "Mai", DateTimeOffset.UnixEpoch).Succeeded) throw new InvalidOperationException("Not a question");
            db.Add(question);
        }

        var blueprint = Blueprint.For("BHXH-01");
        if (!blueprint.Set(60, false, [new("vsi", 0, Questions)]).Succeeded) throw new InvalidOperationException("Not a blueprint");
        db.Add(blueprint);
        await db.SaveChangesAsync();
    });

    private static Task<Result<T>> Do<TCommand, T>(TestModule module, TCommand command, StaffMember who)
        where TCommand : ICommand<T> => module.In(s => s.GetRequiredService<IHandler<TCommand, T>>().Handle(command, CancellationToken.None),
            TestModule.Someone(who.ScopePath, Permissions.Sit) with { AccountId = who.Id, DisplayName = who.Name });

    private static async Task<double> Raw(DatabaseOptions options, int count)
    {
        await using (var setup = await options.Connect()) await setup.Run("create table floor_answer (sitting varchar(36), number integer, response text not null, revision integer not null, primary key (sitting, number))");
        using var one = new SemaphoreSlim(1, 1);
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            await using var connection = await options.Connect();
            for (var n = writer; n < count; n += Writers)
            {
                // SQLite has one writer: queueing here is the best an upsert can do, and what the product does.
                if (options.Provider == DatabaseProvider.Sqlite) await one.WaitAsync();
                await connection.Run($"insert into floor_answer values ('{n % People}', {n / People % Questions}, '{n}', 1) on conflict (sitting, number) do update set response = excluded.response, revision = floor_answer.revision + 1");
                if (options.Provider == DatabaseProvider.Sqlite) one.Release();
            }
        })));
        return count / clock.Elapsed.TotalSeconds;
    }
}
