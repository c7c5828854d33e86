namespace Campaigns.Approvals.Features.WriteRoute;

/// <summary>A route as people fill it in. What a form has no field for stays in the document as it is.</summary>
internal sealed class RouteForm
{
    public string? TitleVi { get; set; }

    public string? TitleEn { get; set; }

    public List<StageForm> Stages { get; set; } = [];
}

internal sealed class StageForm
{
    /// <summary>Its number in the document the form was made from; none: a new one.</summary>
    public int? Was { get; set; }

    public string? Id { get; set; }

    public string? TitleVi { get; set; }

    public string? TitleEn { get; set; }

    /// <summary><c>all</c>, <c>any</c> or how many; of several branches.</summary>
    public string? Join { get; set; }

    public ConditionForm When { get; set; } = new();

    public List<StepForm> Steps { get; set; } = [];
}

/// <summary>A condition of one level, as rows; a deeper one stays in the document.</summary>
internal sealed class ConditionForm
{
    /// <summary><c>all</c> or <c>any</c>.</summary>
    public string? Match { get; set; }

    public List<LeafForm> Rows { get; set; } = [];

    /// <summary>It is nested: shown as text, changed in the document.</summary>
    public string? Nested { get; set; }
}

internal sealed class LeafForm
{
    public string? Field { get; set; }

    public string? Op { get; set; }

    public string? Value { get; set; }
}

internal sealed class StepForm
{
    /// <summary>Branch and step in the document; none: a new one.</summary>
    public string? Was { get; set; }

    public string? Id { get; set; }

    public List<WhoForm> Who { get; set; } = [];

    /// <summary><c>any</c>, <c>all</c>, <c>atLeast</c> or <c>percent</c>.</summary>
    public string? Quorum { get; set; }

    public string? Number { get; set; }

    public string? Due { get; set; }

    public string? Remind { get; set; }

    public string? EscalateAfter { get; set; }

    public WhoForm EscalateTo { get; set; } = new();

    public string? EscalateMode { get; set; }
}

/// <summary>Somebody who is asked.</summary>
internal sealed class WhoForm
{
    /// <summary><c>level</c>, <c>area</c>, <c>user</c>, <c>fact</c>, <c>managerOf</c> or <c>sameAs</c>.</summary>
    public string? Kind { get; set; }

    public string? Role { get; set; }

    public string? Org { get; set; }

    /// <summary>The level, the area, the person, the field or the step.</summary>
    public string? Which { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Role) && string.IsNullOrWhiteSpace(Org) && string.IsNullOrWhiteSpace(Which);
}
