using System.Text.Json.Nodes;
using Campaigns.Kernel.Commands;

namespace Campaigns.Kernel.Recipes;

/// <summary>What is configured in an installation, written as a recipe: to be kept beside the code, compared, and carried out in another
/// installation. Data of people and secrets are no part of it.</summary>
public interface IDeploymentPlan
{
    /// <summary>Everything that differs from how the product comes. The same configuration gives the same text.</summary>
    Task<JsonObject> Export(CancellationToken ct);

    /// <summary>Carries a plan out, or says what it would change. Nothing is changed while a step is refused. Carried out again it changes nothing.</summary>
    /// <param name="plan">As <see cref="Export"/> wrote it.</param>
    /// <param name="save">False: only says.</param>
    /// <param name="by">Who asks; each step needs the permission of its kind.</param>
    /// <param name="ct">Gives up.</param>
    Task<PlanOutcome> Import(JsonObject plan, bool save, Security.IActor by, CancellationToken ct);
}

/// <summary>A kind of step in a deployment plan: what a module keeps as configuration. Found by this interface.</summary>
public interface IPlanPart
{
    /// <summary>The <c>name</c> of its step, <c>module-noun</c>.</summary>
    string Name { get; }

    /// <summary>What the caller must be granted everywhere, to export and to import.</summary>
    string Permission { get; }

    /// <summary>The step's members; null when all is as the product comes.</summary>
    Task<JsonObject?> Export(CancellationToken ct);

    /// <summary>Carries the step out, or says what it would change.</summary>
    /// <returns>One line for each change, in the reader's language; refused with every reason, the place as field.</returns>
    Task<Result<IReadOnlyList<string>>> Import(JsonObject step, bool save, CancellationToken ct);
}

/// <summary>What a plan changes.</summary>
/// <param name="Steps">In their order.</param>
public sealed record PlanOutcome(IReadOnlyList<PlanStepOutcome> Steps)
{
    /// <summary>Whether no step is refused.</summary>
    public bool Succeeded => Steps.All(s => s.Failures.Count == 0);

    /// <summary>How many things change.</summary>
    public int Changes => Steps.Sum(s => s.Changes.Count);
}

/// <summary>What one step changes.</summary>
/// <param name="Name">Name of the step.</param>
/// <param name="Changes">One line each.</param>
/// <param name="Failures">Why it cannot be carried out.</param>
/// <param name="Waits">It belongs to a feature that the plan switches on first, and will be looked at then.</param>
public sealed record PlanStepOutcome(string Name, IReadOnlyList<string> Changes, IReadOnlyList<Failure> Failures, bool Waits = false);
