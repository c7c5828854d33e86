namespace Campaigns.Kernel.Verbs;

/// <summary>A command of the program's command line, beside <c>serve</c>. Works on the same data as a running server.</summary>
public interface IVerb
{
    /// <summary>The word, such as <c>token</c>.</summary>
    string Name { get; }

    /// <summary>One line for <c>--help</c>, in English.</summary>
    string Description { get; }

    /// <summary>Named options, such as <c>user</c> for <c>--user U</c>.</summary>
    IReadOnlyList<VerbOption> Options => [];

    /// <summary>Whether the database must be migrated before it runs.</summary>
    bool NeedsDatabase => true;

    /// <summary>Does it. Only what the verb promises goes to <paramref name="output"/>.</summary>
    /// <exception cref="VerbException">It could not be done; the message is for the operator, in one line.</exception>
    Task Run(IReadOnlyDictionary<string, string?> options, TextWriter output, CancellationToken ct);
}

/// <summary>An option of a verb.</summary>
/// <param name="Name">Without dashes.</param>
/// <param name="Description">For <c>--help</c>.</param>
/// <param name="Required">Whether the verb refuses to run without.</param>
/// <param name="Default">Taken when it is not given.</param>
/// <param name="Flag">Given without a value.</param>
/// <param name="Bare">Given without its name, such as <c>FILE</c> in <c>restore FILE</c>; in the order of the list.</param>
public sealed record VerbOption(string Name, string Description, bool Required = false, string? Default = null, bool Flag = false, bool Bare = false);

/// <summary>A verb could not do its work.</summary>
public sealed class VerbException(string message) : Exception(message);
