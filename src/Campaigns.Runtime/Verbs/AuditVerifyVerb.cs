using Campaigns.Kernel.Security;
using Campaigns.Kernel.Verbs;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Runtime.Verbs;

/// <summary>Checks every hash chain there is.</summary>
internal sealed class AuditVerifyVerb(IServiceProvider services) : IVerb
{
    public string Name => "audit verify";

    public string Description => "Checks every hash chain and names the first broken entry. The hashes need no key; with the audit key the proof of each entry's writer is checked too.";

    public async Task Run(IReadOnlyDictionary<string, string?> options, TextWriter output, CancellationToken ct)
    {
        var broken = new List<string>();
        foreach (var chain in services.GetServices<IHashChain>())
        {
            var report = await chain.Verify(ct);
            if (report.Break is { } found) broken.Add($"{chain.Name}{(found.Within is null ? "" : $" of {found.Within}")}: {Say(found)}; {report.Entries} entries before it are whole");
            else await output.WriteLineAsync($"{chain.Name}: whole, {report.Entries} entries{Reserve(report)}{(report.Head is null ? "" : $", head {report.Head}")}");
        }

        if (broken.Count > 0) throw new VerbException(string.Join(". ", broken));
    }

    // What "whole" does not say.
    private static string Reserve(ChainReport report) =>
        (report.Unproved > 0 ? $" ({report.Unproved} by their hashes alone: their proofs were not checked, the key they were written under is not here)" : "")
        + (report.Waiting > 0 ? $", {report.Waiting} more wait to be chained" : "");

    private static string Say(ChainBreak b) => b.Kind switch
    {
        ChainDamage.Changed => $"the entry{(b.Entry > 0 ? $" {b.Entry}" : "")} at position {b.Position} was changed",
        ChainDamage.Removed => b.Entry > 0 ? $"entry {b.Entry} at position {b.Position} was removed" : $"the entry at position {b.Position} was removed",
        ChainDamage.Inserted => $"entry {b.Entry} was inserted by somebody else",
        ChainDamage.LeftOut => $"entry {b.Entry} stands outside of the chain, though later ones are in it",
        ChainDamage.Reordered => $"entry {b.Entry} at position {b.Position} was moved",
        ChainDamage.Truncated => $"the end is gone from position {b.Position} on",
        _ => $"the chain was rewritten; position {b.Position} is not what this machine remembers",
    };
}
