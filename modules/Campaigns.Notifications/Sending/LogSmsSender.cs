using Campaigns.Notifications.Domain;

namespace Campaigns.Notifications.Sending;

/// <summary>Stands for a gateway where there is none: messages stay in the outbox view, nothing leaves. The default, so that an
/// installation somebody tries out tells nobody anything.</summary>
internal sealed class LogSmsSender : ISender
{
    public string Channel => Channels.Sms;

    public string KeptBecause => "notifications.reason-no-sms";

    public Task<SendAnswer> Send(Message message, CancellationToken ct) => Task.FromResult(new SendAnswer(SendOutcome.Refused, KeptBecause));
}
