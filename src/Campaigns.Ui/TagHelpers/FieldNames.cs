using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Campaigns.Ui.TagHelpers;

/// <summary>How a field is found again: the error summary links to the id that the field gets, and both come from the last part of the name.</summary>
internal static class FieldNames
{
    /// <summary><c>Input.FullName</c> and <c>fullName</c> are both <c>fullName</c>; in a list, <c>Input.Rows[0].Name</c> and <c>rows[0].name</c> are both
    /// <c>rows-0-name</c>, so that no two fields share an id.</summary>
    public static string Id(string name)
    {
        var list = name.IndexOf('[', StringComparison.Ordinal);
        var start = (list < 0 ? name.LastIndexOf('.') : name.LastIndexOf('.', list)) + 1;
        var words = name[start..].Replace("]", "", StringComparison.Ordinal).Split('[', '.');
        return string.Join('-', words.Select(word => word.Length == 0 ? "" : char.ToLowerInvariant(word[0]) + word[1..]));
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
