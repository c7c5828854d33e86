using Campaigns.Approvals.Data;
using Campaigns.Approvals.Features.TellPeople;
using Campaigns.Kernel.Jobs;

namespace Campaigns.Approvals.Jobs;

/// <summary>The request people are to be told about.</summary>
internal sealed record TellArgs(Guid RequestId);

/// <summary>Sends what is to be told about one request.</summary>
internal sealed class TellPeople(NoticeDesk desk) : IJob<TellArgs>
{
    public Task Run(TellArgs args, CancellationToken ct) => desk.Send(args.RequestId, ct);
}

/// <summary>The substitution.</summary>
internal sealed record TellBothArgs(Guid SubstitutionId);

/// <summary>Tells who is away and who stands in.</summary>
internal sealed class TellBoth(TellSubstitutes tell) : IJob<TellBothArgs>
{
    public Task Run(TellBothArgs args, CancellationToken ct) => tell.Send(args.SubstitutionId, ct);
}

/// <summary>Digests, on working days at eight.</summary>
[Schedule("0 0 8 * * ?")]
internal sealed class SendDigests(NoticeDesk desk, RouteShelf shelf) : IJob<Tick>
{
    public async Task Run(Tick args, CancellationToken ct)
    {
        var calendar = await shelf.Calendar("vn-official", ct);
        if (calendar.Between(args.DueAt.AddHours(-1), args.DueAt.AddHours(9)) > TimeSpan.Zero) await desk.SendDigests(ct);
    }
}
