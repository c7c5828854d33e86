using Campaigns.Approvals.Data;
using Campaigns.Approvals.Features.TellPeople;
using Campaigns.Kernel.Jobs;
using Campaigns.Kernel.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Approvals.Jobs;

/// <summary>The request people are to be told about.</summary>
internal sealed record TellArgs(Guid RequestId);

/// <summary>Sends what is to be told about one request. In a scope of its own: links are saved before the messages that carry them, and a process that dies
/// between the two must find the delivery unmarked. What was handed over already is known by its key.</summary>
internal sealed class TellPeople(IServiceScopeFactory scopes) : IJob<TellArgs>
{
    public async Task Run(TellArgs args, CancellationToken ct)
    {
        await using var scope = scopes.CreateSystemScope();
        await scope.ServiceProvider.GetRequiredService<NoticeDesk>().Send(args.RequestId, ct);
    }
}

/// <summary>The substitution.</summary>
internal sealed record TellBothArgs(Guid SubstitutionId);

/// <summary>Tells who is away and who stands in.</summary>
internal sealed class TellBoth(TellSubstitutes tell) : IJob<TellBothArgs>
{
    public Task Run(TellBothArgs args, CancellationToken ct) => tell.Send(args.SubstitutionId, ct);
}

/// <summary>Digests, on working days at eight; in a scope of its own for the same reason.</summary>
[Schedule("0 0 8 * * ?")]
internal sealed class SendDigests(IServiceScopeFactory scopes, RouteShelf shelf) : IJob<Tick>
{
    public async Task Run(Tick args, CancellationToken ct)
    {
        var calendar = await shelf.Calendar("vn-official", ct);
        if (calendar.Between(args.DueAt.AddHours(-1), args.DueAt.AddHours(9)) <= TimeSpan.Zero) return;
        await using var scope = scopes.CreateSystemScope();
        await scope.ServiceProvider.GetRequiredService<NoticeDesk>().SendDigests(args.DueAt, ct);
    }
}
