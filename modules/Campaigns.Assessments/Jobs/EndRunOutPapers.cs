using Campaigns.Assessments.Features.SitPaper;
using Campaigns.Kernel.Jobs;

namespace Campaigns.Assessments.Jobs;

/// <summary>Marks the papers of those who never came back. Whoever looks at a paper sooner has it marked at once.</summary>
[Schedule("0 37 * * * ?", Sweep = true)]
internal sealed class EndRunOutPapers(EndingPapers ending) : IJob<Tick>
{
    public Task Run(Tick args, CancellationToken ct) => ending.EndRunOut(null, ct);
}
