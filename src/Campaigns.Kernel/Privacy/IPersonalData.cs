using Campaigns.Kernel.Values;

namespace Campaigns.Kernel.Privacy;

/// <summary>What a module knows about a person; each module that stores personal data implements it.</summary>
public interface IPersonalData
{
    /// <summary>Everything, under text keys, for the person to read.</summary>
    Task<IReadOnlyDictionary<string, object?>> Export(RecordRef person, CancellationToken ct);

    /// <summary>Removes or anonymises what no law requires to keep. Running it again changes nothing.</summary>
    Task Erase(RecordRef person, CancellationToken ct);
}
