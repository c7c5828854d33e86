namespace Campaigns.Kernel.Values;

/// <summary>One page of a list, by key.</summary>
/// <param name="Items">The rows.</param>
/// <param name="Next">Opaque; ask with it for the next page. Null: this was the last.</param>
public sealed record Paged<T>(IReadOnlyList<T> Items, string? Next);
