using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.RegisterAttendee;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Registrations.Tests;

/// <summary>What slice tests share: the module on a fresh database, each step in a scope of its own, as a request has it.</summary>
public abstract class SliceTests(TestDatabase database) : IAsyncLifetime
{
    private protected TestModule Module { get; private set; } = null!;

    private protected Neighbours Neighbours { get; private set; } = null!;

    private protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => (Module, Neighbours) = await Neighbours.Start(database);

    public async ValueTask DisposeAsync()
    {
        await Module.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected Task<Result<TOut>> Do<TCommand, TOut>(TCommand command, Access? by = null)
        where TCommand : ICommand<TOut> => Module.In(s => s.GetRequiredService<IHandler<TCommand, TOut>>().Handle(command, Ct), by);

    private protected Task<Result<Registered>> Register(Offering offering, RegistrationBody body, Guid? once = null) =>
        Do<RegisterAttendee, Registered>(new(offering, body, once));

    private protected async Task<Registered> Registered(Offering offering, int number, int people = 1) => (await Register(offering, Some.Body(number, people))).Value;

    private protected Task<Registration> Row(Guid id) => Module.In(s => s.GetRequiredService<RegistrationsDbContext>().Registrations.AsNoTracking().SingleAsync(r => r.Id == id, Ct));

    private protected Task<Roster> RosterOf(Offering offering) => Module.In(s => s.GetRequiredService<RegistrationsDbContext>().Rosters.AsNoTracking().SingleAsync(r => r.Id == offering.Id, Ct));

    private protected Task<int> Rows(Offering offering) => Module.In(s => s.GetRequiredService<RegistrationsDbContext>().Registrations.CountAsync(r => r.RosterId == offering.Id, Ct));

    private protected async Task Delivered()
    {
        await Module.Deliver();
        Assert.Empty(await Module.FailedDeliveries());
    }

    private protected int Sent(string template) => Neighbours.Notices.Values.Count(n => n.Template == template);
}
