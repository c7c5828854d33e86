using Campaigns.Training.Domain;

namespace Campaigns.Training.Features.AskCertification;

/// <summary>What came of asking for a certificate: the certificate, or a question that others decide.</summary>
internal sealed record Issued(Certificate? Certificate, Certification? Waiting);
