using System.Text.Json.Nodes;
using Campaigns.Kernel.Commands;

namespace Campaigns.Kernel.Setup;

/// <summary>The first set-up of an installation. Implemented by the runtime. Until it is done, every address leads to <c>/setup</c>;
/// after that <c>/setup</c> is not there, for good.</summary>
public interface ISetup
{
    /// <summary>Whether it is done, or was never wanted: only an installation for real use is set up by hand.</summary>
    bool Done { get; }

    /// <summary>The steps that ask something, in order.</summary>
    IReadOnlyList<ISetupStep> Steps { get; }

    /// <summary>The answers kept so far.</summary>
    Task<SetupAnswers> Read(CancellationToken ct);

    /// <summary>Keeps a step's answers, so that they are there when the browser is opened again, and says what is wrong with them.
    /// Wrong answers are kept too: what was typed is never lost.</summary>
    Task<IReadOnlyList<Failure>> Save(string step, JsonObject answers, CancellationToken ct);

    /// <summary>The first step whose answers are missing or wrong, from 1; one more than there are steps when all are right.</summary>
    Task<int> NextOpen(CancellationToken ct);

    /// <summary>What was looked at before it may begin.</summary>
    Task<IReadOnlyList<SetupFinding>> Look(CancellationToken ct);

    /// <summary>Begins to carry the answers out in the background. A second call while it runs, here or in another process, begins nothing.
    /// Refused with what is still wrong.</summary>
    Task<Result<Done>> Begin(CancellationToken ct);

    /// <summary>Lets the browser that typed the installation's set-up code go on from another machine. False: that is not the code.</summary>
    Task<bool> Admit(Microsoft.AspNetCore.Http.HttpContext http, string? code);

    /// <summary>How far it is; null while it was not begun.</summary>
    SetupProgress? Progress { get; }
}

/// <summary>How far set-up is.</summary>
/// <param name="Done">Steps carried out.</param>
/// <param name="Of">Steps in all.</param>
/// <param name="Fault">Why it stopped, for people; null while it has not.</param>
public sealed record SetupProgress(int Done, int Of, string? Fault)
{
    /// <summary>Whether everything is carried out.</summary>
    public bool Finished => Fault is null && Done == Of;
}
