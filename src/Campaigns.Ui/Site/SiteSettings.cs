using System.ComponentModel.DataAnnotations;
using Campaigns.Kernel.Settings;

namespace Campaigns.Ui.Site;

/// <summary>What every page says about the site. Belongs to no feature, so it is always there.</summary>
[Settings("Site")]
public sealed record SiteSettings
{
    /// <summary>The organisation that runs the site, as people know it; empty shows none.</summary>
    [StringLength(120)] public string Owner { get; init; } = "";

    /// <summary>The organisation it works with; empty shows none.</summary>
    [StringLength(120)] public string Partner { get; init; } = "";

    /// <summary>The number on every public page; empty: the one of the configuration <c>Site:Phone</c>, else the line of Vietnam Social Security.</summary>
    [StringLength(30)] public string Phone { get; init; } = "";

    /// <summary>The language beside Vietnamese.</summary>
    public SecondLanguage SecondLanguage { get; init; } = SecondLanguage.English;
}

/// <summary>Languages that pages can be mirrored in.</summary>
public enum SecondLanguage
{
    /// <summary>Under <c>/en</c>.</summary>
    English,

    /// <summary>No mirror: <c>/en</c> is not there.</summary>
    None,
}
