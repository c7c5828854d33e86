using System.Diagnostics;
using Campaigns.Data;
using Campaigns.Data.Auditing;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Registrations;
using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.RegisterAttendee;
using Campaigns.Registrations.Tests;
using Campaigns.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Benchmarks;

/// <summary>What a registration costs more because the actor sees one area only and every change is audited: the same command beside itself,
/// once by the system, which sees everything, with its rows counted instead of told.</summary>
internal static class TrailBench
{
    private const int Writers = 8;
    private const int Rounds = 5;

    private static readonly TimeSpan Length = TimeSpan.FromSeconds(2);

    public static async Task Run(string? provider = null)
    {
        foreach (var each in Bench.Databases(provider)) await On(each);
    }

    private static async Task On(DatabaseProvider provider)
    {
        await using var database = provider == DatabaseProvider.Sqlite ? TestDatabase.Sqlite() : TestDatabase.Postgres();
        var (module, neighbours) = await Neighbours.Start(database);
        await using var _ = module;
        var offering = neighbours.Has(Some.Offering(seats: 1_000_000));
        var places = new Scope[] { new("38/399") };
        var staff = new Access(Guid.NewGuid(), "desk", "Cao Thị Nhung", "post", new[] { Permissions.View, Permissions.Edit, Permissions.CheckIn, Permissions.PhoneView }.ToDictionary(p => p, _ => (IReadOnlyList<Scope>)places));
        var number = 0;
        await Round(null);
        await Round(staff);
        var (without, with) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            without.Add(await Round(null));
            with.Add(await Round(staff));
        }

        var (bare, ours) = (Bench.Median(without), Bench.Median(with));
        Bench.Say($"registrations narrowed to an area and audited, {provider}, {Writers} at once", $"{ours:N0}/s", $"neither: {bare:N0}/s", bare / ours, "≤ 1.25");

        async Task<double> Round(Access? by)
        {
            using var origin = AuditOrigin.Enter(new("api", "bench") { Bulk = by is null ? new() : null });
            var (clock, done) = (Stopwatch.StartNew(), 0);
            await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
            {
                while (clock.Elapsed < Length)
                {
                    var body = Some.Body(Interlocked.Increment(ref number));
                    var made = await module.In(s => s.GetRequiredService<IHandler<RegisterAttendee, Registered>>().Handle(new(offering, body), CancellationToken.None), by);
                    if (made.Value.Status != RegistrationStatus.Confirmed) throw new InvalidOperationException("No place");
                    Interlocked.Increment(ref done);
                }
            })));
            return done / clock.Elapsed.TotalSeconds;
        }
    }
}
