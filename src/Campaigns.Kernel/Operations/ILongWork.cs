namespace Campaigns.Kernel.Operations;

/// <summary>Shows work that takes long on the Operations page, with its progress, and lets it be cancelled there, from whichever process. Implemented by the runtime.</summary>
public interface ILongWork
{
    /// <summary>Does the work. Within a scheduled job it is shown as that job's run.</summary>
    /// <param name="name">A text key, such as <c>operations.backup-work</c>.</param>
    /// <param name="work">Is given what to tell progress to (done, of how many), and a token that also ends when somebody cancels it.</param>
    /// <param name="ct">The caller gives up.</param>
    /// <returns>False: somebody cancelled it.</returns>
    Task<bool> Run(string name, Func<Action<int, int>, CancellationToken, Task> work, CancellationToken ct);
}
