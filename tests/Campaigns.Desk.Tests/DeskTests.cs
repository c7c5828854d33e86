using System.Reflection;
using System.Text.Json;
using Campaigns.Desk.Data;
using Campaigns.Desk.Features.SyncDesk;
using Campaigns.Insurance.Contracts;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Network.Contracts;
using Campaigns.Notifications.Contracts;
using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Features.RegisterAttendee;
using Campaigns.Registrations.Features.TakeOverAttendance;
using Campaigns.Testing;
using Campaigns.Ui.Api;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Campaigns.Desk.Tests;

/// <summary>The desk and Registrations on a fresh database, each step in a scope of its own, as a request has it.</summary>
public abstract class DeskTests(TestDatabase database) : IAsyncLifetime
{
    public static readonly DateTimeOffset Start = new(2019, 3, 1, 9, 0, 0, TimeSpan.FromHours(7));

    private protected static readonly Access Desk = TestModule.Someone("38/399", AttendancePermissions.Record);
    private protected static readonly Access OtherDesk = TestModule.Someone("38/399", AttendancePermissions.Record);
    private protected static readonly Access Elsewhere = TestModule.Someone("38/400", AttendancePermissions.Record);

    private protected TestModule Module { get; private set; } = null!;

    private protected Neighbours Neighbours { get; } = new();

    /// <summary>Goes away when a test says so.</summary>
    private protected Power Power { get; } = new();

    private protected Offering Meeting { get; private set; } = null!;

    private protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Module = await TestModule.Start(database, [typeof(Startup).Assembly, Assembly.Load("Campaigns.Registrations")], services => services.AddHttpContextAccessor()
            .Replace(ServiceDescriptor.Singleton<IOfferingSource>(Neighbours)).AddSingleton<IUnits>(Neighbours).AddSingleton<IStaff>(Neighbours)
            .AddSingleton<INotifications>(Neighbours).AddSingleton<IEnrolling>(Neighbours).AddSingleton<IDatedRules>(Neighbours)
            .AddSingleton(Power).AddScoped<AttendanceBook>().Replace(ServiceDescriptor.Scoped<IAttendance, DyingAttendance>()), Start);
        Meeting = Neighbours.Has(Offer());
    }

    public async ValueTask DisposeAsync()
    {
        await Module.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected static Offering Offer(int seats = 60, params Guid[] desk)
    {
        var id = Guid.CreateVersion7();
        return new(id, "events.event", "hoang-tien-" + id.ToString("N")[20..], "Hội nghị BHXH tự nguyện tại Hoằng Tiến", seats, Start.AddDays(-20), Start.AddHours(3), true, true, Start, Start.AddHours(2.5),
            "Nhà văn hóa xã Hoằng Tiến", "15988", "38/399", desk);
    }

    private protected static OperationBody Op(string id, string kind, object data, string? at = "2019-03-01T09:10:00+07:00") => new() { Id = id, Kind = kind, At = at, Data = JsonSerializer.SerializeToElement(data, Api.Json) };

    private protected OperationBody WalkIn(string id, int number, string? at = "2019-03-01T09:10:00+07:00", Offering? meeting = null) =>
        Op(id, "register", new { eventId = (meeting ?? Meeting).Id, fullName = $"Nguyễn Thị Hoa {number}", phone = $"09800{number:00000}", hamlet = "thôn 1", consent = true }, at);

    private protected Task<Result<SyncAnswer>> Sync(IReadOnlyList<OperationBody> operations, Access? by = null, string device = "ban-1") =>
        Module.In(s => s.GetRequiredService<IHandler<SyncDesk, SyncAnswer>>().Handle(new(new() { DeviceId = device, Operations = operations }), Ct), by ?? Desk);

    private protected async Task<IReadOnlyList<OperationAnswer>> Sent(Access? by = null, string device = "ban-1", params OperationBody[] operations) => (await Sync(operations, by, device)).Value.Results;

    private protected async Task<OperationAnswer> One(OperationBody operation, Access? by = null, string device = "ban-1") => Assert.Single(await Sent(by, device, operation));

    private protected async Task<DeskRegistration> Row(Guid id) => Assert.Single(await Module.In(s => s.GetRequiredService<IAttendance>().All(Meeting.Id, Ct)), r => r.Id == id);

    private protected Task<DeskRoster?> Roster() => Module.In(s => s.GetRequiredService<IAttendance>().Desk(Meeting.Id, Ct));

    private protected Task<T> Data<T>(Func<DeskDbContext, Task<T>> read) => Module.In(s => read(s.GetRequiredService<DeskDbContext>()));

    /// <summary>A page of the office changes somebody, as no device does.</summary>
    private protected Task OfficeEdits(Guid registration, AttendeeFields fields) => Module.In(async s =>
    {
        var edited = await s.GetRequiredService<IAttendance>().Apply(Meeting.Id, [new(Guid.CreateVersion7(), AttendanceKind.Edit, Module.Clock.GetUtcNow()) { RegistrationId = registration, Fields = fields, Decided = true }], Ct);
        Assert.Equal(AttendanceResult.Applied, edited.Value[0].Result);
    });

    /// <summary>Somebody on the list who is not here yet, and their id.</summary>
    private protected async Task<Guid> Registered(int number)
    {
        var body = new RegistrationBody { FullName = $"Trần Thị Na {number}", Phone = $"09810{number:00000}", Consent = true };
        return (await Module.In(s => s.GetRequiredService<IHandler<RegisterAttendee, Registered>>().Handle(new(Meeting, body), Ct))).Value.Id;
    }
}
