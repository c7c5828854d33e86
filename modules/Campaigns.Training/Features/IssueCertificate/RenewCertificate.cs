using Campaigns.Kernel.Commands;
using Campaigns.Network.Contracts;
using Campaigns.Training.Domain;
using Campaigns.Training.Features.AskCertification;
using Campaigns.Training.Features.WithdrawCertificate;

namespace Campaigns.Training.Features.IssueCertificate;

/// <summary>A new certificate in the place of that one: by the refresher while it is valid or within the grace after it, later by the whole course.</summary>
internal sealed record RenewCertificate(string Code) : ICommand<Issued>;

internal sealed class RenewCertificateHandler(Register register, People people, CertificationGate gate) : IHandler<RenewCertificate, Issued>
{
    public async Task<Result<Issued>> Handle(RenewCertificate command, CancellationToken ct)
    {
        if (await register.Find(command.Code, Permissions.Certify, ct) is not { } before) return Refusals.NoSuchCertificate;
        if (before.Status is CertificateStatus.Replaced) return Refusals.NotTheLatest;
        if (before.Status is CertificateStatus.Revoked) return Refusals.NoLongerInForce;
        if (await people.Find(before.StaffId, Permissions.Certify, ct) is not { } member) return Refusals.NoSuchCertificate;
        return await gate.Ask(before.CourseCode, member, ct);
    }
}
