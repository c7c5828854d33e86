using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Campaigns.Ui.TagHelpers;

/// <summary>How a field is found again: the error summary links to the id that the field gets, and both come from the last part of the name.</summary>
internal static class FieldNames
{
    /// <summary><c>Input.FullName</c> and <c>fullName</c> are both <c>fullName</c>.</summary>
    public static string Id(string name)
    {
        var last = name[(name.LastIndexOf('.') + 1)..].Replace('[', '-').Replace("]", "", StringComparison.Ordinal);
        return last.Length == 0 ? "" : char.ToLowerInvariant(last[0]) + last[1..];
    }

    /// <summary>The first refusal of the field; a failure may name it without the prefix it is bound under.</summary>
    public static string? Error(ModelStateDictionary state, string name)
    {
        var id = Id(name);
        foreach (var (key, entry) in state)
            if (entry.Errors.Count > 0 && string.Equals(Id(key), id, StringComparison.OrdinalIgnoreCase))
                return entry.Errors[0].ErrorMessage;
        return null;
    }
}
