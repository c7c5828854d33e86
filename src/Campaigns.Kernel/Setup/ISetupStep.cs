using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Slots;

namespace Campaigns.Kernel.Setup;

/// <summary>A module's part of the first set-up. The wizard and the verb <c>setup</c> ask and carry out the steps of all features that are
/// on, by order, and know nothing of what they are about.</summary>
public interface ISetupStep
{
    /// <summary>Names the step's answers, <c>module-noun</c>.</summary>
    string Name { get; }

    /// <summary>Lower comes first; asked and carried out in this order. Of one answer later ones may depend on earlier ones.</summary>
    int Order { get; }

    /// <summary>Text key of the step's heading; null for a step that asks nothing and is only carried out.</summary>
    string? TextKey { get; }

    /// <summary>Fields that are never shown again, such as a password: sent empty, they keep what was answered before.</summary>
    IReadOnlyList<string> Secrets => [];

    /// <summary>The fields of the step. The partial is given a model with the answers so far; fields are sent under the answers' names.</summary>
    Task<SlotItem?> Show(SetupAnswers answers, CancellationToken ct) => Task.FromResult<SlotItem?>(null);

    /// <summary>What is wrong with this step's answers, the field under the name it is sent by. Asked when the step is left, and for all
    /// steps before anything is carried out.</summary>
    Task<IReadOnlyList<Failure>> Check(SetupAnswers answers, CancellationToken ct) => Task.FromResult<IReadOnlyList<Failure>>([]);

    /// <summary>Carries the answers out. Repeatable: a run that was cut off is run again from the start and must come to the same.</summary>
    Task Apply(SetupAnswers answers, CancellationToken ct);
}

/// <summary>Something that is looked at before set-up begins, such as a database or a gateway.</summary>
public interface ISetupCheck
{
    /// <summary>Lower comes first.</summary>
    int Order { get; }

    /// <summary>Looks.</summary>
    Task<SetupFinding> Look(SetupAnswers answers, CancellationToken ct);
}

/// <summary>What a check found.</summary>
/// <param name="TextKey">Text key of what was looked at.</param>
/// <param name="State">How it stands.</param>
/// <param name="Advice">Text key of how to mend it; null when there is nothing to mend.</param>
/// <param name="Args">Values for the advice.</param>
public sealed record SetupFinding(string TextKey, SetupFindingState State, string? Advice = null, params object[] Args);

/// <summary>How a check stands.</summary>
public enum SetupFindingState
{
    /// <summary>Works.</summary>
    Sound,

    /// <summary>Does not, and may be left for later.</summary>
    CanWait,

    /// <summary>Does not, and set-up cannot begin.</summary>
    Blocks,
}
