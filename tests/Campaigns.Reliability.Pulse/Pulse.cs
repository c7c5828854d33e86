using System.Globalization;
using Campaigns.Kernel.Jobs;
using Campaigns.Kernel.Modules;
using Campaigns.Kernel.Security;

[assembly: Module(Id = "Pulse")]

namespace Campaigns.Reliability.Pulse;

/// <summary>A job that falls due every other second. Its effect is one note, which says the second it was due for.</summary>
[Schedule("0/2 * * * * ?")]
internal sealed class Beat(IAudit audit) : IJob<Tick>
{
    public Task Run(Tick args, CancellationToken ct)
    {
        audit.Note("pulse.beat", new("pulse.second", Guid.Empty), new { due = args.DueAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) });
        return Task.CompletedTask;
    }
}
