using Campaigns.Kernel.Jobs;
using Campaigns.Network.Contracts;
using Campaigns.Testing;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Campaigns.Training.Features.WithdrawCertificate;
using Campaigns.Training.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Training.Tests.Features;

public abstract class WatchExpiryTests(TestDatabase database) : IAsyncLifetime
{
    private TrainingModule _training = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _training = await TrainingModule.Start(database);

    public async ValueTask DisposeAsync()
    {
        await _training.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Each_stage_is_told_once_to_holder_and_trainer_in_one_message_each()
    {
        await Holds("BHXH-01", "BHXH-02"); // Both to 02/03/2028.
        await Morning(2028, 1, 1); // 61 days left
        Assert.Empty(_training.Neighbours.AboutCertificates);
        await Morning(2028, 1, 2); // 60
        Assert.Equal([false, true], Told());
        await Morning(2028, 1, 3);
        Assert.Equal(2, _training.Neighbours.AboutCertificates.Count);
        await Morning(2028, 2, 1); // 30
        await Morning(2028, 2, 24); // 7
        await Morning(2028, 2, 25);
        Assert.Equal(6, _training.Neighbours.AboutCertificates.Count);
        Assert.Equal(6, await Reminders()); // Two certificates, three stages.
        Assert.All(_training.Neighbours.AboutCertificates.Values, n => Assert.Equal(2, n.Values["count"]));
    }

    [Fact]
    public async Task What_was_missed_while_nothing_ran_is_made_up_for_in_one_message()
    {
        await Holds("BHXH-01");
        await Morning(2028, 2, 20); // 11 days left: 60 and 30 have passed.
        Assert.Equal(2, _training.Neighbours.AboutCertificates.Count);
        Assert.Equal(2, await Reminders());
        await Morning(2028, 3, 3); // Expired: too late for anything.
        Assert.Equal(2, _training.Neighbours.AboutCertificates.Count);
    }

    [Fact]
    public async Task A_crash_after_the_mark_loses_no_message_and_doubles_none()
    {
        await Holds("BHXH-01");
        await Watch(2028, 1, 2); // The process ends before anything is sent.
        Assert.Empty(_training.Neighbours.AboutCertificates);
        await Watch(2028, 1, 2);
        await _training.Module.Deliver();
        Assert.Equal(2, _training.Neighbours.AboutCertificates.Count);
    }

    [Fact]
    public async Task Who_coordinates_learns_which_meetings_need_a_substitute()
    {
        var binh = _training.Neighbours.Hire("binh", "38/dong-son", "area-coordinator");
        _training.Neighbours.Duties.Add(new(Neighbours.Hoa.Id, Some.At(14, 8), Some.At(14, 10), new("events.event", Guid.CreateVersion7()), "Đông Sơn"));
        var code = (await Holds("BHXH-01")).Single().Code;
        await _training.Do<RevokeCertificate, Certificate>(new(code, "Thi hộ"));
        await _training.Module.Deliver();
        var told = Assert.Single(_training.Neighbours.AboutCertificates.Values);
        Assert.Equal((binh.Name, "training.presenter-withdrawn", 1), (told.To.Name, told.Template, told.Values["count"]));
    }

    private async Task<IReadOnlyList<Certificate>> Holds(params string[] codes)
    {
        var issued = new List<Certificate>();
        foreach (var code in codes)
        {
            var course = await _training.Open(TrainingModule.Policy with { Code = code });
            await _training.Pass(await _training.Plan(course), Neighbours.Hoa);
            issued.Add((await _training.Issue(course, Neighbours.Hoa)).Value);
        }

        return issued;
    }

    private async Task Morning(int year, int month, int day)
    {
        await Watch(year, month, day);
        await _training.Module.Deliver();
    }

    private Task Watch(int year, int month, int day)
    {
        _training.Clock.Set(new DateTimeOffset(year, month, day, 7, 0, 0, TimeSpan.FromHours(7)));
        return _training.Module.In(s => ActivatorUtilities.CreateInstance<WatchExpiry>(s).Run(new Tick(_training.Clock.GetUtcNow()), Ct));
    }

    private IEnumerable<bool> Told() => _training.Neighbours.AboutCertificates.Values.Select(n => n.Template == "training.expiring-own").Order();

    private Task<int> Reminders() => _training.Ask<TrainingDbContext, int>(db => db.Reminders.CountAsync(Ct));
}

public sealed class WatchExpiryOnSqlite() : WatchExpiryTests(TestDatabase.Sqlite());

public sealed class WatchExpiryOnPostgres() : WatchExpiryTests(TestDatabase.Postgres());
