namespace Campaigns.Kernel.Commands;

/// <summary>A value, or the reasons why there is none. Reading the wrong side is a defect and throws.</summary>
public readonly struct Result<T>
{
    private readonly T _value;
    private readonly IReadOnlyList<Failure>? _failures;

    private Result(T value, IReadOnlyList<Failure>? failures)
    {
        _value = value;
        _failures = failures;
    }

    /// <summary>Whether there is a value.</summary>
    public bool Succeeded => _failures is null;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public T Value => Succeeded ? _value : throw new InvalidOperationException($"Refused: {string.Join(", ", _failures!.Select(f => f.Code))}");

    /// <summary>The reasons; empty when it succeeded.</summary>
    public IReadOnlyList<Failure> Failures => _failures ?? [];

    /// <summary>A success.</summary>
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>A refusal for one reason.</summary>
    public static implicit operator Result<T>(Failure failure) => new(default!, [failure]);

    /// <summary>A refusal for several reasons, at least one.</summary>
    public static Result<T> Refuse(IEnumerable<Failure> failures)
    {
        var all = failures.ToList();
        return all.Count > 0 ? new(default!, all) : throw new ArgumentException("A refusal needs a reason", nameof(failures));
    }

    /// <summary>The same refusal under another value type.</summary>
    public Result<TOther> Refused<TOther>() => Result<TOther>.Refuse(Failures);
}

/// <summary>For commands that answer nothing.</summary>
public readonly record struct Done
{
    /// <summary>The one value.</summary>
    public static Done It => default;
}
