using Campaigns.Kernel.Jobs;
using Campaigns.Training.Features.AskCertification;

namespace Campaigns.Training.Jobs;

/// <summary>A certification that waits.</summary>
internal sealed record CertificationToAsk(Guid CertificationId);

/// <summary>Puts it up for approval, also after a process died right after it was kept.</summary>
internal sealed class AskForCertification(CertificationGate gate) : IJob<CertificationToAsk>
{
    public Task Run(CertificationToAsk args, CancellationToken ct) => gate.Submit(args.CertificationId, ct);
}
