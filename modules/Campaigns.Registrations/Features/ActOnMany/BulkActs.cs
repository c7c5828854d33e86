using Campaigns.Kernel.Commands;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.CancelRegistration;
using Campaigns.Registrations.Features.Seats;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Campaigns.Registrations.Features.ActOnMany;

/// <summary>A row that is acted on with others.</summary>
/// <param name="Id">The registration.</param>
/// <param name="Name">Of its person.</param>
/// <param name="Status">As it was.</param>
/// <param name="Refused">Why not; null when it was done, or nothing was done yet.</param>
internal sealed record BulkRow(Guid Id, string Name, RegistrationStatus Status, string? Refused);

/// <summary>Does one act row by row: each by itself, as if it had been done alone, so that one that is refused holds up no other.</summary>
internal sealed class BulkActs(IServiceProvider services, IStringLocalizer texts)
{
    public static readonly IReadOnlyList<string> Known = ["confirm", "cancel", "move", "tell"];

    public async Task<IReadOnlyList<BulkRow>> Do(string act, IReadOnlyList<BulkRow> rows, Guid? to, string? text, Guid batch, CancellationToken ct)
    {
        var done = new List<BulkRow>();
        foreach (var row in rows)
        {
            var result = await One(act, row.Id, to, text, batch, ct);
            done.Add(row with { Refused = result.Succeeded ? null : Words(result.Failures[0]) });
        }

        return done;
    }

    private Task<Result<Guid>> One(string act, Guid id, Guid? to, string? text, Guid batch, CancellationToken ct) => act switch
    {
        "confirm" => Handle(new GivePlace(id), ct),
        "cancel" => Handle(new CancelRegistration.CancelRegistration(TicketRef.ById(id), Undoable: true), ct),
        "move" => Handle(new MoveRegistration(id, to!.Value), ct),
        _ => Handle(new TellRegistrant(id, text!, batch), ct),
    };

    private async Task<Result<Guid>> Handle<T>(T command, CancellationToken ct)
        where T : ICommand<Guid>
    {
        services.GetRequiredService<Data.RegistrationsDbContext>().ChangeTracker.Clear(); // No row saves what a refused one left behind.
        return await services.GetRequiredService<IHandler<T, Guid>>().Handle(command, ct);
    }

    private string Words(Failure failure) => failure.Args.Length == 0 ? texts[failure.Code] : texts[failure.Code, failure.Args];
}
