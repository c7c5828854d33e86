using System.Data.Common;
using System.Diagnostics;
using Campaigns.Data;
using Campaigns.Network.Data;
using Campaigns.Network.Domain;
using Campaigns.Testing;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Campaigns.Training.Features.Matrix;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Benchmarks;

/// <summary>The matrix of 2,000 people and 20 courses, each of whom holds a certificate of each, against the one statement that joins and reads the same cells.</summary>
internal static class MatrixBench
{
    private const int People = 2_000, Courses = 20, Rounds = 40;

    private const string Plain = """
        select e.id, e.full_name, o.short_name, e.working_roles, c.course_id, c.course_version, c.status, c.expires_on, c.suspended_until, c.code
        from net_employee e join net_organisation o on o.code = e.organisation_code left join trn_certificate c on c.staff_id = e.id and c.status <> 'Replaced'
        order by e.sort_key, e.id
        """;

    public static async Task Run(DatabaseProvider provider)
    {
        var database = provider == DatabaseProvider.Sqlite ? TestDatabase.Sqlite() : TestDatabase.Postgres();
        var options = await database.Options();
        await using (var module = await TestModule.Start(database, [typeof(Network.Startup).Assembly, typeof(Training.Startup).Assembly], now: new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.FromHours(7))))
        {
            await Fill(module);
            await using var connection = await options.Connect();
            await connection.Run("analyze");
            var (ours, plain, first) = (new List<double>(), new List<double>(), new List<double>());
            for (var round = 0; round < Rounds + 5; round++)
            {
                var (mine, floor, page) = (await Time(() => Read(module, null)), await Time(() => Sql(connection)), await Time(() => Read(module, CertificationsPage.Size)));
                if (round < 5) continue; // Warm, all.
                ours.Add(mine);
                plain.Add(floor);
                first.Add(page);
            }

            var (p95, sql) = (Bench.At(ours, 0.95), Bench.At(plain, 0.95));
            Bench.Say($"matrix of {People:N0} people × {Courses} courses, {provider}", $"p95 {p95:0} ms (its first page {Bench.At(first, 0.95):0} ms)", $"plain SQL p95 {sql:0} ms", p95 / sql, "≤ 3");
        }

        await database.DisposeAsync();
    }

    private static Task Read(TestModule module, int? take) => module.In(async services =>
    {
        var matrix = await services.GetRequiredService<MatrixQuery>().Read(new(), CancellationToken.None, take);
        if (matrix.People != People || matrix.Rows.Count != (take ?? People) || matrix.Rows[0].Cells.Count != Courses || matrix.Rows[0].Cells[0].Code is null) throw new InvalidOperationException("Not the whole matrix");
    });

    private static async Task Sql(DbConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Plain;
        await using var reader = await command.ExecuteReaderAsync();
        var cells = new List<object[]>(People * Courses);
        while (await reader.ReadAsync())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            cells.Add(row);
        }

        if (cells.Count != People * Courses) throw new InvalidOperationException($"{cells.Count} cells");
    }

    private static async Task Fill(TestModule module)
    {
        var by = new By(null, "system", new DateTimeOffset(2025, 1, 6, 1, 0, 0, TimeSpan.Zero));
        var rules = new Requirements { PassMark = 80, ValidityMonths = 24 };
        var courses = Enumerable.Range(1, Courses).Select(n => Course.Open($"KH-{n:00}", CourseKind.Policy, n % 2 == 0 ? ["presenter"] : [], new($"Khóa học {n}", rules), by)).ToList();
        var staff = Enumerable.Range(0, People).Select(n => Employee.Hire(Guid.CreateVersion7(), new($"nv-{n:0000}", $"Nguyễn Thị Hoa {n}", "post", null, $"38/{n % 27:00}", "Báo cáo viên") { Roles = ["presenter"] })).ToList();
        await module.In(async services =>
        {
            var db = services.GetRequiredService<NetworkDbContext>();
            db.Add(new Organisation { Code = "post", RegisterCode = "0100", Name = "Bưu điện", ShortName = "Bưu điện", Kind = "collection-agent", UnitCode = "38" });
            db.AddRange(staff);
            await db.SaveChangesAsync();
        });
        foreach (var (course, at) in courses.Select((c, i) => (c, i)))
            await module.In(async services =>
            {
                var db = services.GetRequiredService<TrainingDbContext>();
                db.ChangeTracker.AutoDetectChangesEnabled = false;
                db.Add(course);
                db.AddRange(staff.Select((who, n) => Held(course, who, at, n, by)));
                await db.SaveChangesAsync();
            });
    }

    private static Certificate Held(Course course, Employee who, int at, int n, By by)
    {
        var facts = new CertificateFacts
        {
            CourseId = course.Id, CourseCode = course.Code, CourseTitle = course.Title, CourseVersion = 1, StaffId = who.Id, HolderName = who.FullName, ScopePath = who.ScopePath,
            IssuedOn = new(2025, 1, 6), ExpiresOn = new DateOnly(2026, 1, 6).AddDays(n % 700),
        };
        return Certificate.Issue(facts, new(2025, n + 1, $"{course.Code}-2025-{n + 1:0000}", $"TH-2025-{at:00}{n:0000}", n), null, by);
    }

    private static async Task<double> Time(Func<Task> act)
    {
        var began = Stopwatch.GetTimestamp();
        await act();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }
}
