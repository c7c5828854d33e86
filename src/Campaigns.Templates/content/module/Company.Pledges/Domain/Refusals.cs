using Campaigns.Kernel.Commands;

namespace Company.Pledges.Domain;

/// <summary>Why not.</summary>
internal static class Refusals
{
    public static readonly Failure TextMissing = Failure.Invalid("pledges.text-missing", "text");
    public static readonly Failure TextTooLong = Failure.Invalid("pledges.text-too-long", "text", Note.LongestText);
}
