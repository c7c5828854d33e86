using System.Text;
using Microsoft.Extensions.Localization;

namespace Campaigns.Operations.Features.WatchOperations;

/// <summary>Names of jobs for people.</summary>
internal static class JobNames
{
    /// <summary>The text <c>module.job-name-of-the-type</c> where the module has one; else the type's own name. A text key stands for itself.</summary>
    public static string Of(IStringLocalizer texts, string name)
    {
        var parts = name.Split('.');
        if (parts[0] != "Campaigns" || parts.Length < 3) return texts[name];
        var text = texts[$"{parts[1].ToLowerInvariant()}.job{Kebab(parts[^1])}"];
        return text.ResourceNotFound ? parts[^1] : text.Value;
    }

    private static string Kebab(string name)
    {
        var kebab = new StringBuilder();
        foreach (var c in name) kebab.Append(char.IsUpper(c) ? "-" : "").Append(char.ToLowerInvariant(c));
        return kebab.ToString();
    }
}
